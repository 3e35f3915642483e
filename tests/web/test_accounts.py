"""People: coming in, invitations, roles that end at once, passwords, sittings."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.utils import timezone
from tests.web.peopled import PASSWORD, person_of

from weft_web.accounts import inviting, services
from weft_web.accounts.inviting import Bidding, InvitationOverError
from weft_web.accounts.models import Invitation, Membership, Person, Sitting, StaffDeed
from weft_web.accounts.services import LastAdministratorError, person_make
from weft_web.countries.models import Country, Deed
from weft_web.rights import NATIONAL, Role

NEW = {"name": "Ana Ruiz", "language": "es", "password": "una frase para entrar aquí"}
FORM = {"name": "Ana Ruiz", "email": "Ana@Example.org", "language": "es", "role": "reviewer"}
BACKEND = "django.contrib.auth.backends.ModelBackend"


def invited(country: Country | None, role: Role = Role.REVIEWER, email: str = "ana@example.org") -> tuple[Invitation, str]:
    bidding = Bidding(email=email, name="Ana Ruiz", role=role, language="es", country=country)
    return inviting.invitation_make(bidding, person_of(Role.FOCAL_POINT))


def arrived(token: str, client: Client | None = None) -> str:
    return (client or Client()).get(f"/invitation/{token}").content.decode()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize(
    "path", ["/countries/XS/team", "/countries/XS/team/invite", "/people", "/people/invite", "/me", "/me/edit", "/me/password"]
)
def test_pages_of_people_answer_in_every_language(path: str, language: str, as_role: Callable[..., Client]) -> None:
    answer = as_role(Role.ADMINISTRATOR, language).get(path)
    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.content.decode()[:80]


def test_an_invitation_makes_an_account_with_a_role_once(country: Country, as_role: Callable[..., Client]) -> None:
    focal_point = as_role(Role.FOCAL_POINT)
    page = focal_point.post("/countries/XS/team/invite", FORM, follow=True).content.decode()
    token = re.search(r"/invitation/([\w-]+)", page)[1]  # type: ignore[index]
    there = Invitation.objects.get(email="ana@example.org")
    assert token not in (there.digest, str(there.__dict__))
    assert f"/invitation/{token}" not in focal_point.get(f"/countries/XS/team/invitations/{there.pk}").content.decode(), "shown once"

    client = Client()
    answer = client.post(f"/invitation/{token}", NEW, follow=True)
    assert answer.redirect_chain[-1][0] == "/countries/XS/"
    person = Person.objects.get(email="ana@example.org")
    assert [(one.role, one.given_by) for one in person.memberships.all()] == [("reviewer", person_of(Role.FOCAL_POINT))]
    assert Client().post(f"/invitation/{token}", NEW).status_code == 410
    assert Deed.objects.filter(country=country, verb="person_invited", subject="Ana Ruiz").exists()


@pytest.mark.parametrize(
    ("change", "status", "says"),
    [
        ({"used_at": timezone.now()}, 410, "has been used"),
        ({"withdrawn_at": timezone.now()}, 410, "was withdrawn"),
        ({"expires_at": timezone.now() - timedelta(seconds=1)}, 410, "has run out"),
    ],
)
def test_each_end_of_an_invitation_has_its_own_page(change: dict[str, object], status: int, says: str, country: Country) -> None:
    invitation, token = invited(country)
    Invitation.objects.filter(pk=invitation.pk).update(**change)
    for answer in (Client().get(f"/invitation/{token}"), Client().post(f"/invitation/{token}", NEW)):
        assert answer.status_code == status
        assert says in answer.content.decode()
    assert not Person.objects.filter(email="ana@example.org").exists()


def test_a_link_that_is_not_known_says_so(db: None) -> None:
    answer = Client().get("/invitation/no-such-link")
    assert (answer.status_code, "not known" in answer.content.decode()) == (404, True)


def test_an_invitation_is_bound_to_its_address(country: Country, as_role: Callable[..., Client]) -> None:
    invitation, token = invited(country, email="somebody@example.org")
    answer = as_role(Role.COMMENTER).post(f"/invitation/{token}")
    assert (answer.status_code, "another address" in answer.content.decode()) == (403, True)
    with pytest.raises(InvitationOverError):
        inviting.invitation_accept(invitation, person_of(Role.COMMENTER))


def test_who_has_an_account_signs_in_and_takes_the_role_on(country: Country) -> None:
    person = person_make("Ana Ruiz", "ana@example.org", PASSWORD, "en")
    _, token = invited(country)
    client = Client()
    assert "account already" in arrived(token, client)
    client.force_login(person, BACKEND)
    assert "Take on the role" in arrived(token, client)
    client.post(f"/invitation/{token}")
    assert Membership.objects.filter(person=person, country=country, role="reviewer", ended_at=None).count() == 1


def test_a_new_link_ends_the_old_one(country: Country) -> None:
    invitation, token = invited(country)
    _, newer = inviting.invitation_renew(invitation, person_of(Role.FOCAL_POINT))
    assert Client().get(f"/invitation/{token}").status_code == 410
    assert Client().get(f"/invitation/{newer}").status_code == 200


@pytest.mark.parametrize("role", ["secretariat", "administrator", "public", "nobody"])
def test_a_country_invites_nobody_to_be_staff(role: str, as_role: Callable[..., Client]) -> None:
    answer = as_role(Role.FOCAL_POINT).post("/countries/XS/team/invite", {**FORM, "role": role})
    assert answer.status_code == 200
    assert not Invitation.objects.exists()


def test_a_role_ends_at_once_in_open_sittings_and_the_row_stays(country: Country, as_role: Callable[..., Client]) -> None:
    reviewer = as_role(Role.REVIEWER)
    assert reviewer.get("/countries/XS/").status_code == 200
    membership = Membership.objects.get(person=person_of(Role.REVIEWER))
    as_role(Role.FOCAL_POINT).post(f"/countries/XS/team/{membership.pk}/end")
    assert reviewer.get("/countries/XS/").status_code == 404
    membership.refresh_from_db()
    assert membership.ended_by == person_of(Role.FOCAL_POINT)
    assert "Person reviewer" in as_role(Role.FOCAL_POINT).get("/countries/XS/team").content.decode()


def test_a_role_changed_is_one_ended_and_one_begun_and_the_key_of_the_sitting_is_new(
    country: Country, as_role: Callable[..., Client]
) -> None:
    reviewer = as_role(Role.REVIEWER)
    reviewer.get("/countries/XS/")
    key = reviewer.cookies["weft"].value
    membership = Membership.objects.get(person=person_of(Role.REVIEWER))
    as_role(Role.FOCAL_POINT).post(f"/countries/XS/team/{membership.pk}", {"role": "consultant"})
    held = Membership.objects.filter(person=person_of(Role.REVIEWER)).order_by("pk")
    assert [(one.role, one.ended_at is None) for one in held] == [("reviewer", False), ("consultant", True)]
    assert reviewer.get("/countries/XS/profile/edit").status_code == 200
    assert reviewer.cookies["weft"].value != key


def test_who_is_deactivated_is_out_at_once_and_back_when_reactivated(as_role: Callable[..., Client]) -> None:
    reviewer, administrator = as_role(Role.REVIEWER), as_role(Role.ADMINISTRATOR)
    person = person_of(Role.REVIEWER)
    administrator.post(f"/people/{person.pk}/act", {"act": "deactivate"})
    assert reviewer.get("/countries/XS/").status_code == 302
    assert not Sitting.objects.filter(person_id=person.pk).exists()
    entered = Client().post("/sign-in", {"email": person.email, "password": PASSWORD})
    assert entered.status_code == 200
    administrator.post(f"/people/{person.pk}/act", {"act": "reactivate"})
    assert Client().post("/sign-in", {"email": person.email, "password": PASSWORD}).status_code == 302
    assert set(StaffDeed.objects.values_list("verb", flat=True)) == {"person_deactivated", "person_reactivated"}


def test_the_last_administrator_cannot_be_lost(db: None) -> None:
    last = person_of(Role.ADMINISTRATOR)
    with pytest.raises(LastAdministratorError):
        services.person_deactivate(last, last)
    with pytest.raises(LastAdministratorError):
        services.role_end(Membership.objects.get(person=last), last)


def test_a_link_for_a_new_password_works_once_and_ends_every_sitting(as_role: Callable[..., Client]) -> None:
    reviewer, focal_point = as_role(Role.REVIEWER), as_role(Role.FOCAL_POINT)
    membership = Membership.objects.get(person=person_of(Role.REVIEWER))
    page = focal_point.post(f"/countries/XS/team/{membership.pk}/new-password", follow=True).content.decode()
    link = re.search(r"/new-password/\d+/[\w-]+", page)[0]  # type: ignore[index]
    assert link not in focal_point.get(f"/countries/XS/team/{membership.pk}").content.decode(), "shown once"
    assert Client().post(link, {"password": "short"}).status_code == 200
    assert Client().post(link, {"password": "quite another sentence"}).status_code == 302
    assert Client().post(link, {"password": "and one more sentence"}).status_code == 410
    assert reviewer.get("/countries/XS/").status_code == 302
    assert Client().post("/sign-in", {"email": "reviewer@example.org", "password": "quite another sentence"}).status_code == 302


def test_a_link_for_a_new_password_is_worth_nothing_after_a_day(db: None, settings: object) -> None:
    person = person_of(Role.REVIEWER)
    token = inviting.reset_make(person, None, None)
    settings.PASSWORD_RESET_TIMEOUT = -1  # type: ignore[attr-defined]
    assert inviting.reset_by(person.pk, token) is None


@pytest.mark.parametrize(("country_code", "role"), [(None, Role.ADMINISTRATOR), (None, Role.SECRETARIAT), ("XT", Role.REVIEWER)])
def test_a_focal_point_cannot_come_into_an_account_that_reaches_beyond_the_country(
    country_code: str | None, role: Role, as_role: Callable[..., Client]
) -> None:
    person = person_of(Role.REVIEWER)
    other = Country.objects.create(code=country_code, name_en="T", name_fr="T", name_es="T") if country_code else None
    services.role_give(person, other, role, None)
    membership = Membership.objects.get(person=person, country__code="XS")
    page = as_role(Role.FOCAL_POINT).post(f"/countries/XS/team/{membership.pk}/new-password", follow=True).content.decode()
    assert "/new-password/" not in page.replace(f"/team/{membership.pk}/new-password", "")
    assert "only an administrator" in page


def test_a_new_password_asks_for_the_old_one_and_ends_the_other_sittings(as_role: Callable[..., Client]) -> None:
    here, elsewhere = as_role(Role.REVIEWER), as_role(Role.REVIEWER)
    wrong = here.post("/me/password", {"old": "not this one at all", "password": "quite another sentence"})
    assert "not your present password" in wrong.content.decode()
    here.post("/me/password", {"old": PASSWORD, "password": "quite another sentence"})
    assert here.get("/me").status_code == 200
    assert elsewhere.get("/me").status_code == 302


def test_one_sees_and_ends_ones_own_sittings_and_nobody_elses(as_role: Callable[..., Client]) -> None:
    here, elsewhere, other = as_role(Role.REVIEWER), as_role(Role.REVIEWER), as_role(Role.CONSULTANT)
    for client in (here, elsewhere, other):
        client.get("/me")
    assert "signed in at 2 places" in here.get("/me").content.decode()
    assert here.post("/me/sittings/end", {"sitting": other.cookies["weft"].value}).status_code == 404
    here.post("/me/sittings/end", {"sitting": elsewhere.cookies["weft"].value})
    assert [client.get("/me").status_code for client in (here, elsewhere, other)] == [200, 302, 200]


def test_a_sitting_has_a_new_key_after_signing_in_and_ends_after_twelve_hours(db: None) -> None:
    client = Client(headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"})
    client.session.save()
    client.cookies["weft"] = "an-old-key-that-somebody-else-knows"
    client.post("/sign-in", {"email": "Reviewer@Example.org", "password": PASSWORD})
    sitting = Sitting.objects.get(person_id=person_of(Role.REVIEWER).pk)
    assert client.cookies["weft"].value == sitting.session_key != "an-old-key-that-somebody-else-knows"
    assert sitting.device == "Firefox · Linux"
    assert timedelta(hours=11, minutes=59) < sitting.expire_date - timezone.now() <= timedelta(hours=12)
    session = client.session
    session["touched"] = True
    session.save()
    assert Sitting.objects.get(pk=sitting.pk).expire_date == sitting.expire_date, "use does not lengthen it"


def test_five_wrong_passwords_make_one_wait_even_with_the_right_one(db: None) -> None:
    wrong = {"email": "reviewer@example.org", "password": "not this one at all"}
    written = ["reviewer@example.org", "Reviewer@example.org", "REVIEWER@EXAMPLE.ORG", "reviewer@Example.org", "reviewer@example.org"]
    answers = [Client().post("/sign-in", {**wrong, "email": email}).status_code for email in written]
    assert answers == [200] * 4 + [429]
    assert Client().post("/sign-in", {**wrong, "password": PASSWORD}).status_code == 429
    assert Client().post("/sign-in", {"email": "consultant@example.org", "password": PASSWORD}).status_code == 302, "others are let in"


def test_no_password_is_written_down_with_a_wrong_try(as_role: Callable[..., Client]) -> None:
    client = as_role(Role.REVIEWER)
    client.post("/me/password", {"old": "canary one is wrong", "password": "canary two is new"})
    client.post("/sign-in", {"email": "reviewer@example.org", "password": "canary three is wrong"})
    kept = str(list(AccessAttempt.objects.values()))
    assert "reviewer@example.org" in kept
    assert "canary" not in kept


@pytest.mark.parametrize("role", NATIONAL)
def test_every_role_can_be_invited_and_says_what_it_may(role: Role, country: Country) -> None:
    _, token = invited(country, role)
    assert Client().post(f"/invitation/{token}", NEW).status_code == 302
    assert Membership.objects.filter(person__email="ana@example.org", role=role.value, country=country).exists()


def test_names_are_shown_as_text(as_role: Callable[..., Client]) -> None:
    focal_point = as_role(Role.FOCAL_POINT)
    focal_point.post("/countries/XS/team/invite", {**FORM, "name": "<script>alert(1)</script>"})
    page = focal_point.get("/countries/XS/team").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
