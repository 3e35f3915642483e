"""The people of a country: who is what, who was asked to come."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft_web.accounts import inviting, selectors, services
from weft_web.accounts.forms import InviteForm, RoleForm
from weft_web.accounts.letters import letter, link_to
from weft_web.accounts.models import Invitation, Membership
from weft_web.accounts.once import once_lay, once_take
from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.rights import NATIONAL, Role

LINK = "link"
RESET = "reset"


@require_GET
def team(request: Asked, country: Country) -> HttpResponse:
    """Who works in the country, and who has been invited."""
    return render(request, "accounts/team.html", {"team": selectors.team(country), "national": NATIONAL, "now": timezone.now()})


@require_http_methods(["GET", "POST"])
def invite(request: Asked, country: Country | None = None) -> HttpResponse:
    """Somebody invited: to a country, or to staff."""
    form = InviteForm(request.POST or None, country=country, initial={"language": request.voice.language.value})
    if request.method == "POST" and form.is_valid():
        bidding = inviting.Bidding(**{**form.cleaned_data, "role": Role(form.cleaned_data["role"])}, country=country)
        return _made(request, country, *inviting.invitation_make(bidding, request.user))
    return render(request, "accounts/invite.html", {"form": form, "back": _list(country)})


def _list(country: Country | None) -> str:
    return reverse("accounts:team", kwargs={"country": country.code}) if country else reverse("accounts:staff")


def _made(request: Asked, country: Country | None, invitation: Invitation, token: str) -> HttpResponse:
    """On to the invitation, which shows its link this once."""
    once_lay(request, LINK, invitation.pk, link_to(request, "accounts:accept", token=token))
    if country:
        return redirect("accounts:invitation", country=country.code, invitation=invitation.pk)
    return redirect("accounts:staff_invitation", invitation=invitation.pk)


def _open(country: Country | None, invitation: int) -> Invitation:
    return get_object_or_404(selectors.invitations_open(country), pk=invitation)


@require_GET
def invitation(request: Asked, invitation: int, country: Country | None = None) -> HttpResponse:
    """An open invitation, with its link just after it was made."""
    there = _open(country, invitation)
    link = once_take(request, LINK, there.pk)
    shown = {
        "invitation": there,
        "expired": selectors.has_run_out(there),
        "link": link,
        "letter": letter(there, link) if link else "",
        "back": _list(country),
    }
    return render(request, "accounts/invitation.html", shown)


@require_POST
def invitation_renew(request: Asked, invitation: int, country: Country | None = None) -> HttpResponse:
    """A new link; the old one is worth nothing any more."""
    return _made(request, country, *inviting.invitation_renew(_open(country, invitation), request.user))


@require_POST
def invitation_withdraw(request: Asked, invitation: int, country: Country | None = None) -> HttpResponse:
    """The link is worth nothing any more."""
    there = _open(country, invitation)
    inviting.invitation_withdraw(there, request.user)
    messages.success(request, request.voice.say("accounts.withdrawn_said", name=there.name or there.email))
    return redirect(_list(country))


def _member(country: Country, member: int) -> Membership:
    return get_object_or_404(Membership.objects.select_related("person", "given_by"), pk=member, country=country, ended_at=None)


@require_http_methods(["GET", "POST"])
def member(request: Asked, country: Country, member: int) -> HttpResponse:
    """One person's role in the country, to be changed or ended."""
    there = _member(country, member)
    form = RoleForm(request.POST or None, country=country, initial={"role": there.role})
    if request.method == "POST" and form.is_valid():
        services.role_change(there, Role(form.cleaned_data["role"]), request.user)
        messages.success(request, request.voice.say("accounts.role_changed_said", name=there.person.name))
        return redirect("accounts:team", country=country.code)
    shown = {
        "form": form,
        "member": there,
        "may_help": selectors.may_help_in(there.person, country, request.rights),
        "link": once_take(request, RESET, there.person_id),
    }
    return render(request, "accounts/member.html", shown)


@require_POST
def member_end(request: Asked, country: Country, member: int) -> HttpResponse:
    """The role ends at once."""
    there = _member(country, member)
    services.role_end(there, request.user)
    messages.success(request, request.voice.say("accounts.role_ended_said", name=there.person.name))
    return redirect("countries:home" if there.person_id == request.user.pk else _list(country))


@require_POST
def reset_link(request: Asked, country: Country, member: int) -> HttpResponse:
    """A link by which the person sets a new password, shown once."""
    there = _member(country, member)
    if selectors.may_help_in(there.person, country, request.rights):
        token = inviting.reset_make(there.person, country, request.user)
        once_lay(request, RESET, there.person_id, link_to(request, "accounts:reset", person=there.person_id, token=token))
    return redirect("accounts:member", country=country.code, member=member)
