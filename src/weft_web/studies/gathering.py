"""What people wrote elsewhere in the workbench that belongs to a place of the study: observations, and what they state of obligations."""

from collections.abc import Iterator

from weft import ids
from weft.records import Language
from weft_web import engine
from weft_web.asking import Voice
from weft_web.coverage.models import Statement
from weft_web.engine.reporting import Reference, Told, escaped
from weft_web.observations.models import Evidence, Observation
from weft_web.observations.resting import Ground
from weft_web.observations.selectors import Line, places_of
from weft_web.studies.composing import mark_of
from weft_web.studies.models import Study

Places = dict[str, tuple[Told, ...]]
"""By key of the block that it follows, or of the blank that it fills."""

CHAPTERS = ("places", "coverage")
"""The chapters in which something is told."""


def told_of(study: Study, chapter: str, marks: dict[str, Reference]) -> Places:
    """What is told in a chapter, in the words in which it was written; citations of passages and instruments stay linked."""
    voice = engine.voice(Language(study.language))
    match chapter:
        case "places":
            lines = places_of(study.country, voice)
            return {
                f"places/place:{kind}/blank": tuple(_entry(one, study, voice, marks) for one in there)
                for kind, there in lines.items()
                if there
            }
        case "coverage":
            return _stated(study, voice)
    return {}


def _entry(line: Line, study: Study, voice: Voice, marks: dict[str, Reference]) -> Told:
    """An observation with its evidence; one in another language says in which."""
    row = line.observation
    title = f"**{escaped(row.title)}.** " if row.title else ""
    rests = "; ".join(_rests(one, marks) for one in line.grounds)
    language = f" [{voice.tongue(row.language)}]" if row.language != study.language else ""
    evidence = f" ({rests})" if rests else f" ({voice.say('studies.no_evidence')})"
    return Told(
        key=f"places/place:{row.kind}/told:{_lasting(row)}", text=f"{title}{escaped(row.text.strip())}{evidence}{escaped(language)}"
    )


def _lasting(row: Observation | Statement) -> str:
    """What a row is called in keys: the same in another installation."""
    return ids.of(row.by.email, row.at.isoformat())


def _rests(ground: Ground, marks: dict[str, Reference]) -> str:
    """A piece of evidence: a citation where the study has the passage or the text, else in words."""
    evidence = ground.evidence
    mark = ""
    if evidence.kind == Evidence.Kind.FINDING and evidence.finding is not None:
        mark = mark_of(evidence.finding, marks)
    elif evidence.kind == Evidence.Kind.DOCUMENT and evidence.instrument is not None:
        mark = f"I:{evidence.instrument.key.hex}"
    said = escaped(ground.said)
    return f"[[{mark}]] {said}" if mark in marks else said


def _stated(study: Study, voice: Voice) -> Places:
    """What people state of obligations, after the paragraph on the obligation or the table of those without evidence."""
    told: dict[str, list[Told]] = {}
    for row in Statement.objects.filter(country=study.country, withdrawn_at=None).select_related("by").order_by("at", "id"):
        for key in _places(row):
            told.setdefault(key, []).append(Told(key=f"coverage/stated:{_lasting(row)}", text=_sentence(row, voice)))
    return {key: tuple(there) for key, there in told.items()}


def _places(row: Statement) -> Iterator[str]:
    """Where the study may speak of an obligation: the first that is there holds."""
    obligation = engine.obligations().get(row.obligation)
    yield f"coverage/obligation:{row.obligation}/state"
    if obligation is not None:
        yield f"coverage/without:{obligation.treaty}/table.without"


def _sentence(row: Statement, voice: Voice) -> str:
    kind = voice.say(f"coverage.kind.{row.kind}")
    source = f" {voice.say('studies.stated_source', source=row.source)}" if row.source else ""
    said = voice.say("studies.stated", obligation=f"[[O:{row.obligation}]]", kind=kind, reason=escaped(row.reason.strip()))
    return f"{said}{escaped(source)}"
