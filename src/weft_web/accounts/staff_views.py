"""Everybody with an account: for who administers the installation."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from weft_web.accounts import inviting, selectors, services
from weft_web.accounts.forms import RoleForm
from weft_web.accounts.letters import link_to
from weft_web.accounts.models import Membership, Person
from weft_web.accounts.once import once_lay, once_take
from weft_web.accounts.services import LastAdministratorError
from weft_web.accounts.sessions import sittings_of
from weft_web.accounts.team_views import RESET
from weft_web.asking import Asked
from weft_web.rights import Role

PAGE = 50


@require_GET
def staff(request: Asked) -> HttpResponse:
    """All people, who of them is staff, who has been invited to be, and what was done lately."""
    wanted = request.GET.get("q", "").strip()
    page = Paginator(selectors.people(wanted), PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "q": wanted,
        "invitations": selectors.invitations_open(None),
        "lately": selectors.staff_lately(),
        "now": timezone.now(),
    }
    return render(request, "accounts/staff.html", shown)


@require_http_methods(["GET", "POST"])
def person(request: Asked, person: int) -> HttpResponse:
    """One person: what she is where, and what can be done for her. POST makes her staff."""
    there = get_object_or_404(Person, pk=person)
    form = RoleForm(request.POST or None, country=None)
    if request.method == "POST" and form.is_valid():
        services.role_give(there, None, Role(form.cleaned_data["role"]), request.user)
        messages.success(request, request.voice.say("accounts.role_changed_said", name=there.name))
        return redirect("accounts:person", person=person)
    shown = {
        "form": form,
        "there": there,
        "memberships": selectors.memberships_of(there),
        "guard": selectors.guard_of(there),
        "sittings": sittings_of(there.pk),
        "link": once_take(request, RESET, there.pk),
    }
    return render(request, "accounts/person.html", shown)


@require_POST
def person_act(request: Asked, person: int) -> HttpResponse:
    """Deactivates or reactivates the person, clears her second factor, or makes a link for a new password."""
    there = get_object_or_404(Person, pk=person)
    match request.POST.get("act", ""):
        case "deactivate":
            _deactivated(request, there)
        case "reactivate":
            services.person_reactivate(there, request.user)
            messages.success(request, request.voice.say("accounts.reactivated_said", name=there.name))
        case "second_factor":
            services.second_factor_clear(there, request.user)
            messages.success(request, request.voice.say("accounts.second_factor_cleared_said", name=there.name))
        case "reset":
            token = inviting.reset_make(there, None, request.user)
            once_lay(request, RESET, there.pk, link_to(request, "accounts:reset", person=there.pk, token=token))
    return redirect("accounts:person", person=person)


def _deactivated(request: Asked, there: Person) -> None:
    try:
        services.person_deactivate(there, request.user)
    except LastAdministratorError:
        messages.error(request, request.voice.say("accounts.last_administrator"))
    else:
        messages.success(request, request.voice.say("accounts.deactivated_said", name=there.name))


@require_POST
def staff_role_end(request: Asked, member: int) -> HttpResponse:
    """A role of staff ends at once."""
    there = get_object_or_404(Membership.objects.select_related("person"), pk=member, country=None, ended_at=None)
    try:
        services.role_end(there, request.user)
    except LastAdministratorError:
        messages.error(request, request.voice.say("accounts.last_administrator"))
    else:
        messages.success(request, request.voice.say("accounts.role_ended_said", name=there.person.name))
    if there.person_id == request.user.pk:
        return redirect("countries:home")
    return redirect("accounts:person", person=there.person_id)
