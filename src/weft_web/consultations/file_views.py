"""Files of a round: the draft to print and the forms to fill in, the table of comments, changes between drafts, who was asked."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from weft.records import Language
from weft_web import engine
from weft_web.asking import Asked
from weft_web.consultations.desk import origin_of, page
from weft_web.consultations.drafts_kept import draft_of
from weft_web.consultations.follow_views import chosen
from weft_web.consultations.forms import LANGUAGES
from weft_web.consultations.models import Consultation, Draft
from weft_web.consultations.people_table import people_xlsx
from weft_web.consultations.process import process_write
from weft_web.consultations.recording import round_record, told
from weft_web.consultations.selectors import following, round_of
from weft_web.countries.models import Country
from weft_web.engine.comment_files import Call, form_made
from weft_web.engine.comment_papers import redline_made, table_made, to_print
from weft_web.headers import as_download
from weft_web.jobs.selectors import under_way
from weft_web.studies.composing import NothingToWriteError

MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}
Maker = Callable[[Consultation, Draft | None, str], bytes]


def call_of(held: Consultation) -> Call:
    """What a form says of where it goes."""
    return Call(round=str(held.key), closes_at=held.closes_at.isoformat(), zone=held.zone, send_to=held.by.email)


def _form(kind: str) -> Maker:
    def made(held: Consultation, _after: Draft | None, language: str) -> bytes:
        return form_made(kind, draft_of(held.draft), call_of(held), language)

    return made


def _table(kind: str) -> Maker:
    def made(held: Consultation, _after: Draft | None, language: str) -> bytes:
        return table_made(kind, round_record(held), draft_of(held.draft), language, names=held.names)

    return made


def _print(held: Consultation, _after: Draft | None, language: str) -> bytes:
    return to_print(draft_of(held.draft), told(held.closes_at), held.zone, language)


def _redline(held: Consultation, after: Draft | None, language: str) -> bytes:
    if after is None or language not in draft_of(after).papers:
        raise Http404
    return redline_made(draft_of(held.draft), draft_of(after), language)


MAKERS: dict[str, Maker] = {
    "draft.pdf": _print,
    "form.docx": _form("docx"),
    "form.xlsx": _form("xlsx"),
    "table.docx": _table("docx"),
    "table.xlsx": _table("xlsx"),
    "table.pdf": _table("pdf"),
    "redline.docx": _redline,
}
"""What makes each file, in a language that the text has."""

GROUPS = (
    ("draft", ("draft.pdf", "form.docx", "form.xlsx")),
    ("outcome", ("table.docx", "table.xlsx", "table.pdf")),
    ("changes", ("redline.docx",)),
)
"""Files by what they are for."""


@require_GET
def files(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """All files of a round."""
    held = round_of(country, consultation)
    after = chosen(following(held.draft), request.GET.get("draft", ""))
    languages = {"draft": _languages(held.draft), "outcome": _languages(held.draft), "changes": _languages(held.draft, after)}
    groups = [(group, [(form, languages[group]) for form in forms]) for group, forms in GROUPS if languages[group]]
    return page(request, held, "files.html", {"groups": groups, "after": after, "all_languages": LANGUAGES})


def _languages(*drafts: Draft | None) -> tuple[str, ...]:
    """The languages that all of these drafts have; none where one of them is missing."""
    return tuple(one for one in LANGUAGES if all(draft is not None and one in draft.sources for draft in drafts))


@require_GET
def file(request: Asked, country: Country, consultation: object, form: str) -> HttpResponse:
    """One file, in the language asked for."""
    held, language = round_of(country, consultation), request.GET.get("language", "") or request.voice.language.value
    maker = MAKERS.get(form)
    if maker is None or language not in draft_of(held.draft).papers:
        raise Http404
    body = maker(held, chosen(following(held.draft), request.GET.get("draft", "")), language)
    kind = form.rpartition(".")[2]
    return as_download(HttpResponse(body, content_type=MEDIA[kind]), f"{country.code}-{language}-{held.draft.label}-{form}")


@require_GET
def people(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """Who was asked, with addresses and links: for those who hold the round."""
    held = round_of(country, consultation)
    asked = request.GET.get("language", "")
    voice = engine.voice(Language(asked)) if asked in set(Language) else request.voice
    return as_download(
        HttpResponse(people_xlsx(held, voice, origin_of(request)), content_type=MEDIA["xlsx"]), f"{country.code}-people.xlsx"
    )


@require_POST
def process(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """The chapter on how the text was prepared, put into the study as one's own text."""
    held, said = round_of(country, consultation), request.POST.get("language", "")
    if said not in set(Language) or held.draft.kind != "study":
        raise Http404
    try:
        keys = process_write(country, Language(said), request.user)
    except NothingToWriteError:
        return render(request, "studies/nothing.html", {"jobs": under_way(country)})
    messages.success(request, request.voice.say("consultations.process_done", len(keys)))
    answer = redirect("studies:at", country=country.code, language=said)
    answer.headers["Location"] += f"?key={keys[0]}"
    return answer
