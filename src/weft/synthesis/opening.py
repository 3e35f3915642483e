"""The cover, the summary, and what was read and counted."""

from weft.records.synthesis import Kind
from weft.report import svg
from weft.report.paper import Cell, Column, Cover, Fact, Facts, Listing
from weft.synthesis import pictures
from weft.synthesis.cube import fitting
from weft.synthesis.kinship import ruled, tongues
from weft.synthesis.patterns import Pattern, Sort
from weft.synthesis.teller import Teller
from weft.synthesis.world import class_of
from weft.synthesis.writer import SynthesisWriter

FIRST = 3
SQUARE, PITCH, ACROSS = 18, 22, 14
"""The emblem: a square for each country, in pixels."""


def cover(teller: Teller) -> Cover:
    """The front page."""
    voice, one = teller.voice, teller.synthesis
    facts = (
        Fact(figure=voice.say("cover.date"), text=voice.day(one.made_on)),
        Fact(figure=voice.say("cover.language"), text=voice.tongue(teller.language.value)),
        *((Fact(figure=teller.say("cover.round"), text=one.round),) if one.round else ()),
        Fact(figure=voice.say("cover.version"), text=teller.say("cover.software", version=one.version)),
    )
    return Cover(
        kicker=teller.say("cover.kicker"),
        country="",
        title=one.title.said_in(teller.language),
        subtitle=teller.say("cover.subtitle", len(teller.countries)),
        emblem=emblem(teller),
        emblem_caption=teller.say("cover.emblem") if teller.countries else "",
        facts=facts,
        notices=_notices(teller),
    )


def _notices(teller: Teller) -> tuple[Fact, ...]:
    voice, one = teller.voice, teller.synthesis
    invented = [each.code for each in teller.countries if each.contribution.study.profile.invented]
    notices = []
    if invented:
        text = teller.say("cover.invented", len(invented), whole=len(teller.countries))
        notices.append(Fact(figure=teller.say("cover.invented_title"), text=text))
    label = one.label or voice.say("cover.draft_title")
    return (*notices, Fact(figure=label, text=teller.say("cover.version_text" if one.label else "cover.draft")))


def emblem(teller: Teller) -> str:
    """One square for each country, darker the more of its obligations have a rule; decorative."""
    steps = [class_of(*ruled(one)) for one in teller.countries]
    if not steps:
        return ""
    rows = -(-len(steps) // ACROSS)
    parts = [svg.box(place % ACROSS * PITCH, place // ACROSS * PITCH, SQUARE, SQUARE, step) for place, step in enumerate(steps)]
    return svg.picture(PITCH * ACROSS, PITCH * rows, parts, "")


def summary(writer: SynthesisWriter) -> None:
    """What a reader in a hurry needs: who, how much, what many have, what few have, what most lack, and what to bear in mind."""
    teller = writer.teller
    writer.aside(_lead(teller), "lead", style="lead")
    writer.add(Facts(facts=_facts(teller)), "facts")
    writer.picture(pictures.shares(teller))
    for sort in (Sort.COMMON_RULE, Sort.RARE_RULE, Sort.COMMON_GAP):
        found = [one for one in teller.gathered.patterns if one.sort is sort]
        if found:
            writer.heading(teller.say(f"summary.{sort.value}"), sort.value)
            writer.add(Listing(points=_points(teller, found)), sort.value)
    writer.heading(teller.say("summary.caution"), "caution")
    writer.aside(teller.say("summary.caution_text"), "caution", style="body")


def _lead(teller: Teller) -> str:
    passages, observed = (len(fitting(teller.cube, kind)) for kind in (Kind.PASSAGE, Kind.OBSERVATION))
    texts = sum(len(one.evidence.read) for one in teller.countries)
    parts = [
        teller.say("lead.countries", len(teller.countries)),
        teller.say("lead.texts", texts),
        teller.say("lead.passages", passages),
        teller.say("lead.observed", observed),
    ]
    return " ".join(parts)


def _facts(teller: Teller) -> tuple[Fact, ...]:
    counted = {sort: sum(one.sort is sort for one in teller.gathered.patterns) for sort in Sort}
    shown = (Sort.COMMON_RULE, Sort.RARE_RULE, Sort.COMMON_GAP)
    return tuple(Fact(figure=teller.voice.number(counted[one]), text=teller.say(f"fact.{one.value}", counted[one])) for one in shown)


def _points(teller: Teller, found: list[Pattern]) -> tuple[str, ...]:
    said = [
        teller.say("summary.point", about=teller.label(one.dimension, one.code), part=len(one.countries), whole=len(one.counted))
        for one in found[:FIRST]
    ]
    rest = len(found) - len(said)
    return (*said, *((teller.say("summary.more", rest),) if rest else ()))


def basis(writer: SynthesisWriter) -> None:
    """Which studies the report rests on, what is counted and how, what is not."""
    teller = writer.teller
    writer.tell("basis.intro", len(teller.countries))
    writer.table("syn.table.countries", _columns(writer), [_row(teller, one.code) for one in teller.countries])
    drafts = [one.code for one in teller.countries if one.contribution.draft]
    if drafts:
        writer.tell("basis.drafts", len(drafts), names=teller.among(drafts))
    writer.heading(teller.say("basis.counting"), "counting")
    rules = teller.known.rules.rules
    limits = rules.thresholds
    writer.tell("basis.entries")
    writer.tell("basis.common", common=limits.common, rare=limits.rare, observed=limits.observed, least=limits.least)
    writer.tell("basis.silence")
    writer.tell("basis.shares")
    writer.heading(teller.say("basis.people"), "people")
    writer.tell("basis.proposals")


def _columns(writer: SynthesisWriter) -> tuple[Column, ...]:
    heads = (("country", 18), ("region", 22), ("languages", 15), ("texts", -8), ("passages", -11), ("observed", -14), ("day", 14))
    return writer.columns(*((f"syn.column.{key}", width) for key, width in heads))


def _row(teller: Teller, code: str) -> tuple[Cell, ...]:
    one, voice = teller.by_code[code], teller.voice
    study = one.contribution.study
    counts = (len(one.evidence.read), len(one.evidence.findings), len(one.contribution.observations))
    return (
        Cell(text=f"{teller.opened(code)} ({code})"),
        Cell(text=voice.label("regions", one.contribution.region)),
        Cell(text=voice.among(*(voice.tongue(each) for each in sorted(tongues(one))))),
        *(Cell(text=voice.number(count)) for count in counts),
        Cell(text=voice.day(study.made_on)),
    )
