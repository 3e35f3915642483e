"""What people wrote elsewhere in the workbench that fills a place of the study: observations, each with what it rests on."""

from collections.abc import Iterator

from weft.records import Language
from weft_web import engine
from weft_web.asking import Voice
from weft_web.engine.reporting import Reference, Told, escaped, quoted
from weft_web.observations.models import Evidence, Observation
from weft_web.observations.resting import Ground
from weft_web.observations.selectors import Line, places_of
from weft_web.studies.composing import mark_of
from weft_web.studies.models import Study
from weft_web.studies.people import lasting

Places = dict[str, tuple[Told, ...]]
"""By key of the block that it follows, or of the blank that it fills."""

CHAPTERS = ("places",)
"""The chapters in which something is told."""

LONGEST_QUOTE = 400


def is_told(study: Study, chapter: str) -> bool:
    """Whether anything is told in a chapter."""
    return chapter in CHAPTERS and Observation.objects.filter(country=study.country, withdrawn_at=None).exists()


def told_of(study: Study, chapter: str, marks: dict[str, Reference]) -> Places:
    """What is told in a chapter, in the words in which it was written; citations of passages and instruments stay linked."""
    if chapter not in CHAPTERS:
        return {}
    voice = engine.voice(Language(study.language))
    lines = places_of(study.country, voice)
    return {
        f"places/place:{kind}/blank": tuple(_entry(one, study, voice, marks) for one in there) for kind, there in lines.items() if there
    }


def _entry(line: Line, study: Study, voice: Voice, marks: dict[str, Reference]) -> Told:
    """An observation: what it is about, its words, its evidence; one in another language says in which."""
    row = line.observation
    title = f"**{escaped(row.title.rstrip('. '))}.** " if row.title else ""
    language = f" [{voice.tongue(row.language)}]" if row.language != study.language else ""
    about = " ".join(_about(row, voice, marks))
    rests = "; ".join(_rests(one, voice, marks) for one in line.grounds)
    evidence = voice.say("studies.rests_on", evidence=rests) if rests else voice.say("studies.no_evidence")
    said = " ".join(one for one in (f"{title}{escaped(row.text.strip())}{escaped(language)}", about, evidence) if one)
    return Told(key=f"places/place:{row.kind}/told:{lasting(row)}", text=said)


def _about(row: Observation, voice: Voice, marks: dict[str, Reference]) -> Iterator[str]:
    """The area and the priority of a need, the text and the window of an opportunity, the sectors of anything."""
    if row.area:
        yield voice.say("studies.of_area", area=escaped(voice.label("capacity_areas", row.area)))
    if row.priority:
        yield voice.say("studies.of_priority", priority=voice.say(f"people.priority.{row.priority}"))
    if row.instrument is not None:
        yield voice.say("studies.of_instrument", instrument=_instrument(row, marks))
    if row.window_from or row.window_to:
        yield _window(row, voice)
    if row.sectors:
        yield voice.say("studies.of_sectors", len(row.sectors), sectors=voice.listed(*(voice.label("sectors", one) for one in row.sectors)))


def _instrument(row: Observation, marks: dict[str, Reference]) -> str:
    instrument = row.instrument
    assert instrument is not None  # noqa: S101 - asked for only where there is one
    mark, title = f"I:{instrument.key.hex}", escaped(instrument.title or instrument.number)
    return f"{title} [[{mark}]]" if mark in marks else title


def _window(row: Observation, voice: Voice) -> str:
    begins, ends = (voice.day(one.isoformat()) if one else "" for one in (row.window_from, row.window_to))
    key = "studies.window" if begins and ends else "studies.window_from" if begins else "studies.window_to"
    return voice.say(key, begins=begins, ends=ends)


def _rests(ground: Ground, voice: Voice, marks: dict[str, Reference]) -> str:
    """A piece of evidence: a citation where the study has the passage or the text, its words, and what there is to say against it."""
    evidence = ground.evidence
    mark = ""
    if evidence.kind == Evidence.Kind.FINDING and evidence.finding is not None:
        mark = mark_of(evidence.finding, marks)
    elif evidence.kind == Evidence.Kind.DOCUMENT and evidence.instrument is not None:
        mark = f"I:{evidence.instrument.key.hex}"
    said = escaped(ground.said)
    parts = [f"[[{mark}]] {said}" if mark in marks else said]
    if ground.quote and evidence.kind != Evidence.Kind.FINDING:
        parts.append(escaped(quoted(ground.quote, ground.language, LONGEST_QUOTE)))
    parts += [escaped(one) for one in (evidence.url, evidence.note.strip()) if one]
    doubt = f" [{voice.say(ground.doubt)}]" if ground.doubt else ""
    return f"{', '.join(parts)}{escaped(doubt)}"
