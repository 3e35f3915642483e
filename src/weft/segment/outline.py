"""Where in an instrument the reader stands: headings above, article, numbers inside it, zone, and the lead of a list."""

import re
from dataclasses import dataclass, field

from weft.records import Zone
from weft.segment.markers import Marker
from weft.segment.numbering import Step, Steps, advance

UNNUMBERED_RANK = 6
LEAD_ENDINGS = (":", "—", "–", "-", ":-", ": -")
MAXIMUM_LEAD = 300

_UNNUMBERED = {Zone.PREAMBLE: "preamble", Zone.CONTENTS: "contents", Zone.FRONT: "front", Zone.END: "end"}


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of the chain; `level` is the one the format declares, 0 when it does not."""

    rank: int
    level: int
    text: str


@dataclass(slots=True)
class Outline:
    """The place reached while walking an instrument from its first block to its last."""

    headings: list[Heading] = field(default_factory=list)
    zone: Zone = Zone.FRONT
    annex: str = ""
    article: str = ""
    last_section: int = 0
    steps: Steps = ()
    leads: dict[int, str] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)

    def enter_heading(self, rank: int, level: int, text: str) -> None:
        """A heading of this rank closes every heading of the same or lower standing."""
        while self.headings and self._closes(self.headings[-1], rank, level):
            self.headings.pop()
        self.headings.append(Heading(rank, level, text))
        self.article, self.steps, self.leads = "", (), {}

    @staticmethod
    def _closes(last: Heading, rank: int, level: int) -> bool:
        if level and last.level:
            return last.level >= level
        return last.rank >= rank

    def enter_annex(self, marker: Marker, text: str) -> None:
        """An annex closes all headings; its articles are numbered anew."""
        self.headings.clear()
        self.enter_heading(marker.rank, 0, text)
        self.annex, self.zone, self.last_section = f"annex_{marker.number}", Zone.ANNEX, 0

    def enter_article(self, marker: Marker, label: str, level: int) -> None:
        """A new article closes the last one and opens its own numbering."""
        while self.headings and self.headings[-1].rank >= marker.rank:
            self.headings.pop()
        self.headings.append(Heading(marker.rank, level, label))
        self.article, self.steps, self.leads = f"art_{marker.number}", (), {}
        digits = re.match(r"\d+", marker.number)
        self.last_section = int(digits[0]) if digits else self.last_section
        if self.zone not in (Zone.ANNEX, Zone.TRANSITORY):
            self.zone = Zone.BODY

    def enter_unit(self, marker: Marker) -> None:
        """The next numbered paragraph or point."""
        self.steps = advance(self.steps, marker)
        self.leads = {depth: lead for depth, lead in self.leads.items() if depth < len(self.steps)}

    def enter_plain(self) -> None:
        """A paragraph without number: it closes open points, not the numbered paragraph it stands in."""
        self.steps = tuple(step for step in self.steps[:1] if step.name.startswith("para_"))
        self.leads = {0: self.leads[0]} if 0 in self.leads else {}

    def note_lead(self, text: str) -> None:
        """Remembers a text that announces a list, for the items that complete it."""
        if text.rstrip().endswith(LEAD_ENDINGS):
            self.leads[len(self.steps)] = " ".join(text.split())[-MAXIMUM_LEAD:]

    @property
    def lead(self) -> str:
        """The announcing text nearest above the present number, "" when there is none."""
        if not self.leads:
            return ""
        above = [depth for depth in self.leads if depth < max(len(self.steps), 1)]
        return self.leads[max(above)] if above else ""

    @property
    def chain(self) -> str:
        """The headings above, from the highest down."""
        return " > ".join([heading.text for heading in self.headings if heading.text])

    def place(self, tail: str = "") -> str:
        """The path of the present place, e.g. `annex_2/art_12/para_3/point_a`; `tail` names an unnumbered unit."""
        parts = [self.annex, self.article or ("" if self.annex else self._unnumbered_place()), *[step.name for step in self.steps]]
        base = "/".join([part for part in parts if part])
        if not tail:
            return base
        key = f"{base}/{tail}"
        self.counters[key] = self.counters.get(key, 0) + 1
        return f"{key}_{self.counters[key]}"

    def _unnumbered_place(self) -> str:
        return _UNNUMBERED.get(self.zone, "text")


__all__ = ["UNNUMBERED_RANK", "Heading", "Outline", "Step"]
