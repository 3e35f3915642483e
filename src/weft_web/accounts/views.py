"""Coming in and going out."""

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from weft.records import Language
from weft_web.accounts import services
from weft_web.accounts.first import is_first_key
from weft_web.accounts.forms import PersonForm, SignInForm
from weft_web.accounts.selectors import nobody_yet
from weft_web.environment import Standing
from weft_web.forwarding import back_to
from weft_web.tongue import COOKIE, COOKIE_SECONDS, spoken

BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_http_methods(["GET", "POST"])
def first_person(request: HttpRequest, key: str = "") -> HttpResponse:
    """The first person makes her account: on a laptop whoever sits there, on a server whoever has the link that `weft serve` printed."""
    allowed = settings.ENVIRONMENT.standing is Standing.LAPTOP or is_first_key(key)
    if not nobody_yet() or not allowed:
        raise Http404
    form = PersonForm(request.POST or None, initial={"language": spoken(request).value})
    if request.method == "POST" and form.is_valid():
        person = services.first_person_make(**form.cleaned_data)
        login(request, person, BACKEND)
        return redirect("countries:home")
    return render(request, "accounts/first_person.html", {"form": form})


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Address and password; five wrong tries from one place make one wait a quarter of an hour."""
    if nobody_yet() and settings.ENVIRONMENT.standing is Standing.LAPTOP:
        return redirect("accounts:first_person")
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = authenticate(request, username=form.cleaned_data["email"], password=form.cleaned_data["password"])
        if getattr(request, "axes_locked_out", False):
            return locked_out(request)
        if person is not None:
            login(request, person)
            return redirect(back_to(request, "countries:home"))
        form.add_error(None, "accounts.wrong")
    return render(request, "accounts/sign_in.html", {"form": form, "next": request.GET.get("next", "")})


def locked_out(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """Too many wrong tries."""
    return render(request, "accounts/locked_out.html", status=429)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Out, and back to the door."""
    logout(request)
    return redirect("accounts:sign_in")


@require_POST
def speak(request: HttpRequest) -> HttpResponse:
    """Another language from now on, on this device and for this person."""
    language = request.POST.get("language", "")
    if language not in set(Language):
        raise Http404
    if request.user.is_authenticated:
        services.language_choose(request.user, language)
    response = redirect(back_to(request, "countries:home"))
    response.set_cookie(COOKIE, language, COOKIE_SECONDS, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response
