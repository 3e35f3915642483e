"""What the pages of entries show, put together."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.http import QueryDict
from django.urls import reverse

from weft.records import Record
from weft_web.asking import Asked, Voice
from weft_web.countries.models import Country
from weft_web.engine.asking import places
from weft_web.observations import selectors
from weft_web.observations.asked import question_of, reply_said
from weft_web.observations.comparing import Field, differences
from weft_web.observations.forms import (
    EVIDENCE_FORMS,
    AnswerEvidenceForm,
    EvidenceForm,
    FindingEvidenceForm,
    InterviewEvidenceForm,
    ObservationForm,
)
from weft_web.observations.models import Evidence, InterviewVersion, Observation, Version

Versioned = TypeVar("Versioned", Version, InterviewVersion)

BEGUN = ("finding", "answer", "question", "heard")
"""What an entry may be begun from, as addresses name it."""

OFFERED = (Evidence.Kind.FINDING, Evidence.Kind.DOCUMENT, Evidence.Kind.INTERVIEW, Evidence.Kind.SOURCE)
"""The evidence that the page of an entry offers to tie; replies are tied from the page of answers."""


class KindSaid(Record):
    """A kind of entry: its name, why it is asked for, and the questions to answer in it."""

    id: str
    name: str
    why: str
    prompts: tuple[str, ...]


def kinds(voice: Voice) -> list[KindSaid]:
    """The kinds of entries, in the order of the study."""
    language = voice.language
    return [
        KindSaid(
            id=kind,
            name=voice.say(f"observations.kind.{kind}"),
            why=one.why.said_in(language),
            prompts=getattr(one.prompts, language.value),
        )
        for kind, one in places().items()
    ]


def begun(request: Asked) -> dict[str, str]:
    """What the address says an entry is begun from."""
    return {name: value for name in BEGUN if (value := request.POST.get(name) or request.GET.get(name))}


def begun_from(request: Asked, country: Country) -> EvidenceForm | None:
    """The evidence that an entry is begun from, where it is there."""
    told = begun(request)
    kinds_of = {"finding": FindingEvidenceForm, "answer": AnswerEvidenceForm, "heard": InterviewEvidenceForm}
    of = next((form for name, form in kinds_of.items() if name in told), None)
    form = of(told, country=country, voice=request.voice) if of else None
    return form if form is not None and form.is_valid() else None


def form_page(
    request: Asked, form: ObservationForm, *, there: Observation | None = None, begun: EvidenceForm | None = None
) -> dict[str, Any]:
    """The form with the help for its kind; `begun`: what will be tied, with its words to look at."""
    help_ = next(one for one in kinds(request.voice) if one.id == form.of_kind)
    return {
        "form": form,
        "help": help_,
        "there": there,
        "begun": {name: value for name, value in form_data(begun).items() if name in BEGUN},
        "words": _words(request, begun),
        "picks": [(name, form[name]) for name in ("sectors", "themes")],
    }


def form_data(begun: EvidenceForm | None) -> dict[str, Any]:
    """What was given to the form of the evidence."""
    return dict(begun.cleaned_data) if begun is not None else {}


def _words(request: Asked, begun: EvidenceForm | None) -> tuple[str, str] | None:
    """The words an entry is begun from, in whose language; the team may see what may not be quoted."""
    if begun is None:
        return None
    evidence = begun.evidence(Observation())
    if evidence.kind == Evidence.Kind.FINDING and evidence.finding is not None:
        return evidence.finding.text, evidence.finding.language
    if evidence.saying is not None:
        return evidence.saying.text, evidence.saying.interview.language
    if evidence.answer is not None:
        question = question_of(evidence.answer.questionnaire, evidence.question)
        reply = str(evidence.answer.replies.get(evidence.question, ""))
        return (reply_said(request.voice, question, reply) if question else reply), evidence.answer.language
    return None


def again(form: ObservationForm, there: Observation) -> ObservationForm:
    """The form as it was sent, to be sent once more now that the other version is known."""
    there.refresh_from_db()
    data = cast(QueryDict, form.data).copy()
    data["seen"] = str(there.latest)
    fresh = ObservationForm(data, country=form.country, voice=form.voice)
    fresh.full_clean()
    fresh.add_error(None, "observations.changed_meanwhile")
    return fresh


def entry_page(request: Asked, country: Country, there: Observation, bad: tuple[str, EvidenceForm] | None = None) -> dict[str, Any]:
    """An entry with its evidence, its versions and what may be tied to it; `bad`: the form to be looked at again."""
    voice = request.voice
    rows = selectors.resting().filter(observation=there)
    there.standing_evidence = list(rows)  # type: ignore[attr-defined]  # as `resting` leaves it
    words = request.GET.get("find", "").replace("\x00", "").strip()[:200]
    forms = {kind: EVIDENCE_FORMS[kind](country=country, voice=voice) for kind in OFFERED} if may_write(request) else {}
    return {
        "one": there,
        "line": selectors.lines(voice, [there])[0],
        "help": next(one for one in kinds(voice) if one.id == there.kind),
        "versions": list(there.versions.select_related("by").order_by("-ordinal")),
        "find": words,
        "found": selectors.findings_like(country, words) if len(words) > 2 or words.isdecimal() else None,
        "offered": [(kind, bad[1] if bad and bad[0] == kind else form, bool(bad and bad[0] == kind)) for kind, form in forms.items()],
        "bad": bad[1] if bad else None,
        "interviews_address": reverse("observations:interviews", kwargs={"country": country.code}),
    }


def may_write(request: Asked) -> bool:
    """Whether forms are shown."""
    return "observe" in {right.value for right in request.rights}


def versions_page(request: Asked, rows: list[Versioned], fields: Callable[[Voice, Versioned], dict[str, Field]]) -> dict[str, Any]:
    """Two of some versions, oldest first: the last two unless others are asked for."""
    by_ordinal = {str(one.ordinal): one for one in rows}
    after = by_ordinal.get(request.GET.get("after", ""), rows[-1])
    before = by_ordinal.get(request.GET.get("before", ""), rows[max(0, rows.index(after) - 1)])
    found = differences(fields(request.voice, before), fields(request.voice, after))
    return {"versions": rows, "before": before, "after": after, "differences": found}
