"""The cover and the summary."""

from weft.records import Coverage, Extent
from weft.report import charts, heatmap, matters, people, summary_framework
from weft.report import evidence as looked_up
from weft.report.composer import Composer
from weft.report.evidence import Evidence, country, scored
from weft.report.paper import Cover, Fact, Facts, Listing, Paragraph
from weft.report.voice import Voice

FEW, FEWER = 3, 2


def cover(evidence: Evidence, voice: Voice) -> Cover:
    """The front page."""
    study = evidence.study
    emblem = heatmap.emblem(evidence)
    facts = (
        Fact(figure=voice.say("cover.date"), text=voice.day(study.made_on)),
        Fact(figure=voice.say("cover.language"), text=voice.tongue(voice.language.value)),
        Fact(figure=voice.say("cover.order"), text=voice.say(f"order.{study.order}")),
        Fact(figure=voice.say("cover.version"), text=voice.say("cover.versions", software=study.version, content=study.content_version)),
    )
    notices = [Fact(figure=voice.say("cover.draft_title"), text=voice.say("cover.draft"))]
    if study.profile.invented:
        notices.insert(
            0, Fact(figure=voice.say("cover.invented_title", country=country(evidence, voice)), text=voice.say("cover.invented"))
        )
    return Cover(
        kicker=voice.say("cover.kicker"),
        country=country(evidence, voice),
        title=voice.say("cover.title"),
        subtitle=voice.say("cover.subtitle", len(evidence.read)),
        emblem=emblem,
        emblem_caption=voice.say("cover.emblem") if emblem else "",
        facts=facts,
        notices=tuple(notices),
    )


def summary(composer: Composer) -> None:
    """What a reader in a hurry needs: the state in two sentences, three figures, one picture, what stands out, what is missing."""
    evidence, voice = composer.evidence, composer.voice
    composer.aside(_lead(evidence, voice), "lead", style="lead")
    composer.add(Facts(facts=_facts(evidence, voice)), "facts")
    composer.picture(charts.sectors(evidence, voice))
    if evidence.findings:
        summary_framework.told(composer)
    composer.heading(voice.say("summary.stands_out"), "stands_out")
    points = _points(composer)
    if points:
        composer.add(Listing(points=tuple(points)), "points")
    else:
        composer.aside(voice.say("summary.nothing_stands_out"), "points", style="body")
    composer.heading(voice.say("summary.caution"), "caution")
    spoken_of = people.spoken_of(evidence)
    unjudged = () if spoken_of else (voice.say("summary.unjudged"),)
    composer.aside(" ".join((voice.say("summary.proposals"), *unjudged, voice.say("summary.practice"))), "proposals", style="body")
    if spoken_of:
        composer.aside(voice.say("people.beside", spoken_of), "beside", style="body")
    if evidence.unread:
        references = tuple(looked_up.entry(evidence, one.document) for one in evidence.unread)
        composer.add(Paragraph(text=voice.say("summary.unread", len(evidence.unread)), references=references), "unread")


def _lead(evidence: Evidence, voice: Voice) -> str:
    if not evidence.read:
        return voice.say("summary.nothing_read")
    found = len(evidence.by_document)
    operative = sum(1 for one in evidence.findings if one.extent is Extent.OPERATIVE)
    parts = [voice.say("summary.read", len(evidence.read)), voice.say("summary.found", found)]
    if evidence.findings:
        parts.append(voice.say("summary.passages", len(evidence.findings), operative=voice.say("count.operative", operative)))
    return " ".join(parts)


def _facts(evidence: Evidence, voice: Voice) -> tuple[Fact, ...]:
    rows = [row for row in evidence.study.assessment.rows if scored(row)]
    ruled = sum(1 for row in rows if row.coverage is Coverage.OPERATIVE)
    gaps, waiting = len(matters.gaps(evidence)), matters.waiting(evidence)
    missing = Fact(figure=voice.number(gaps), text=voice.say("fact.gaps", gaps))
    unknown = Fact(figure="–", text=voice.say("fact.gaps_unknown", waiting))
    clashes = len(people.contradictions(evidence))
    return (
        Fact(figure=voice.say("fact.share", part=ruled, whole=len(rows)), text=voice.say("fact.ruled", ruled)),
        unknown if waiting and not gaps else missing,
        Fact(figure=voice.number(clashes), text=voice.say("fact.contradictions", clashes)),
    )


def _points(composer: Composer) -> list[str]:
    """The first contradictions, overlaps and gaps, each group with what it leaves out."""
    evidence, voice = composer.evidence, composer.voice
    gaps, clashes, overlaps = matters.gaps(evidence), people.contradictions(evidence), people.overlaps(evidence)
    said: list[str] = [matters.contradiction_text(evidence, voice, one) for one, _ in clashes[:FEWER]]
    said += [matters.overlap_text(voice, one) for one, _ in overlaps[:FEWER]]
    said += [matters.gap_title(evidence, voice, row, in_full=True) for row in gaps[:FEW]]
    rest = len(clashes) + len(overlaps) + len(gaps) - len(said)
    return [*said, *([voice.say("summary.more", rest)] if rest else [])]
