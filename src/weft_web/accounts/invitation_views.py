"""Opening an invitation: each state of a link has a page of its own that says what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from weft_web.accounts import inviting
from weft_web.accounts.entering import come_in, second_step
from weft_web.accounts.forms import EnterForm
from weft_web.accounts.inviting import InvitationOverError, State
from weft_web.accounts.models import Invitation
from weft_web.accounts.selectors import held_by, is_staff, person_at
from weft_web.forwarding import sent_on

GONE, REFUSED, UNKNOWN = 410, 403, 404


@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """By the state of the link, by who is signed in, and by whether there is an account with the invited address."""
    invitation = inviting.invitation_by(token)
    if invitation is None:
        return _page(request, "unknown", None, UNKNOWN)
    state = inviting.state_of(invitation)
    if state is not State.OPEN:
        return _page(request, state.value, invitation, GONE)
    if request.user.is_authenticated:
        return _taken_on(request, invitation)
    there = person_at(invitation.email)
    if there is not None:
        return _page(request, "sign_in" if there.is_active else "deactivated", invitation, 200 if there.is_active else REFUSED)
    return _entered(request, invitation)


def _page(request: HttpRequest, kind: str, invitation: Invitation | None, status: int = 200) -> HttpResponse:
    shown = {"kind": kind, "invitation": invitation, "address": request.path}
    return render(request, "accounts/link_over.html", shown, status=status)


def _taken_on(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Who is signed in with the invited address takes the role on."""
    person = request.user
    assert person.is_authenticated  # noqa: S101 - told apart by the caller
    if person.email.lower() != invitation.email.lower():
        return _page(request, "other", invitation, REFUSED)
    step = second_step(person, staff=is_staff(held_by(person)))
    if step:
        return sent_on(step, request.path)
    if request.method == "POST":
        try:
            inviting.invitation_accept(invitation, person)
        except InvitationOverError:
            return _page(request, State.USED.value, invitation, GONE)
        return redirect("countries:home")
    return render(request, "accounts/take_on.html", {"invitation": invitation})


def _entered(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Who has no account yet makes one with the invited address."""
    form = EnterForm(request.POST or None, initial={"name": invitation.name, "language": invitation.language})
    if request.method == "POST" and form.is_valid():
        try:
            person = inviting.invitation_enter(invitation, **form.cleaned_data)
        except InvitationOverError:
            return _page(request, State.USED.value, invitation, GONE)
        come_in(request, person)
        return redirect("countries:home")
    return render(request, "accounts/accept.html", {"form": form, "invitation": invitation})
