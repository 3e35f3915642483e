"""What people said of obligations and matters, in words: it stands beside what the machine found, and decides what is reported."""

from collections.abc import Iterator

from weft.records import Contradiction, Mandate, Overlap, Statement, View
from weft.report.evidence import Evidence
from weft.report.voice import Voice

ENDS = (".", "!", "?", "…", ".”", ".»")
REJECTED = "rejected"


def views_on(evidence: Evidence, kind: str, place: int) -> tuple[View, ...]:
    """What people say of one matter, the last word last."""
    return tuple(one for one in evidence.study.said.views if (one.kind, one.place) == (kind, place))


def contradictions(evidence: Evidence) -> tuple[tuple[Contradiction, tuple[View, ...]], ...]:
    """The possible contradictions to be reported, each with what people say of it."""
    every = enumerate(evidence.study.assessment.contradictions)
    found = ((one, views_on(evidence, "contradiction", place)) for place, one in every)
    return tuple((one, views) for one, views in found if not is_rejected(views))


def overlaps(evidence: Evidence) -> tuple[tuple[Overlap, tuple[View, ...]], ...]:
    """The overlaps to be reported, each with what people say of it."""
    every = enumerate(evidence.study.assessment.overlaps)
    found = ((one, views_on(evidence, "overlap", place)) for place, one in every)
    return tuple((one, views) for one, views in found if not is_rejected(views))


def is_rejected(views: tuple[View, ...]) -> bool:
    """Whether the last word rejects a matter; not where it was given on words that are others now."""
    return bool(views) and views[-1].verdict == REJECTED and not views[-1].changed


def verdict(views: tuple[View, ...]) -> str:
    """The verdict that counts; "" where there is none, or the words are no longer those it was given on."""
    return views[-1].verdict if views and not views[-1].changed else ""


def set_aside(evidence: Evidence, voice: Voice, kind: str) -> str:
    """How many matters of a kind people rejected, and who; "" where there is none."""
    every = {one.place for one in evidence.study.said.views if one.kind == kind}
    given = [views for place in sorted(every) if is_rejected(views := views_on(evidence, kind, place))]
    names = voice.among(*dict.fromkeys(views[-1].by for views in given))
    return voice.say(f"people.set_aside.{kind}", len(given), names=names) if given else ""


def spoken_of(evidence: Evidence) -> int:
    """How many obligations and matters people have spoken of."""
    said = evidence.study.said
    return len({one.obligation for one in said.statements} | {(one.kind, one.place) for one in said.views})


def view_said(voice: Voice, view: View) -> tuple[str, str]:
    """A view as the opening of a paragraph and its text."""
    named = voice.say("people.view", verdict=opened(voice.say(f"people.verdict.{view.verdict}")), name=view.by, day=voice.day(view.on))
    return named, " ".join((ended(view.reason), *((voice.say("people.changed"),) if view.changed else ())))


def statements_on(evidence: Evidence, obligation: str) -> tuple[Statement, ...]:
    """What people state of one obligation, oldest first."""
    return tuple(one for one in evidence.study.said.statements if one.obligation == obligation)


def mandates_of(evidence: Evidence, body: str) -> tuple[Mandate, ...]:
    """The roles that people gave to a body."""
    return tuple(one for one in evidence.study.said.mandates if one.body == body)


def mandate_said(voice: Voice, mandate: Mandate) -> tuple[str, str]:
    """A role that a person gave, as the opening of a paragraph and its text."""
    source = f" {ended(voice.say('people.source', source=mandate.source))}" if mandate.source else ""
    return voice.say("people.mandate", name=mandate.by, day=voice.day(mandate.on)), (
        ended(voice.label("institution_roles", mandate.role)) + source
    )


def named(voice: Voice, by: str, on: str) -> str:
    """Who said something, and when."""
    return voice.say("people.named", name=by, day=voice.day(on))


def statement_said(voice: Voice, statement: Statement) -> tuple[str, str]:
    """A statement as the opening of a paragraph and its text."""
    named = voice.say("people.statement", name=statement.by, day=voice.day(statement.on))
    return named, " ".join(_parts(voice, statement))


def _parts(voice: Voice, statement: Statement) -> Iterator[str]:
    yield ended(opened(voice.say(f"people.kind.{statement.kind}")))
    yield ended(statement.reason)
    if statement.source:
        yield ended(voice.say("people.source", source=statement.source))


def opened(words: str) -> str:
    """Words that open a sentence."""
    return words[:1].upper() + words[1:]


def ended(words: str) -> str:
    """Words with a full stop where they have none."""
    words = words.strip()
    return words if not words or words.endswith(ENDS) else f"{words}."
