"""Nobody sees another country's draft, comment, address or count: canaries in every output type of consultations, two countries wide."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from tests.web.canaries import (
    LANGUAGES,
    Output,
    answered,
    desk_addresses,
    desk_outputs,
    full_round,
    said_by,
    seat_addresses,
    seat_outputs,
    words_in,
)
from tests.web.consulted import guest, invited
from tests.web.peopled import PASSWORD, person_of
from tests.web.test_exchange_moving import packed

from weft.records.consulting import Disposed
from weft_web.accounts.models import Membership, Person
from weft_web.accounts.services import person_make
from weft_web.consultations.dispositions import Outcome, comment_dispose
from weft_web.consultations.models import Consultation, Invitee, Post
from weft_web.countries.models import Country
from weft_web.exchange.shapes import PARTS
from weft_web.instruments.models import Instrument
from weft_web.observations.models import Observation
from weft_web.rights import Role
from weft_web.routes import ROUTES
from weft_web.studies.freezing import version_freeze, version_publish
from weft_web.studies.services import study_open

OURS, THEIRS, HERS = "Zaunkoenig", "Buchfink", "Seidenschwanz"
"""Canaries: of this country, of another one, of another invitee of the same round."""

DESK_KINDS = frozenset({"html", "docx", "xlsx", "pdf", "zip", "eml", "txt"})
SEAT_KINDS = frozenset({"html", "docx", "xlsx", "pdf"})
SENT_ONLY = frozenset(
    (
        *("open", "close", "invitee_add", "invitees_list", "invitees_again", "invitee_withdraw", "body_invite", "letters_send"),
        *("letters_make", "letter", "dispose", "render", "group_leave", "group_make", "group_dispose", "group_end", "topic_begin"),
        *("post", "topic_close", "post_hide", "process"),
    )
)
SEAT_SENT_ONLY = frozenset({"take_back", "reply"})
BACKEND = "django.contrib.auth.backends.ModelBackend"


@contextmanager
def undone() -> Iterator[None]:
    """What happens within is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def came_in(person: Person, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(person, BACKEND)
    client.cookies["language"] = language
    return client


@pytest.fixture
def ours(country: Country) -> Consultation:
    return full_round(country, person_of(Role.FOCAL_POINT), OURS)


def elsewhere() -> Consultation:
    """The same in another country, in other words."""
    there = Country.objects.create(code="XT", invented=True, **{f"name_{one}": f"{THEIRS} land" for one in LANGUAGES})
    person = person_make(f"{THEIRS} person", f"focal@{THEIRS.lower()}.example", PASSWORD, "en")
    Membership.objects.create(person=person, country=there, role=Role.FOCAL_POINT.value)
    return full_round(there, person, THEIRS)


def desk_of(held: Consultation, language: str) -> list[Output]:
    with undone():
        return list(desk_outputs(came_in(held.by, language), held, language))


def seat_of(one: Invitee, language: str) -> list[Output]:
    with undone():
        return list(seat_outputs(one, language))


def secrets_of(held: Consultation) -> tuple[str, ...]:
    """What else must not be seen: links, and the numbers of rows."""
    return (*held.invitees.values_list("secret", flat=True), *map(str, held.comments.values_list("key", flat=True)), str(held.key))


def apart(was: str, now: str) -> tuple[str, str]:
    """Where two texts part, with what stands around it in each."""
    place = next((at for at, (one, other) in enumerate(zip(was, now, strict=False)) if one != other), min(len(was), len(now)))
    return was[max(place - 60, 0) : place + 60], now[max(place - 60, 0) : place + 60]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_one_country_comes_out_of_the_other(ours: Consultation, language: str) -> None:
    before = [one.settled for one in desk_of(ours, language)] if language == "en" else []
    theirs = elsewhere()
    # In one language both sides are looked at, and what was there before the other country was.
    sides = ((ours, OURS, theirs), (theirs, THEIRS, ours))
    for held, own, other in sides if language == "en" else sides[:1]:
        canaries = (THEIRS if own == OURS else OURS, *secrets_of(other))
        found = desk_of(held, language)
        assert not [(one.name, canary) for one in found for canary in canaries if one.holds(canary)]
        belongs = {one.kind for one in found if one.holds(own)}
        assert belongs >= DESK_KINDS, DESK_KINDS - belongs
        assert not [one.name for one in found if one.name.endswith((" 500", " 404", " 403"))]
        if own == OURS and before:
            changed = {one.name: apart(was, one.settled) for one, was in zip(found, before, strict=True) if one.settled != was}
            assert not changed, "what others do is not counted here"


def test_every_address_of_consultations_is_looked_at(ours: Consultation) -> None:
    desk = {name for name, _ in desk_addresses(ours)} | SENT_ONLY
    seat = {name for name, _ in seat_addresses(ours.invitees.get(name__endswith="ann"))} | SEAT_SENT_ONLY
    assert {f"consultations:{one}" for one in desk} == {one for one in ROUTES if one.startswith("consultations:")}
    assert {f"take_part:{one}" for one in seat} == {one for one in ROUTES if one.startswith("take_part:")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_personal_link_shows_nothing_of_other_invitees_or_countries(ours: Consultation, language: str) -> None:
    theirs = elsewhere()
    ann, bo = (ours.invitees.get(name__endswith=one) for one in ("ann", "bo"))
    before = [one.settled for one in seat_of(bo, language)]
    with undone():
        others = invited(ours, *(guest(f"{HERS} {one}", f"{one}@{HERS.lower()}.example") for one in ("di", "ed", "fo")))
        said_by(others, HERS, ours.by)
        ours.topics.filter(title__startswith=HERS).delete()
        Post.objects.filter(topic__consultation=ours, text__startswith=HERS).update(hidden_at=ours.opened_at, hidden_for="-")
        hidden = [HERS, THEIRS, *secrets_of(theirs), *(one.secret for one in ours.invitees.exclude(pk=bo.pk).exclude(delegated_by=bo))]
        found = seat_of(bo, language)
        assert not [(one.name, canary) for one in found for canary in hidden if one.holds(canary)]
        changed = [one.name for one, was in zip(found, before, strict=True) if one.settled != was]
        assert set(changed) <= {"topic 200"}, changed
        assert not [one.name for one in found if one.name.endswith(" 500")]
        own = seat_of(others[0], language)
        assert {"html"} == {one.kind for one in own if one.holds(HERS)}, "and she herself sees hers"
        assert {one.kind for one in own if one.holds(OURS)} >= SEAT_KINDS
    assert any(one.holds(f"{OURS} comment") for one in seat_of(ann, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_that_there_is_nothing_tells_nothing(ours: Consultation, language: str) -> None:
    theirs = elsewhere()
    client = came_in(ours.by, language)
    own, other = f"/countries/XS/consultations/{ours.key}/", f"/countries/XT/consultations/{theirs.key}/"
    found = [answered(client, name, f"/countries/XT/consultations/{address}") for name, address in desk_addresses(theirs)]
    keys = (theirs.key, *theirs.comments.values_list("key", flat=True), *theirs.invitees.values_list("key", flat=True))
    found += [answered(client, "other", f"{own}{kind}/{key}") for key in keys for kind in ("comments", "invitees", "topics", "brought")]
    found += [
        answered(client, "sent", f"{base}{name}", {"kind": "invitation"})
        for base in (own.replace(str(ours.key), str(theirs.key)), other)
        for name in ("letters/make", "close")
    ]
    ann = theirs.invitees.get(name__endswith="ann")
    Invitee.objects.filter(pk=ann.pk).update(withdrawn_at=theirs.opened_at)
    for secret in (ann.secret, "no-secret", str(uuid.uuid4())):
        found += [
            answered(Client(), "link", f"/take-part/{secret}/{rest}?l={language}") for rest in ("", "mine", "chapters/law", "form.docx")
        ]
    bo, cy = ours.invitees.get(name__endswith="bo"), theirs.invitees.get(name__endswith="cy")
    for rest in (f"topics/{theirs.topics.get().key}", f"files/{ann.brought.get().key}"):
        found.append(answered(Client(), "her link", f"/take-part/{bo.secret}/{rest}"))
    assert {one.name.rpartition(" ")[2] for one in found} == {"404"}
    assert not [one for one in found if one.holds(THEIRS)]
    shown = answered(Client(), "hers", f"/take-part/{cy.secret}/")
    assert shown.holds(THEIRS)


def test_files_of_the_exchange_and_what_is_public_hold_their_own_country_alone(ours: Consultation, tmp_path: Path) -> None:
    country, theirs = ours.country, elsewhere()
    Instrument.objects.filter(country=country).update(title=f"{OURS} Act")
    Observation.objects.create(country=country, kind="challenges", title=f"{OURS} seen", text=OURS, by=ours.by)
    moved = {code: words_in(packed(one, tmp_path).read_bytes(), "weft") for code, one in (("XS", country), ("XT", theirs.country))}
    assert OURS in moved["XS"]
    assert THEIRS in moved["XT"]
    assert THEIRS.lower() not in moved["XS"].lower()
    assert OURS.lower() not in moved["XT"].lower()
    assert not [one for one in secrets_of(theirs) if one in moved["XS"]]
    for one in ours.comments.filter(dispositions=None):
        comment_dispose(one, Outcome(outcome=Disposed.NOTED), ours.by)
    client = came_in(ours.by)
    tables = [answered(client, form, f"/countries/XS/exchange/{form}.csv") for form in ("findings", "register", "observations")]
    version_publish(version_freeze(study_open(country, "en"), "Public", "", ours.by), ours.by)
    parts = ("countries", "countries/XS", *(f"countries/XS/{part.name}" for part in PARTS))
    told = [answered(Client(), one, f"/api/{one}") for one in parts]
    pages = [answered(client, one, f"/countries/XS/{one}") for one in ("", "publish", "record", "exchange")]
    assert not [one.name for one in (*tables, *told, *pages) if one.holds(THEIRS)]
    belongs = {one.kind for one in (*tables, *told) if one.holds(OURS)}
    assert belongs == {"csv", "json"}
