"""The sample country: founded by one button, removed again after one page that says what goes with it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from weft_web.asking import Asked
from weft_web.countries.founding import sample_found
from weft_web.countries.models import Country
from weft_web.countries.removing import going, sample_remove
from weft_web.countries.selectors import is_sample
from weft_web.instruments.arriving import RefusedError


@require_POST
def found(request: Asked) -> HttpResponse:
    """The sample country, its analysis under way."""
    try:
        country = sample_found(request.user, request.voice.language)
    except RefusedError as refused:
        messages.error(request, request.voice.say(f"instruments.{refused.code}"))
        return redirect("countries:home")
    return redirect("countries:workspace", country=country.code)


@require_http_methods(["GET", "POST"])
def remove(request: Asked, country: Country) -> HttpResponse:
    """What goes with the sample country; POST removes it."""
    if not is_sample(country):
        raise Http404
    if request.method == "GET":
        return render(request, "countries/sample_remove.html", {"going": going(country)})
    sample_remove(country, request.user)
    messages.success(request, request.voice.say("countries.sample_removed"))
    return redirect("countries:home")
