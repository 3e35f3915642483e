"""Where one is: the countries a person works in, a country's path, what it says of itself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from weft_web.asking import Asked
from weft_web.countries import founding, selectors, services
from weft_web.countries.forms import ANSWERS, FoundForm, ProfileForm, stated
from weft_web.countries.models import Country
from weft_web.countries.overview import overview
from weft_web.engine.naming import profile_named
from weft_web.jobs.selectors import under_way
from weft_web.rights import HOLDERS, Right, Role


@require_GET
def home(request: Asked) -> HttpResponse:
    """The countries of a person; straight into the only one."""
    countries = selectors.countries_of(request.user)
    if len(countries) == 1 and not request.GET:
        looks = any(Role(role) in HOLDERS[Right.LOOK] for role in countries[0].roles)
        return redirect("countries:workspace" if looks else "studies:study", country=countries[0].country.code)
    return render(request, "countries/home.html", {"countries": countries, "sample_waits": selectors.sample_waits()})


@require_http_methods(["GET", "POST"])
def found(request: Asked) -> HttpResponse:
    """A new country."""
    form = FoundForm(request.POST or None, language=request.voice.language, initial={"role": Role.CONSULTANT.value})
    if request.method == "POST" and form.is_valid():
        profile = profile_named(form.cleaned_data["code"])
        country = founding.country_found(profile, request.user, Role(form.cleaned_data["role"]))
        return redirect("countries:profile_edit", country=country.code)
    return render(request, "countries/found.html", {"form": form, "sample_waits": selectors.sample_waits()})


@require_GET
def workspace(request: Asked, country: Country) -> HttpResponse:
    """The path, what to do next, what was done lately."""
    shown = {"overview": overview(country), "jobs": under_way(country), "sample": selectors.is_sample(country)}
    return render(request, "countries/workspace.html", shown)


@require_GET
def profile(request: Asked, country: Country) -> HttpResponse:
    """Scope and profile, to be read."""
    shown = {"conditions": selectors.conditions(country), "sample": selectors.is_sample(country)}
    return render(request, "countries/profile.html", shown)


@require_http_methods(["GET", "POST"])
def profile_edit(request: Asked, country: Country) -> HttpResponse:
    """Scope and profile, to be changed."""
    form = ProfileForm(request.POST or None, initial=stated(country))
    if request.method == "POST" and form.is_valid():
        services.country_describe(country, form.values(), request.user)
        messages.success(request, request.voice.say("said.saved"))
        return redirect("countries:profile", country=country.code)
    shown = {"form": form, "conditions": selectors.conditions(country), "answers": ANSWERS}
    return render(request, "countries/profile_edit.html", shown)
