"""Eight invented countries, made from content/synthesis/invented: files of law, profile and observations, the same for the same seed.

No chance is asked: whether a country holds a provision is drawn from a hash of seed, country, text and provision, and held against the
weight of the provision and the strength of the country. A stronger country so holds all that it held when it was weaker. What comes out
are files as a country would hand them in; whoever calls has them read and weighed like any other.
"""

from collections.abc import Iterator
from pathlib import Path

from weft import ids
from weft.content.loading import read
from weft.records import Language, Profile, Record, Text
from weft.records.synthesis import Observed

FOLDER = Path("synthesis") / "invented"
PER_CENT, HEXADECIMAL, DIGITS = 100, 16, 8
FIRST_WORD = {
    Language.EN: "## {number}. {heading}",
    Language.FR: "## Article {number}. {heading}",
    Language.ES: "## Artículo {number}. {heading}",
}
OTHER = "other"


class Provision(Record, forbid_unknown_fields=True):
    """A provision that a text may hold."""

    id: str
    weight: int
    heading: Text
    text: Text


class Law(Record, forbid_unknown_fields=True):
    """A text that a country may have, of a year between two."""

    id: str
    type: str
    weight: int
    years: tuple[int, int]
    title: Text
    provisions: tuple[Provision, ...]


class Texts(Record, forbid_unknown_fields=True):
    """Shape of texts.yaml."""

    notice: Text
    numbers: dict[str, Text]
    authorities: tuple[Text, ...]
    periods: tuple[int, ...]
    texts: tuple[Law, ...]


class Land(Record, forbid_unknown_fields=True):
    """An invented country."""

    code: str
    region: str
    language: Language
    strength: int
    sp: bool
    exports: bool
    transit: bool
    organisation: bool
    name: Text
    before: int | None = None


class Span(Record, forbid_unknown_fields=True):
    """Something for the earlier and for the later round."""

    before: str
    after: str


class Lands(Record, forbid_unknown_fields=True):
    """Shape of countries.yaml."""

    seed: str
    rounds: Span
    days: Span
    entries: tuple[Land, ...]


class Remark(Record, forbid_unknown_fields=True):
    """Something that may be observed."""

    id: str
    kind: str
    weight: int
    themes: tuple[str, ...]
    sectors: tuple[str, ...]
    title: Text
    text: Text
    area: str = ""
    priority: str = ""


class Remarks(Record, forbid_unknown_fields=True):
    """Shape of observations.yaml."""

    by: Text
    entries: tuple[Remark, ...]


class World(Record):
    """All of content/synthesis/invented."""

    lands: Lands
    texts: Texts
    remarks: Remarks


class Handed(Record):
    """What one invented country hands in for one round: its files by name, and the rest."""

    profile: Profile
    region: str
    language: Language
    round: str
    day: str
    files: tuple[tuple[str, str], ...]
    observations: tuple[Observed, ...]


def load(root: Path) -> World:
    """The content; errors: ContentError for a file that does not fit."""
    folder = root / FOLDER
    return World(
        lands=read(folder / "countries.yaml", Lands),
        texts=read(folder / "texts.yaml", Texts),
        remarks=read(folder / "observations.yaml", Remarks),
    )


def handed_in(world: World, *, earlier: bool = False, seed: str = "") -> tuple[Handed, ...]:
    """What every country of a round hands in; another `seed` makes other countries of the same strength."""
    drawn = _Drawn(world, seed or world.lands.seed, earlier=earlier)
    return tuple(drawn.handed(land) for land in world.lands.entries if not (earlier and land.before is None))


class _Drawn:
    """Draws countries of one seed and round."""

    def __init__(self, world: World, seed: str, *, earlier: bool) -> None:
        self._world, self._seed, self._earlier = world, seed, earlier
        self._round = world.lands.rounds.before if earlier else world.lands.rounds.after
        self._day = world.lands.days.before if earlier else world.lands.days.after

    def handed(self, land: Land) -> Handed:
        """One country."""
        return Handed(
            profile=_profile(land),
            region=land.region,
            language=land.language,
            round=self._round,
            day=self._day,
            files=tuple(self._files(land)),
            observations=tuple(self._observed(land)),
        )

    def _roll(self, land: Land, *names: str) -> int:
        """A number from 0 to 99, the same for the same names."""
        return int(ids.of(self._seed, land.code, *names)[:DIGITS], HEXADECIMAL) % PER_CENT

    def _strength(self, land: Land) -> int:
        return land.before if self._earlier and land.before is not None else land.strength

    def _holds(self, land: Land, weight: int, *names: str) -> bool:
        """Whether a country holds something: the weight is half of what stands against it, its own roll the other half."""
        return not weight or (weight + self._roll(land, *names)) / 2 < self._strength(land)

    def _files(self, land: Land) -> Iterator[tuple[str, str]]:
        for law in self._world.texts.texts:
            year = law.years[0] + self._roll(land, law.id, "year") * (law.years[1] - law.years[0]) // PER_CENT
            in_time = not self._earlier or year <= int(self._day[:4])
            if in_time and self._holds(land, law.weight, law.id):
                yield f"{land.code.lower()}-{law.id}-{year}.md", self._text(land, law, year)

    def _text(self, land: Land, law: Law, year: int) -> str:
        language, texts = land.language, self._world.texts
        number = 1 + self._roll(land, law.id, "number")
        held = [one for one in law.provisions if self._holds(land, one.weight, law.id, one.id)]
        marks = {
            "authority": texts.authorities[self._roll(land, "authority") % len(texts.authorities)].said_in(language),
            "days": str(texts.periods[self._roll(land, "days") % len(texts.periods)]),
            "year": str(year),
        }
        lines = [
            f"# {law.title.said_in(language)}",
            texts.numbers.get(law.type, texts.numbers[OTHER]).said_in(language).format(number=number, year=year),
            texts.notice.said_in(language).format(country=land.name.said_in(language)),
        ]
        for place, one in enumerate(held, 1):
            lines += [FIRST_WORD[language].format(number=place, heading=one.heading.said_in(language))]
            lines += [one.text.said_in(language).format(**marks)]
        return "\n\n".join(lines) + "\n"

    def _observed(self, land: Land) -> Iterator[Observed]:
        """What is observed does not depend on strength: weak countries have much to say."""
        remarks, language = self._world.remarks, land.language
        for one in remarks.entries:
            if self._roll(land, "observed", one.id, self._round) >= one.weight:
                yield Observed(
                    key=ids.of(land.code, self._round, one.id),
                    kind=one.kind,
                    title=one.title.said_in(language),
                    text=one.text.said_in(language),
                    language=language.value,
                    sectors=one.sectors,
                    themes=one.themes,
                    area=one.area,
                    priority=one.priority,
                    by=remarks.by.said_in(language),
                    on=self._day,
                )


def _profile(land: Land) -> Profile:
    return Profile(
        country=land.code,
        name=land.name,
        party_cbd=True,
        party_cpb=True,
        party_sp=land.sp,
        exports_lmos=land.exports,
        transit_state=land.transit,
        developing=True,
        regional_organisation=land.organisation,
        invented=True,
    )
