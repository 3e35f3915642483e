"""The matrix, what opens under a row, the page of an obligation, gaps, overlaps and possible contradictions."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from weft_web import engine, headers, onward
from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.coverage import matrix as matrices
from weft_web.coverage import reading, selectors, services, sheets
from weft_web.coverage.asking import addresses, asked
from weft_web.coverage.forms import StatementForm, ViewForm
from weft_web.coverage.models import Kind, Statement, Verdict, View
from weft_web.coverage.reading import Reader
from weft_web.coverage.weighed import weighed
from weft_web.findings import seeing
from weft_web.findings.assessing import is_behind


@require_GET
def matrix(request: Asked, country: Country) -> HttpResponse:
    """The matrix, with the opened row where one is asked for."""
    asking = asked(request.GET)
    held = weighed(country, reviewed_only=asking.reviewed_only)
    made = matrices.matrix(country, held, asking, request.voice)
    shown = {
        "asking": asking,
        "matrix": made,
        "drill": reading.drill(country, held, asking, _reader(request)),
        "addresses": addresses(asking, made.page, made.pages),
        "across": len(made.columns) + matrices.FIXED,
        "carried": asking.carried("treaty", "theme", "by"),
        "treaties": [one.id for one in engine.entries("treaties")],
        "themes": [one.id for one in engine.entries("themes")],
        "tabs": selectors.counted(held).items(),
        "behind": is_behind(country, reviewed_only=asking.reviewed_only),
        "register": onward.address("instruments:register", country=country.code),
    }
    return render(request, "coverage/matrix.html", shown)


def _reader(request: Asked) -> Reader:
    return Reader(voice=request.voice, eyes=seeing.reader_of(request))


@require_GET
def opened(request: Asked, country: Country) -> HttpResponse:
    """What opens under a row, alone, for the page to put in its place."""
    asking = asked(request.GET)
    held = weighed(country, reviewed_only=asking.reviewed_only)
    drill = reading.drill(country, held, asking, _reader(request))
    if drill is None:
        raise Http404
    across = len(matrices.columns_of(held, asking)) + matrices.FIXED
    shown = {"drill": drill, "across": across, "addresses": addresses(asking, asking.page, 1)}
    return render(request, "coverage/drill.html", shown)


@require_GET
def choose(request: Asked, country: Country) -> HttpResponse:
    """Which obligations and which instruments the matrix shows."""
    asking = asked(request.GET)
    held = weighed(country, reviewed_only=asking.reviewed_only)
    shown = {"choice": selectors.choice(held, asking, request.voice), "carried": asking.carried("only", "col")}
    return render(request, "coverage/choose.html", shown)


@require_GET
def export(request: Asked, country: Country, form: str) -> HttpResponse:
    """The matrix as asked for, all its pages and all instruments that speak, as a spreadsheet."""
    asking = asked(request.GET)
    held = weighed(country, reviewed_only=asking.reviewed_only)
    body, kind = sheets.matrix_as(form, country, held, asking, request.voice)
    return headers.as_download(HttpResponse(body, content_type=kind), f"{country.code}-coverage.{form}")


@require_GET
def obligation(request: Asked, country: Country, obligation: str) -> HttpResponse:
    """One obligation with all that was found on it."""
    return _obligation(request, country, obligation, StatementForm())


def _obligation(request: Asked, country: Country, obligation: str, form: StatementForm) -> HttpResponse:
    held = weighed(country, reviewed_only=False)
    if obligation not in held.rows:
        raise Http404
    duty = reading.duty(country, held, held.obligations[obligation], _reader(request))
    shown = {"form": form, "kinds": Kind.values, "duty": duty, "behind": is_behind(country)}
    return render(request, "coverage/obligation.html", shown)


@require_POST
def statement_make(request: Asked, country: Country, obligation: str) -> HttpResponse:
    """States something of an obligation."""
    if obligation not in engine.obligations():
        raise Http404
    form = StatementForm(request.POST)
    if not form.is_valid():
        return _obligation(request, country, obligation, form)
    services.statement_make(country, obligation, form.cleaned_data, request.user)
    messages.success(request, request.voice.say("coverage.stated"))
    return redirect("coverage:obligation", country=country.code, obligation=obligation)


@require_POST
def statement_withdraw(request: Asked, country: Country, statement: int) -> HttpResponse:
    """Undoes a statement of one's own."""
    row = get_object_or_404(Statement, pk=statement, country=country, by=request.user)
    services.statement_withdraw(row, request.user)
    messages.success(request, request.voice.say("coverage.withdrawn"))
    return redirect("coverage:obligation", country=country.code, obligation=row.obligation)


@require_GET
def matters(request: Asked, country: Country) -> HttpResponse:
    """Gaps, possible contradictions, overlaps: one kind at a time, all counted."""
    held = weighed(country, reviewed_only=False)
    found = selectors.found(held, request.GET.get("kind", ""))
    shown: dict[str, object] = {"found": found, "behind": is_behind(country)}
    if found.kind == "gap":
        shown["gaps"] = selectors.gaps_named(held, request.voice)
    else:
        shown["query"] = f"kind={found.kind}&"
        shown["listed"] = selectors.listed(country, held, found.kind, request.GET.get("page", "1"), request.voice)
    return render(request, "coverage/matters.html", shown)


@require_GET
def matter(request: Asked, country: Country, key: str) -> HttpResponse:
    """One overlap or possible contradiction, its texts side by side."""
    return _matter(request, country, key, ViewForm())


def _matter(request: Asked, country: Country, key: str, form: ViewForm) -> HttpResponse:
    one = selectors.matter_of(country, weighed(country, reviewed_only=False), key, _reader(request))
    if one is None:
        raise Http404
    return render(request, "coverage/matter.html", {"one": one, "form": form, "verdicts": Verdict.values})


@require_POST
def view_give(request: Asked, country: Country, key: str) -> HttpResponse:
    """Gives a view on a matter."""
    form = ViewForm(request.POST)
    if not form.is_valid():
        return _matter(request, country, key, form)
    one = selectors.matter_of(country, weighed(country, reviewed_only=False), key, _reader(request))
    if one is None:
        raise Http404
    services.view_give(country, one.matter, form.cleaned_data, request.user)
    messages.success(request, request.voice.say("coverage.view_given"))
    return redirect("coverage:matter", country=country.code, key=key)


@require_POST
def view_withdraw(request: Asked, country: Country, view: int) -> HttpResponse:
    """Undoes a view of one's own."""
    row = get_object_or_404(View, pk=view, country=country, by=request.user)
    services.view_withdraw(row, request.user)
    messages.success(request, request.voice.say("coverage.withdrawn"))
    return redirect("coverage:matters", country=country.code)
