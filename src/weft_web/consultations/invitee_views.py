"""Who is asked for comments: the list, one more, a table of people, those of an earlier round, the map of institutions by sector."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft.errors import InputError
from weft_web.asking import Asked, Voice
from weft_web.consultations import inviting, people_lists
from weft_web.consultations.desk import origin_of, page
from weft_web.consultations.forms import InviteeForm, ListForm
from weft_web.consultations.letters import link_of
from weft_web.consultations.matrices import matrix_of
from weft_web.consultations.models import Consultation, Invitee
from weft_web.consultations.selectors import round_of, rounds_of
from weft_web.countries.models import Country
from weft_web.institutions.selectors import chart_of
from weft_web.narrowing import is_key

PAGE = 50
EARLIER_SHOWN = 20


@require_GET
def invitees(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """All who are asked, and ways to ask more."""
    return _invitees(request, country, round_of(country, consultation))


def _invitees(request: Asked, country: Country, held: Consultation, forms: dict[str, object] | None = None) -> HttpResponse:
    rows = held.invitees.filter(withdrawn_at=None).select_related("delegated_by").prefetch_related("notices")
    paged = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    given = forms or {}
    shown = {
        "rows": [(one, link_of(one, origin_of(request))) for one in paged],
        "page": paged,
        "withdrawn": held.invitees.exclude(withdrawn_at=None).count(),
        "form": given.get("form") or _form(request, country),
        "list_form": given.get("list_form")
        or ListForm(country=country, voice=request.voice, initial={"tongue": request.voice.language.value}),
        "faults": given.get("faults", ()),
        "earlier": rounds_of(country).exclude(pk=held.pk)[:EARLIER_SHOWN],
        "columns": people_lists.COLUMNS,
    }
    return page(request, held, "invitees.html", shown, 400 if given else 200)


def _form(request: Asked, country: Country, invitee: Invitee | None = None) -> InviteeForm:
    begun = {name: getattr(invitee, name) for name in inviting.FIELDS} if invitee else {"language": request.voice.language.value}
    bodies = chart_of(country).shown
    return InviteeForm(
        request.POST if request.method == "POST" else None, country=country, voice=request.voice, initial=begun, bodies=bodies
    )


@require_POST
def invitee_add(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """One more."""
    held, form = round_of(country, consultation), _form(request, country)
    if not form.is_valid():
        return _invitees(request, country, held, {"form": form})
    _added(request, *inviting.invitees_add(held, [form.guest()], request.user))
    return redirect("consultations:invitees", country=country.code, consultation=held.key)


def _added(request: Asked, made: tuple[Invitee, ...], twice: int) -> None:
    """Says how many came in, and how many were there already."""
    messages.success(request, request.voice.say("consultations.invitees_added", len(made)))
    if twice:
        messages.info(request, request.voice.say("consultations.invitees_twice", twice))


@require_POST
def invitees_list(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """People from a table: those whose row can be read come in, the others stand in the field to be set right."""
    held = round_of(country, consultation)
    form = ListForm(request.POST, request.FILES, country=country, voice=request.voice)
    if not form.is_valid():
        return _invitees(request, country, held, {"list_form": form})
    try:
        lines = _lines(form)
    except InputError as fault:
        form.add_error("table", _fault_said(request.voice, fault))
        return _invitees(request, country, held, {"list_form": form})
    _added(request, *inviting.invitees_add(held, [one.guest for one in lines if one.guest], request.user))
    wrong = [one for one in lines if one.fault]
    if wrong:
        again = {"table": people_lists.as_text(wrong, request.voice), "tongue": form.cleaned_data["tongue"]}
        return _invitees(
            request, country, held, {"list_form": ListForm(country=country, voice=request.voice, initial=again), "faults": wrong}
        )
    return redirect("consultations:invitees", country=country.code, consultation=held.key)


def _lines(form: ListForm) -> tuple[people_lists.Line, ...]:
    given = form.cleaned_data
    if given["file"]:
        return people_lists.read_file(given["file"].read(people_lists.MOST_BYTES + 1), given["tongue"])
    return people_lists.read_text(given["table"], given["tongue"])


def _fault_said(voice: Voice, fault: InputError) -> str:
    """What is wrong with a table: a phrase of this page, or the sentence of the reading of workbooks."""
    return f"consultations.problem_{fault.code}" if fault.code.startswith("list_") else voice.message(fault.code, fault.arguments)


@require_POST
def invitees_again(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """Those of an earlier round."""
    held = round_of(country, consultation)
    source = round_of(country, _key(request.POST.get("source", "")))
    _added(request, *inviting.invitees_add(held, inviting.earlier_guests(held, source), request.user))
    return redirect("consultations:invitees", country=country.code, consultation=held.key)


def _key(said: str) -> str:
    return said if is_key(said) else "00000000-0000-0000-0000-000000000000"


@require_http_methods(["GET", "POST"])
def invitee(request: Asked, country: Country, consultation: object, invitee: object) -> HttpResponse:
    """What is known of an invitee, her letters and her link."""
    held = round_of(country, consultation)
    row = invitee_in(held, invitee)
    form = _form(request, country, row)
    if request.method == "POST" and form.is_valid():
        inviting.invitee_change(row, form.guest(), request.user)
        messages.success(request, request.voice.say("said.saved"))
        return redirect("consultations:invitees", country=country.code, consultation=held.key)
    shown = {
        "form": form,
        "one": row,
        "link": link_of(row, origin_of(request)),
        "notices": row.notices.select_related("by").order_by("-at"),
    }
    return page(request, held, "invitee.html", shown, 400 if form.errors else 200)


def invitee_in(consultation: Consultation, key: object) -> Invitee:
    """An invitee of this round; 404 where there is none."""
    rows = Invitee.objects.select_related("consultation__country", "consultation__draft", "delegated_by")
    return get_object_or_404(rows, key=key, consultation=consultation)


@require_POST
def invitee_withdraw(request: Asked, country: Country, consultation: object, invitee: object) -> HttpResponse:
    """An invitation taken back."""
    held = round_of(country, consultation)
    inviting.invitee_withdraw(invitee_in(held, invitee), request.user)
    messages.success(request, request.voice.say("consultations.invitee_withdrawn"))
    return redirect("consultations:invitees", country=country.code, consultation=held.key)


@require_GET
def matrix(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """The bodies of the map by sector: invited, replied, not invited yet."""
    held = round_of(country, consultation)
    return page(request, held, "matrix.html", {"matrix": matrix_of(held, request.voice)})


@require_POST
def body_invite(request: Asked, country: Country, consultation: object) -> HttpResponse:
    """A body of the map invited under its own name: one click, a person and an address can be added later."""
    held, wanted = round_of(country, consultation), request.POST.get("body", "")
    guest = matrix_of(held, request.voice).guest(wanted, request.voice.language.value)
    if guest is not None:
        _added(request, *inviting.invitees_add(held, [guest], request.user))
    answer = redirect("consultations:matrix", country=country.code, consultation=held.key)
    answer.headers["Location"] += f"#b-{guest.body}" if guest else ""
    return answer
