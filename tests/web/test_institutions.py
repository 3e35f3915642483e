"""Institutions: texts and people laid together, nothing lost by a new reading, and pages that stay within their country."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.web.peopled import laws, person_of, take_in

from weft_web.countries.founding import country_found
from weft_web.countries.models import Country, Deed
from weft_web.engine.naming import profile_named
from weft_web.findings.models import Finding
from weft_web.institutions.bodies import Body, Chart, id_of
from weft_web.institutions.models import Correction
from weft_web.institutions.selectors import chart_of
from weft_web.institutions.services import Said, correction_make, correction_withdraw
from weft_web.rights import Role

BOARD, SEEDS, FOOD = "National Biosafety Board", "Dirección Nacional de Semillas", "Food Safety Agency"
HOME = "/countries/XS/institutions/"


def say(country: Country, kind: str, anchor: str, **value: Any) -> Correction:
    source = value.pop("source", "")
    return correction_make(country, Said(kind=kind, anchor=anchor, value=value, source=source), person_of(Role.CONSULTANT))


def body(country: Country, name: str) -> Body:
    return chart_of(country).known[id_of(name)]


def roles(one: Body) -> set[str]:
    return {role.code for role in one.held}


def shared(chart: Chart, function: str) -> tuple[set[str], bool]:
    one = next(one for one in chart.shared if one.function == function)
    return {chart.known[body].anchor for body in one.bodies}, one.settled


def test_what_texts_say_stands_as_they_say_it(country: Country) -> None:
    board = body(country, BOARD)
    assert {"cna", "board"} <= roles(board)
    assert board.read_as == BOARD
    assert "Junta Nacional de Bioseguridad" in board.names
    assert chart_of(country).known[id_of("Junta Nacional de Bioseguridad")].id == board.id
    assert not board.corrections


def test_each_correction_does_what_it_says_and_its_undoing_undoes_it(country: Country) -> None:
    before = {one.anchor: (one.name, roles(one), one.names) for one in chart_of(country).shown}
    made = [
        say(country, "renamed", BOARD, name="NBB"),
        say(country, "role_struck", SEEDS, role="cna"),
        say(country, "role_added", FOOD, role="inspector", source="Decree 3"),
        say(country, "hidden", "Environment Tribunal"),
        say(country, "merged", "Agence de l’environnement", into="Director of Environment"),
        say(country, "added", "Steering Committee"),
        say(country, "placed", BOARD, sector="environment", level="national"),
        say(country, "parent", "Steering Committee", of=BOARD),
        say(country, "coordinates", "Steering Committee", yes=True, meets="quarterly"),
        say(country, "member_added", "Steering Committee", member=FOOD, capacity="chair"),
    ]
    chart = chart_of(country)
    board, committee = chart.known[id_of(BOARD)], chart.known[id_of("Steering Committee")]
    assert (board.name, board.read_as, board.sector, board.level) == ("NBB", BOARD, "environment", "national")
    assert roles(chart.known[id_of(SEEDS)]) == set()
    assert roles(chart.known[id_of(FOOD)]) == {"inspector"}
    assert "Environment Tribunal" not in {one.anchor for one in chart.shown}
    assert {"cna", "nfp_cpb"} <= roles(chart.known[id_of("Agence de l’environnement")])
    assert chart.known[id_of("Agence de l’environnement")].id == id_of("Director of Environment")
    assert (committee.parent, committee.meets, committee.coordinates) == (board.id, "quarterly", True)
    assert [(one.name, one.capacity) for one in committee.members] == [(FOOD, "chair")]
    assert [one.anchor for one, _ in chart.memberships_of(chart.known[id_of(FOOD)])] == ["Steering Committee"]
    for one in made:
        correction_withdraw(one, person_of(Role.REVIEWER))
    assert {one.anchor: (one.name, roles(one), one.names) for one in chart_of(country).shown} == before
    assert Correction.objects.filter(country=country).count() == len(made)


def test_the_later_of_two_opinions_holds_and_the_earlier_comes_back_when_it_is_undone(country: Country) -> None:
    say(country, "renamed", BOARD, name="First")
    second = say(country, "renamed", BOARD, name="Second")
    assert body(country, BOARD).name == "Second"
    correction_withdraw(second, person_of(Role.CONSULTANT))
    assert body(country, BOARD).name == "First"


def test_a_name_read_as_one_body_is_parted_with_its_passages(country: Country) -> None:
    board = body(country, BOARD)
    row = Finding.objects.get(country=country, engine_id=next(role for role in board.roles if role.code == "cna").passages[0])
    split = say(country, "split", BOARD, name="Junta Nacional", names=["Junta Nacional de Bioseguridad"], passages=[row.pk])
    rest, apart = body(country, BOARD), body(country, "Junta Nacional")
    assert (roles(rest) - roles(apart), roles(apart)) == ({"board"}, {"cna"})
    assert apart.passages == (row.engine_id,)
    assert set(rest.passages) | set(apart.passages) == set(board.passages)
    assert body(country, "Junta Nacional de Bioseguridad").id == apart.id
    correction_withdraw(split, person_of(Role.CONSULTANT))
    assert body(country, BOARD).passages == board.passages


@pytest.mark.parametrize(
    ("says", "function", "left", "settled"),
    [
        ([("merged", SEEDS, {"into": BOARD})], "aia", {BOARD}, True),
        ([("hidden", SEEDS, {})], "aia", {BOARD}, True),
        ([("role_struck", SEEDS, {"role": "cna"})], "cna", {BOARD}, True),
        ([("role_added", FOOD, {"role": "cna"})], "cna", {BOARD, SEEDS, FOOD}, False),
        ([("role_added", FOOD, {"role": "nfp_cpb"})], "nfp_cpb", {"Director of Environment", FOOD}, False),
    ],
)
def test_mandates_of_several_bodies_follow_what_people_say(
    country: Country, says: list[tuple[str, str, dict[str, Any]]], function: str, left: set[str], settled: bool
) -> None:
    for kind, anchor, value in says:
        say(country, kind, anchor, **value)
    assert shared(chart_of(country), function) == (left, settled)


def test_circles_of_parents_and_of_merging_end(country: Country, as_role: Callable[..., Client]) -> None:
    say(country, "parent", BOARD, of=FOOD)
    say(country, "parent", FOOD, of=BOARD)
    say(country, "merged", "Harbour Office", into="Plant Quarantine Service")
    say(country, "merged", "Plant Quarantine Service", into="Harbour Office")
    answer = as_role(Role.REVIEWER).get(HOME)
    assert answer.status_code == 200
    assert answer.content.decode().count(f'href="{HOME}{id_of(BOARD)}/"') >= 1


def test_a_new_reading_keeps_what_people_said(country: Country) -> None:
    """The law now names the Board otherwise: the body keeps its corrections by the names that are left."""
    say(country, "renamed", BOARD, name="The Board of Solandra")
    say(country, "role_added", "Food Safety Agency", role="lab", source="Letter of 3 May")
    say(country, "checked", "Communications Authority")
    act = [(name, data) for name, data in laws() if name == "food-safety-act-2009.xml"]
    changed = act[0][1].replace(b"Food Safety Agency", b"Agency for Safe Food")
    assert changed != act[0][1]
    take_in(country, ((act[0][0], changed),), person_of(Role.CONSULTANT))
    assert body(country, BOARD).name == "The Board of Solandra"
    lost = body(country, "Food Safety Agency")
    assert "lab" in roles(lost)
    assert Correction.objects.filter(country=country, withdrawn_at=None).count() == 3


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_pages_speak_three_languages(country: Country, as_role: Callable[..., Client], language: str) -> None:
    say(country, "added", "Steering Committee")
    for kind, value in (("coordinates", {"yes": True, "meets": "yearly"}), ("member_added", {"member": FOOD, "capacity": "observer"})):
        say(country, kind, "Steering Committee", **value)
    say(country, "hidden", "Harbour Office", source="a place")
    client = as_role(Role.CONSULTANT, language)
    committee = id_of("Steering Committee")
    for page in (
        "",
        "?state=hidden",
        "?words=zzz",
        "add",
        "corrections",
        f"{committee}/",
        f"{id_of(BOARD)}/",
        f"{id_of('Harbour Office')}/",
    ):
        answer = client.get(HOME + page)
        assert answer.status_code == 200, page
        assert f'<html lang="{language}">' in answer.content.decode()
        assert len(answer.content) < 150_000


def test_the_picture_says_what_the_table_says_and_can_be_taken_away(country: Country, as_role: Callable[..., Client]) -> None:
    client = as_role(Role.SECRETARIAT)
    picture = client.get(HOME + "diagram.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert "attachment" in picture["Content-Disposition"]
    svg = picture.content.decode()
    assert svg.count("<svg") == 1
    assert 'role="img"' in svg
    assert "style=" not in svg
    page = client.get(HOME).content.decode()
    table = page[page.index("<details><summary>The same as a table") :]
    for one in chart_of(country).shown:
        if one.held:
            assert one.name in table
            assert one.name[:30] in svg


@pytest.mark.parametrize(
    ("role", "looks", "writes", "exports"),
    [
        (Role.FOCAL_POINT, 200, 302, 200),
        (Role.REVIEWER, 200, 302, 200),
        (Role.SECRETARIAT, 200, 403, 200),
        (Role.COMMENTER, 403, 403, 403),
    ],
)
def test_who_may_do_what(country: Country, as_role: Callable[..., Client], role: Role, looks: int, writes: int, exports: int) -> None:
    client = as_role(role)
    assert client.get(HOME).status_code == looks
    assert client.post(f"{HOME}{id_of(BOARD)}/correct", {"kind": "checked"}).status_code == writes
    assert client.get(HOME + "export.csv").status_code == exports


def test_what_belongs_to_another_country_is_not_there(country: Country, as_role: Callable[..., Client]) -> None:
    other = country_found(profile_named("PE"), person_of(Role.ADMINISTRATOR), None)
    theirs = say(other, "added", "Autoridad ajena")
    client = as_role(Role.FOCAL_POINT)
    assert client.post(f"{HOME}corrections/{theirs.pk}/withdraw").status_code == 404
    assert client.get(f"{HOME}{id_of('Autoridad ajena')}/").status_code == 404
    assert client.get("/countries/PE/institutions/").status_code == 404
    theirs.refresh_from_db()
    assert theirs.withdrawn_at is None


def test_a_correction_that_lacks_something_is_said_and_nothing_is_kept(country: Country, as_role: Callable[..., Client]) -> None:
    client = as_role(Role.CONSULTANT)
    for sent in (
        {"kind": "hidden"},
        {"kind": "renamed", "name": " "},
        {"kind": "role_added", "role": "king"},
        {"kind": "merged", "into": "?"},
    ):
        answer = client.post(f"{HOME}{id_of(BOARD)}/correct", sent)
        assert answer.status_code == 422
        assert 'class="errors"' in answer.content.decode()
    assert client.post(f"{HOME}{id_of(BOARD)}/correct", {"kind": "added"}).status_code == 404
    assert not Correction.objects.filter(country=country).exists()


def test_hostile_names_are_text_everywhere(country: Country, as_role: Callable[..., Client]) -> None:
    bad = "<script>alert(1)</script>"
    formula = "=cmd|' /C calc'!A0"
    client = as_role(Role.CONSULTANT)
    for name in (bad, formula):
        answer = client.post(HOME + "add", {"name": name, "source": name})
        assert answer.status_code == 302
        say(country, "role_added", name, role="lab", source=formula)
        for page in (HOME, HOME + f"?words={name[:20]}", answer["Location"], HOME + "corrections", HOME + "diagram.svg"):
            assert bad not in client.get(page).content.decode(), page
    cells = client.get(HOME + "export.csv").content.decode("utf-8-sig")
    assert not re.search(r'(^|,)"?=cmd', cells, re.MULTILINE)
    assert "'=cmd" in cells


def test_what_was_done_is_recorded_with_a_name(country: Country, as_role: Callable[..., Client]) -> None:
    as_role(Role.LEGAL_SPECIALIST).post(f"{HOME}{id_of(BOARD)}/correct", {"kind": "renamed", "name": "NBB", "source": ""})
    deed = Deed.objects.filter(country=country).latest("pk")
    assert (deed.verb, deed.subject, deed.person) == ("institution_renamed", BOARD, person_of(Role.LEGAL_SPECIALIST))
    assert "corrected the name of National Biosafety Board" in as_role(Role.REVIEWER).get("/countries/XS/").content.decode()


def test_a_country_without_texts_is_told_what_will_stand_here(as_role: Callable[..., Client]) -> None:
    person = person_of(Role.CONSULTANT)
    country_found(profile_named("PE"), person, Role.CONSULTANT)
    page = as_role(Role.CONSULTANT).get("/countries/PE/institutions/").content.decode()
    assert 'class="empty"' in page
    assert "/countries/PE/institutions/add" in page
