"""What the fields of a part can be chosen from: bodies, goals, moments, other parts, what the study found."""

from collections import defaultdict
from functools import cached_property
from itertools import accumulate

from weft.records import Record
from weft.records.strategy import Part, Strategy
from weft_web import engine
from weft_web.asking import Voice
from weft_web.countries.models import Country
from weft_web.coverage.weighed import in_scope
from weft_web.engine import citing, planning
from weft_web.strategies.gathering import gathered
from weft_web.strategies.seeking import register_of

PARTS = ("decides", "leads", "supports", "is_consulted", "is_informed")
"""What a stakeholder does in the strategy."""

LISTED = 160
"""Letters of a part that is offered in a list."""

MOST_LETTERS = 20_000
"""Letters of all the instruments' names that a form brings with it; the rest is found by a search."""

APART = ("overlap", "contradiction")
"""Kinds of matters whose keys do not say what they are."""


class Option(Record):
    """Something that can be chosen; `group`: the heading under which it stands."""

    value: str
    label: str
    gloss: str = ""
    group: str = ""


class Offer:
    """What can be chosen in a country's strategy, said in the reader's language; each list is made when it is first asked for."""

    def __init__(self, country: Country, strategy: Strategy, voice: Voice) -> None:
        self.country, self.strategy, self.voice = country, strategy, voice
        self._made: dict[str, tuple[Option, ...]] = {}

    def options(self, name: str) -> tuple[Option, ...]:
        """The options of a list."""
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def _make(self, name: str) -> tuple[Option, ...]:
        voice = self.voice
        match name:
            case "bodies":
                return tuple(Option(value=one.key, label=planning.naming.words_of(one) or "…") for one in self.strategy.stakeholders)
            case "entry_points":
                return tuple(Option(value=one.key, label=self._brief(one)) for one in self.strategy.entry_points)
            case "objectives" | "outcomes" | "outputs" | "activities":
                return tuple(Option(value=one.key, label=f"{one.number} {self._brief(one)}") for one in getattr(self.strategy, name))
            case "sectors":
                return self._listed("sectors")
            case "roles":
                return self._listed("institution_roles")
            case "parts":
                return tuple(Option(value=one, label=voice.say(f"strategies.part.{one}")) for one in PARTS)
            case "instruments":
                return self._instruments
            case "cost_items":
                items = planning.known().cost_items
                return tuple(Option(value=one.label.said_in(self.strategy.language), label="") for one in items)
            case "goals":
                return self._goals
            case "counted":
                return self._counted
        return tuple(Option(value=known, label=label, gloss=gloss) for known, label, gloss in planning.options(voice, name))

    def _listed(self, kind: str) -> tuple[Option, ...]:
        return tuple(Option(value=one.id, label=self.voice.label(kind, one.id)) for one in engine.entries(kind))

    def _brief(self, part: Part) -> str:
        return citing.shortened(planning.named(part, self.voice.language), LISTED) or "…"

    @cached_property
    def _instruments(self) -> tuple[Option, ...]:
        names = list(dict.fromkeys(one.name for one in register_of(self.country, self.voice)))
        letters = accumulate(len(one) for one in names)
        return tuple(Option(value=name, label=name) for name, so_far in zip(names, letters, strict=True) if so_far <= MOST_LETTERS)

    @cached_property
    def _goals(self) -> tuple[Option, ...]:
        goals, language = planning.known().goals, self.voice.language
        groups = {one.id: one.label.said_in(language) for one in goals.groups}
        return tuple(
            Option(value=one.id, label=f"{one.code} {one.label.said_in(language)}".strip(), group=groups.get(one.group, ""))
            for one in goals.entries
        )

    @cached_property
    def _counted(self) -> tuple[Option, ...]:
        """Obligations whose share that has a rule can be a baseline: those of each treaty, those of each theme."""
        held: dict[tuple[str, str], list[str]] = defaultdict(list)
        for obligation in in_scope(self.country).values():
            held["treaties", obligation.treaty].append(obligation.id)
        for obligation in in_scope(self.country).values():
            held["themes", obligation.theme].append(obligation.id)
        return tuple(
            Option(value=",".join(some), label=self.voice.label(kind, code), group=self.voice.say(f"strategies.counted_{kind}"))
            for (kind, code), some in held.items()
        )

    def answers(self, offered: tuple[str, ...]) -> tuple[Option, ...]:
        """Matters of the study, by their keys."""
        return tuple(Option(value=one, label=self.matter(one)) for one in dict.fromkeys(offered))

    def matter(self, key: str) -> str:
        """A matter of the study, named; overlaps and possible contradictions as the study has them today."""
        return self._matters.get(key) or matter_said(self.voice, key) if key.startswith(APART) else matter_said(self.voice, key)

    @cached_property
    def _matters(self) -> dict[str, str]:
        apart = [one for one in gathered(self.country, self.voice).matters if one.kind in APART]
        return {one.key: self.voice.say(f"strategies.matter.{one.kind}", text=one.name) for one in apart}


def matter_said(voice: Voice, key: str) -> str:
    """A matter of the study, named: a gap by its article, a need by its area."""
    kind, _, code = key.partition(":")
    known = engine.obligations().get(code)
    if kind == "gap" and known is not None:
        return voice.say("strategies.matter.gap", article=citing.article_of(voice, known), text=known.label.said_in(voice.language))
    if kind == "need":
        return voice.say("strategies.matter.need", text=voice.label("capacity_areas", code))
    if f"strategies.matter.{kind}" in voice.content.phrases:
        return voice.say(f"strategies.matter.{kind}", text=code)
    return key
