"""What an entry rests on, said in words; no more of a person than she allows."""

from weft.records import Record
from weft_web.asking import Voice
from weft_web.engine.placing import place_said
from weft_web.findings.models import Standing
from weft_web.instruments.models import Instrument
from weft_web.observations.asked import question_of, reply_said
from weft_web.observations.models import Evidence
from weft_web.observations.speakers import attributed, speaker_of


class Ground(Record):
    """A piece of evidence: where it lies, its words ("" where they may not be given), and what there is to say against it."""

    evidence: Evidence
    said: str
    quote: str = ""
    language: str = ""
    doubt: str = ""


def ground(voice: Voice, evidence: Evidence) -> Ground:
    """One piece of evidence in words. `doubt`: a key of words/observations.yaml."""
    match evidence.kind:
        case Evidence.Kind.FINDING:
            return _finding(voice, evidence)
        case Evidence.Kind.DOCUMENT:
            return _document(voice, evidence)
        case Evidence.Kind.INTERVIEW:
            return _interview(voice, evidence)
        case Evidence.Kind.ANSWER:
            return _answer(voice, evidence)
    said = ", ".join(one for one in (evidence.citation, voice.day(evidence.dated.isoformat()) if evidence.dated else "") if one)
    return Ground(evidence=evidence, said=said)


def _finding(voice: Voice, evidence: Evidence) -> Ground:
    finding = evidence.finding
    assert finding is not None  # noqa: S101 - the database holds it
    said = f"{titled(finding.instrument)}, {place_said(voice, finding.path, finding.page)}"
    doubt = "" if finding.standing == Standing.HERE else "observations.doubt_gone"
    return Ground(evidence=evidence, said=said, quote=finding.text, language=finding.language, doubt=doubt)


def _document(voice: Voice, evidence: Evidence) -> Ground:
    instrument = evidence.instrument
    assert instrument is not None  # noqa: S101 - the database holds it
    page = voice.say("path.page", number=evidence.page) if evidence.page else ""
    said = ", ".join(one for one in (titled(instrument), page) if one)
    doubt = "" if evidence.exact else "observations.doubt_inexact"
    return Ground(evidence=evidence, said=said, quote=evidence.quote, language=instrument.language, doubt=doubt)


def _interview(voice: Voice, evidence: Evidence) -> Ground:
    interview, saying = evidence.interview, evidence.saying
    assert interview is not None  # noqa: S101 - the database holds it
    speaker = speaker_of(interview)
    key = "observations.from_interview" if speaker.quotable else "observations.from_interview_unquoted"
    said = voice.say(key, who=attributed(voice, speaker), day=voice.day(interview.held_on.isoformat()))
    stands = saying is not None and saying.withdrawn_at is None and speaker.quotable
    doubt = "observations.doubt_withdrawn" if interview.withdrawn_at or (saying and saying.withdrawn_at) else ""
    return Ground(evidence=evidence, said=said, quote=saying.text if saying and stands else "", language=interview.language, doubt=doubt)


def _answer(voice: Voice, evidence: Evidence) -> Ground:
    answer = evidence.answer
    assert answer is not None  # noqa: S101 - the database holds it
    speaker = speaker_of(answer)
    key = "observations.from_answer" if speaker.quotable else "observations.from_answer_unquoted"
    said = voice.say(
        key, who=attributed(voice, speaker), questionnaire=answer.questionnaire.title, day=voice.day(answer.at.date().isoformat())
    )
    question = question_of(answer.questionnaire, evidence.question)
    reply = str(answer.replies.get(evidence.question, ""))
    words = reply_said(voice, question, reply) if question else reply
    return Ground(evidence=evidence, said=said, quote=words if speaker.quotable else "", language=answer.language)


def titled(instrument: Instrument) -> str:
    """The title of an instrument, or else its number, the name of its file, where it was asked for."""
    return instrument.title or instrument.number or _file_of(instrument) or instrument.asked_of


def _file_of(instrument: Instrument) -> str:
    held = instrument.documents.filter(current=True).first()
    return held.name if held is not None else ""
