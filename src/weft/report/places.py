"""Places prepared for the analyst: what no text shows, with the questions to answer and the evidence at hand."""

from collections.abc import Callable

from weft.records import Coverage, Finding, Row, View
from weft.report import evidence as looked_up
from weft.report import matters, people
from weft.report.composer import Composer
from weft.report.content import Place
from weft.report.paper import Blank, Cell, Reference
from weft.report.voice import Voice

FREE_AREA = "other"
MOST_REFERENCES = 6
CONFIRMS = "gap_confirmed"


def chapter(composer: Composer) -> None:
    """One section for each place of the outline."""
    composer.say("places.intro")
    for place in composer.voice.content.outline.places:
        _place(composer, place)


def _place(composer: Composer, place: Place) -> None:
    language = composer.voice.language
    composer.heading(place.title.said_in(language), f"place:{place.id}")
    composer.text(place.why.said_in(language), "why")
    at_hand = _AT_HAND.get(place.id)
    if at_hand:
        at_hand(composer)
    prompts: tuple[str, ...] = getattr(place.prompts, language.value)
    composer.add(Blank(prompts=prompts, field=composer.voice.say("places.field")), "blank")


def _capacity(composer: Composer) -> None:
    """The official areas with the passages and gaps that bear on each; need and priority are left to a person."""
    voice, rows = composer.voice, []
    for area in (one for one in voice.content.lists["capacity_areas"].values() if one.id != FREE_AREA):
        themes = voice.content.outline.capacity.get(area.id, ())
        found = tuple(one for one in composer.evidence.findings if any(theme in themes for theme in one.themes))
        gaps = sum(1 for row in matters.gaps(composer.evidence) if composer.evidence.obligations[row.obligation].theme in themes)
        rows.append(
            (
                Cell(text=area.label.said_in(voice.language)),
                Cell(text=voice.number(len(found)), references=_first(composer, found)),
                Cell(text=voice.number(gaps)),
                *_needed(composer, area.id),
            )
        )
    columns = composer.columns(
        ("column.area", 34), ("column.passages_found", 20), ("column.gaps", -10), ("column.need", 22), ("column.priority", 14)
    )
    composer.table("table.capacity", columns, rows)


def _needed(composer: Composer, area: str) -> tuple[Cell, Cell]:
    """What people need in an area and how soon, each need on the same line of both cells as far as they fit."""
    needs = [one for one in composer.evidence.study.said.needs if one.area == area]
    said = [people.opened(composer.voice.say(f"people.priority.{one.priority}")) if one.priority else "" for one in needs]
    return Cell(text=composer.voice.listed(*(one.title for one in needs))), Cell(text=composer.voice.listed(*(one for one in said if one)))


def _first(composer: Composer, found: tuple[Finding, ...]) -> tuple[Reference, ...]:
    return tuple(looked_up.passage(composer.evidence, one) for one in found[:MOST_REFERENCES])


def _opportunities(composer: Composer) -> None:
    """Drafts among the instruments: texts that can still be changed."""
    evidence = composer.evidence
    drafts = [one for one in evidence.study.instruments if one.legal_status == "draft" or one.type == "draft"]
    references = tuple(looked_up.entry(evidence, one.document) for one in drafts)
    composer.text(composer.voice.say("places.drafts", len(drafts)), "drafts", references=references)


def _challenges(composer: Composer) -> None:
    """What only practice can show: obligations whose evidence lies elsewhere."""
    elsewhere = sum(1 for row in composer.evidence.study.assessment.rows if row.coverage is Coverage.ELSEWHERE)
    composer.say("places.elsewhere", elsewhere)


def _recommendations(composer: Composer) -> None:
    """Each gap, overlap and contradiction waiting for the action that answers it."""
    evidence, voice = composer.evidence, composer.voice
    rows = [
        _recommended(
            voice,
            "confirmed" if people.verdict(views) == "confirmed" else "contradiction",
            matters.contradiction_text(evidence, voice, one),
            _explained(voice, views),
        )
        for one, views in people.contradictions(evidence)
    ]
    rows += [
        _recommended(voice, "overlap", matters.overlap_text(voice, one), _explained(voice, views))
        for one, views in people.overlaps(evidence)
    ]
    rows += [_recommended(voice, "gap", matters.gap_title(evidence, voice, one), _stated(composer, one)) for one in matters.gaps(evidence)]
    columns = composer.columns(("column.kind", 18), ("column.matter", 38), ("column.action", 28), ("column.responsible", 16))
    composer.table("table.recommendations", columns, rows)


def _recommended(voice: Voice, kind: str, matter: str, reason: str) -> tuple[Cell, ...]:
    """A matter to decide; `reason`: what people say why no action may be needed."""
    return Cell(text=voice.say(f"kind.{kind}")), Cell(text=matter), Cell(text=reason), Cell()


def _explained(voice: Voice, views: tuple[View, ...]) -> str:
    """The explanation of a matter, where that is the last word on it."""
    return " ".join(people.view_said(voice, views[-1])) if people.verdict(views) == "explained" else ""


def _stated(composer: Composer, row: Row) -> str:
    """What people state against a gap."""
    stated = [one for one in people.statements_on(composer.evidence, row.obligation) if one.kind != CONFIRMS]
    return " ".join(part for one in stated for part in people.statement_said(composer.voice, one))


_AT_HAND: dict[str, Callable[[Composer], None]] = {
    "challenges": _challenges,
    "capacity": _capacity,
    "opportunities": _opportunities,
    "recommendations": _recommendations,
}
