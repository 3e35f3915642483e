"""One's own account: what one is called, how it is guarded, where one is signed in."""

from django.contrib import messages
from django.contrib.auth import authenticate, update_session_auth_hash
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_otp import login as second_step_done

from weft_web.accounts import selectors, services
from weft_web.accounts.entering import is_required
from weft_web.accounts.forms import (
    OldPasswordForm,
    OwnForm,
    PasswordChangeForm,
    SecondFactorAnewForm,
    SecondFactorEndForm,
    SecondFactorForm,
)
from weft_web.accounts.once import once_lay, once_take
from weft_web.accounts.second import (
    code_check,
    key_new,
    key_said,
    picture,
    recovery_renew,
    second_factor_end,
    second_factor_of,
    second_factor_set,
)
from weft_web.accounts.selectors import held_by, is_staff
from weft_web.accounts.sessions import sittings_end, sittings_of
from weft_web.accounts.views import language_keep, locked_out
from weft_web.asking import Asked
from weft_web.forwarding import back_to

NEW_KEY = "second_factor_key"
CODES = "recovery_codes"


@require_GET
def me(request: Asked) -> HttpResponse:
    """The account as it stands."""
    shown = {
        "memberships": [one for one in selectors.memberships_of(request.user) if one.ended_at is None],
        "guard": selectors.guard_of(request.user),
        "required": is_required(staff=is_staff(held_by(request.user))),
        "sittings": sittings_of(request.user.pk),
        "own_key": request.session.session_key,
    }
    return render(request, "accounts/me.html", shown)


@require_http_methods(["GET", "POST"])
def me_edit(request: Asked) -> HttpResponse:
    """Name and language."""
    form = OwnForm(request.POST or None, initial={"name": request.user.name, "language": request.user.language})
    if request.method == "POST" and form.is_valid():
        services.person_describe(request.user, form.cleaned_data["name"], form.cleaned_data["language"])
        messages.success(request, request.voice.say("said.saved"))
        response = redirect("accounts:me")
        language_keep(response, form.cleaned_data["language"])
        return response
    return render(request, "accounts/me_edit.html", {"form": form})


def _is_own(request: Asked, password: str) -> bool:
    """Whether this is the person's password; wrong tries count as those at the door do."""
    return authenticate(request, username=request.user.email, password=password) is not None


@require_http_methods(["GET", "POST"])
def password(request: Asked) -> HttpResponse:
    """A new password, for who has the old one; all other sittings end."""
    form = PasswordChangeForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        if _is_own(request, form.cleaned_data["old"]):
            services.password_set(request.user, form.cleaned_data["password"], request.session.session_key)
            update_session_auth_hash(request, request.user)
            messages.success(request, request.voice.say("accounts.password_changed"))
            return redirect("accounts:me")
        if getattr(request, "axes_locked_out", False):
            return locked_out(request)
        form.add_error("old", "accounts.old_wrong")
    return render(request, "accounts/password.html", {"form": form})


@require_POST
def sitting_end(request: Asked) -> HttpResponse:
    """Ends one sitting of one's own, or all but this one."""
    sitting = request.POST.get("sitting", "")
    if sitting == "others":
        sittings_end(request.user.pk, request.session.session_key)
    elif not any(one.pk == sitting and one.delete() for one in sittings_of(request.user.pk)):
        raise Http404
    messages.success(request, request.voice.say("accounts.sitting_ended"))
    return redirect("accounts:me")


@require_http_methods(["GET", "POST"])
def second_factor_setup(request: Asked) -> HttpResponse:
    """The secret as picture and text, confirmed by a code. It is kept only once the telephone has shown that it has it."""
    key = request.session.setdefault(NEW_KEY, key_new())
    anew = second_factor_of(request.user) is not None
    form = SecondFactorAnewForm(request.POST or None) if anew else SecondFactorForm(request.POST or None)
    if anew and form.is_valid() and not _is_own(request, form.cleaned_data["old"]):
        form.add_error("old", "accounts.old_wrong")
    if request.method == "POST" and form.is_valid():
        device = second_factor_set(request.user, key, "".join(form.cleaned_data["code"].split()))
        if device is not None:
            del request.session[NEW_KEY]
            request.session.cycle_key()
            second_step_done(request, device)
            once_lay(request, CODES, request.user.pk, recovery_renew(request.user))
            sittings_end(request.user.pk, request.session.session_key)
            return redirect("accounts:recovery_codes")
        form.add_error("code", "accounts.code_wrong_clock")
    shown = {
        "form": form,
        "secret": key_said(key),
        "picture": picture(request.user, key),
        "required": is_required(staff=is_staff(held_by(request.user))),
        "anew": anew,
        "next": back_to(request, "accounts:me"),
    }
    return render(request, "accounts/second_factor_setup.html", shown)


@require_http_methods(["GET", "POST"])
def recovery_codes(request: Asked) -> HttpResponse:
    """The codes just made, this once; or, for who gives the password, new ones."""
    if second_factor_of(request.user) is None:
        return redirect("accounts:second_factor_setup")
    codes = once_take(request, CODES, request.user.pk)
    form = OldPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if _is_own(request, form.cleaned_data["old"]):
            once_lay(request, CODES, request.user.pk, recovery_renew(request.user))
            return redirect("accounts:recovery_codes")
        form.add_error("old", "accounts.old_wrong")
    return render(request, "accounts/recovery_codes.html", {"codes": codes, "form": form, "guard": selectors.guard_of(request.user)})


@require_http_methods(["GET", "POST"])
def second_factor_off(request: Asked) -> HttpResponse:
    """The second factor turned off, with password and code, by whom it is not asked of."""
    required = is_required(staff=is_staff(held_by(request.user)))
    if required or second_factor_of(request.user) is None:
        return redirect("accounts:me")
    form = SecondFactorEndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not _is_own(request, form.cleaned_data["old"]):
            form.add_error("old", "accounts.old_wrong")
        elif code_check(request.user, form.cleaned_data["code"]).device is None:
            form.add_error("code", "accounts.code_wrong")
        else:
            second_factor_end(request.user)
            messages.success(request, request.voice.say("accounts.second_factor_ended"))
            return redirect("accounts:me")
    return render(request, "accounts/second_factor_off.html", {"form": form})
