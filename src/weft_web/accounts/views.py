"""Coming in and going out."""

from axes.utils import reset as tries_forget
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST
from django_otp import login as second_step_done

from weft.records import Language
from weft_web.accounts import inviting, services
from weft_web.accounts.entering import come_in
from weft_web.accounts.first import is_first_key
from weft_web.accounts.forms import CodeForm, PasswordForm, PersonForm, SignInForm
from weft_web.accounts.second import Attempt, code_check, second_factor_of, seconds_until
from weft_web.accounts.selectors import nobody_yet
from weft_web.asking import Asked
from weft_web.environment import Standing
from weft_web.forwarding import back_to
from weft_web.tongue import COOKIE, COOKIE_SECONDS, spoken


@require_http_methods(["GET", "POST"])
def first_person(request: HttpRequest, key: str = "") -> HttpResponse:
    """The first person makes her account: on a laptop whoever sits there, on a server whoever has the link that `weft serve` printed."""
    allowed = settings.ENVIRONMENT.standing is Standing.LAPTOP or is_first_key(key)
    if not nobody_yet() or not allowed:
        raise Http404
    form = PersonForm(request.POST or None, initial={"language": spoken(request).value})
    if request.method == "POST" and form.is_valid():
        come_in(request, services.first_person_make(**form.cleaned_data))
        return redirect("countries:home")
    return render(request, "accounts/first_person.html", {"form": form})


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Address and password; five wrong tries from one place make one wait a quarter of an hour."""
    if nobody_yet() and settings.ENVIRONMENT.standing is Standing.LAPTOP:
        return redirect("accounts:first_person")
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        # In one case: tries with Ana@ and ana@ count together.
        person = authenticate(request, username=form.cleaned_data["email"].lower(), password=form.cleaned_data["password"])
        if getattr(request, "axes_locked_out", False):
            return locked_out(request)
        if person is not None:
            come_in(request, person)
            return redirect(back_to(request, "countries:home"))
        form.add_error(None, "accounts.wrong")
    return render(request, "accounts/sign_in.html", {"form": form, "next": back_to(request, "countries:home")})


def locked_out(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """Too many wrong tries."""
    return render(request, "accounts/locked_out.html", status=429)


@require_http_methods(["GET", "POST"])
def second_factor(request: Asked) -> HttpResponse:
    """The second step: the code of the telephone, or a recovery code."""
    if second_factor_of(request.user) is None or request.user.is_verified():  # type: ignore[attr-defined]  # by django_otp
        return redirect(back_to(request, "countries:home"))
    form, status = CodeForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        attempt = code_check(request.user, form.cleaned_data["code"])
        if attempt.device is not None:
            request.session.cycle_key()
            second_step_done(request, attempt.device)
            return redirect(back_to(request, "countries:home"))
        status = 429 if attempt.wait_until else 200
        form.add_error("code", _refused(request, attempt))
    shown = {"form": form, "next": back_to(request, "countries:home")}
    return render(request, "accounts/second_factor.html", shown, status=status)


def _refused(request: Asked, attempt: Attempt) -> str:
    """What is said of a code that was not accepted."""
    if attempt.wait_until:
        return request.voice.say("accounts.code_wait", seconds_until(attempt.wait_until))
    return "accounts.code_wrong"


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Out, and back to the door."""
    logout(request)
    return redirect(back_to(request, "accounts:sign_in"))


@require_POST
def speak(request: HttpRequest) -> HttpResponse:
    """Another language from now on, on this device and for this person."""
    language = request.POST.get("language", "")
    if language not in set(Language):
        raise Http404
    if request.user.is_authenticated:
        services.language_choose(request.user, language)
    response = redirect(back_to(request, "countries:home"))
    language_keep(response, language)
    return response


def language_keep(response: HttpResponse, language: str) -> None:
    """The language kept on this device."""
    response.set_cookie(COOKIE, language, COOKIE_SECONDS, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE, httponly=True)


@require_http_methods(["GET", "POST"])
def reset(request: HttpRequest, person: int, token: str) -> HttpResponse:
    """A new password, by a link that works once and for a day."""
    owner = inviting.reset_by(person, token)
    if owner is None:
        return render(request, "accounts/link_over.html", {"kind": "reset"}, status=410)
    form = PasswordForm(request.POST or None, person=owner)
    if request.method == "POST" and form.is_valid():
        logout(request)
        services.password_set(owner, form.cleaned_data["password"])
        tries_forget(username=owner.email)
        messages.success(request, request.voice.say("accounts.reset_done"))  # type: ignore[attr-defined]  # declared in asking.Asked
        return redirect("accounts:sign_in")
    return render(request, "accounts/reset.html", {"form": form, "owner": owner})
