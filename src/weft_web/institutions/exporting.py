"""Institutions as a table to be taken away: one row for each body and role, with the passage that gives it."""

from collections.abc import Iterator

from weft_web.asking import Voice
from weft_web.countries.models import Country
from weft_web.engine import tables
from weft_web.engine.placing import place_said
from weft_web.findings.models import Finding
from weft_web.institutions.bodies import Body, Chart, Role
from weft_web.institutions.models import Correction
from weft_web.institutions.passages import passages_of
from weft_web.institutions.selectors import sectors_read
from weft_web.institutions.telling import function

COLUMNS = ("name", "names", "state", "sector", "sector_by", "level", "parent", "role", "role_state", "evidence", "quote")
MORE_COLUMNS = ("sits_in", "members", "meets", "shares", "contact", "last_by", "last_on", "source")


def institutions_csv(country: Country, chart: Chart, voice: Voice) -> str:
    """The table as CSV."""
    head = [voice.say(f"institutions.column.{one}") for one in (*COLUMNS, *MORE_COLUMNS)]
    return tables.as_csv(head, _Writer(country, chart, voice).rows())


class _Writer:
    """Writes the rows of all bodies, hidden ones among them, so that nothing is missing without being said."""

    def __init__(self, country: Country, chart: Chart, voice: Voice) -> None:
        self.chart, self.voice = chart, voice
        self.sectors = sectors_read(country, chart.bodies)
        self.passages = passages_of(country, (one for body in chart.bodies for role in body.roles for one in role.passages))

    def rows(self) -> Iterator[list[str]]:
        """One row for each body and role; one for a body without."""
        for body in self.chart.bodies:
            for role in body.roles or (None,):
                yield [*self._body(body), *self._role(role), *self._ties(body), *self._last(body, role)]

    def _body(self, body: Body) -> list[str]:
        voice, sector = self.voice, body.sector or self.sectors.get(body.id, "")
        state = "hidden" if body.hidden else "named" if body.read_as else "unnamed"
        above = self.chart.known.get(body.parent)
        return [
            body.name,
            "; ".join(body.names),
            voice.say(f"institutions.state.{state}"),
            voice.label("sectors", sector) if sector else "",
            voice.say(f"institutions.by_{'people' if body.sector else 'texts'}") if sector else "",
            voice.say(f"institutions.level.{body.level}") if body.level else "",
            above.name if above else "",
        ]

    def _role(self, role: Role | None) -> list[str]:
        if role is None:
            return ["", "", "", ""]
        found = [self.passages[one] for one in role.passages if one in self.passages]
        state = "struck" if role.struck else "added" if role.added else "read"
        said = self.voice.say(f"institutions.role_{state}")
        return [self.voice.label("institution_roles", role.code), said, "; ".join(map(self._cited, found)), found[0].text if found else ""]

    def _cited(self, finding: Finding) -> str:
        return f"{finding.instrument.title or finding.instrument.pk}, {place_said(self.voice, finding.path, finding.page)}"

    def _ties(self, body: Body) -> list[str]:
        voice, contact = self.voice, body.said.get("contact")
        given = [str(contact.value.get(one, "")) for one in ("person", "post", "email", "phone")] if contact else []
        return [
            "; ".join(one.name for one, _ in self.chart.memberships_of(body)),
            "; ".join(one.name for one in body.members),
            voice.say(f"institutions.meets.{body.meets}") if body.meets else "",
            "; ".join(self._shared(body)),
            ", ".join(one for one in given if one),
        ]

    def _shared(self, body: Body) -> Iterator[str]:
        for shared in self.chart.shares_of(body):
            yield function(self.voice, shared.function)

    def _last(self, body: Body, role: Role | None) -> list[str]:
        """The correction that a row rests on: of its role, else the latest of the body."""
        of_role: Correction | None = (role.added or role.struck) if role else None
        last = of_role or (body.corrections[-1] if body.corrections else None)
        return [last.by.name, last.at.date().isoformat(), last.source] if last else ["", "", ""]
