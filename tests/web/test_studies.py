"""The desk study: edits stay through order, re-analysis and colleagues; citations stay linked; versions never change."""

import random
import re
import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from django.test import Client
from tests.web.peopled import laws, silent, take_in

from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.engine.comparing import Difference, What, differences
from weft_web.engine.reporting import Edition, Paper, Paragraph, words_of
from weft_web.findings.models import Finding, Standing
from weft_web.findings.services import Opinion, finding_judge
from weft_web.instruments.holding import place, results_folder
from weft_web.jobs.models import Job, State
from weft_web.observations.models import Evidence, Observation
from weft_web.rights import HOLDERS, Right, Role
from weft_web.studies import cutting, freezing, services
from weft_web.studies.composing import NothingToWriteError, compose, draft_of, kind_of, today
from weft_web.studies.cutting import Shown, parts
from weft_web.studies.desk import Desk, paper_now
from weft_web.studies.leaves import NEAR, Entry, Leaf, Place, leaf, page, part_of, part_with
from weft_web.studies.models import Edit, Study, Version
from weft_web.studies.services import EditConflictError, Wish

HOME = "/countries/XS/study/"
CHAPTERS = (
    "summary",
    "method",
    "register",
    "framework",
    "coverage",
    "matters",
    "institutions",
    "places",
    "quotes",
    "obligations",
    "acronyms",
)
OWN = "own-" + "0" * 31
FIRST_VIEW = 150_000


@pytest.fixture
def writer(person: Callable[[Role], Person]) -> Person:
    return person(Role.CONSULTANT)


@pytest.fixture
def study(country: Country) -> Study:
    return services.study_open(country, "en")


def shown(study: Study, anchor: str) -> tuple[Shown, ...]:
    return Desk(study).shown(anchor)


def about(study: Study, words: str = "Biosafety Act") -> Shown:
    """The paragraph on an instrument, in the chapter on the framework."""
    blocks = shown(study, "framework")
    heading = next(at for at, one in enumerate(blocks) if one.kind == "heading" and words in one.block.text)
    return blocks[heading + 1]


def write(study: Study, block: Shown, text: str, person: Person, base: int = 0) -> Edit:
    machine = Desk(study).source(block.block) if base == 0 else ""
    wish = Wish(key=block.key, act="text", chapter=block.key.partition("/")[0], base=base, text=text, machine=machine)
    return services.edit_add(study, wish, person)


def add(study: Study, after: str, text: str, person: Person, sign: str = "1") -> Edit:
    wish = Wish(key=OWN + sign, act="own", chapter=after.partition("/")[0], text=text, after=after)
    return services.edit_add(study, wish, person)


def cited(finding: Finding) -> str:
    """The citation of a finding."""
    return f"[[P:{finding.anchor}]]"


def finding_of(country: Country, words: str) -> Finding:
    return Finding.objects.filter(country=country, standing=Standing.HERE, text__icontains=words).order_by("pk")[0]


def block_at(study: Study, key: str) -> Shown:
    return next(one for one in shown(study, key.partition("/")[0]) if one.key == key)


# ------------------------------------------------------------------ edits stay


def test_an_edit_stays_when_the_order_changes_and_waits_where_it_has_no_place(study: Study, writer: Person) -> None:
    block = about(study)
    write(study, block, "Written by a person.", writer)
    for order in ("sector", "obligation", "framework", "law"):
        services.study_arrange(study, {"order": order}, writer)
        desk = Desk(study)
        if order in ("law", "sector"):
            assert block_at(study, block.key).block.text == "Written by a person."
            assert desk.unplaced() == ()
        else:
            assert desk.unplaced() == (block.key,)


def test_own_text_is_seen_in_every_order(study: Study, writer: Person) -> None:
    add(study, about(study).key, "Our own paragraph.", writer)
    for order in ("law", "sector", "obligation", "framework"):
        services.study_arrange(study, {"order": order}, writer)
        assert "Our own paragraph." in [one.block.text for one in shown(study, "framework") if one.kind == "paragraph"]


@pytest.fixture
def results(country: Country, tmp_path: Path) -> Iterator[Path]:
    """The kept results of the country, put back after a test that analyses other texts."""
    folder = results_folder(country.code)
    shutil.copytree(folder, tmp_path / "results")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(tmp_path / "results", folder)


def test_a_study_is_not_made_of_what_has_to_be_read_anew(country: Country, study: Study, writer: Person, results: Path) -> None:
    """A result is lost: the last composition stays, no version is frozen, and the reading is asked for."""
    before = Desk(study).composition.stamp
    shutil.rmtree(results)
    Country.objects.filter(pk=country.pk).update(revision=country.revision + 1)
    assert Desk(study).composition.stamp == before
    with pytest.raises(NothingToWriteError):
        freezing.version_freeze(study, "Half", "", writer)
    assert Job.objects.filter(country=country, kind="analyse", state=State.WAITING).exists()


@pytest.mark.usefixtures("results")
def test_edits_and_citations_stay_through_a_new_version_of_a_law(country: Country, study: Study, writer: Person) -> None:
    """The law has a new rule in front and other words in the rule that was cited: its number and its words change, the link does not."""
    finding = finding_of(country, "assessment of effects on the environment, and an approval")
    other = finding_of(country, "list of ingredients")
    numbers = [Desk(study).marks[f"P:{one.anchor}"].text for one in (finding, other)]
    block = about(study, "Food Safety Act")
    write(study, block, f"No assessment {cited(finding)}, but a label {cited(other)}.", writer)
    name = "food-safety-act-2009.xml"
    data = dict(laws())[name].replace(b"shall inspect food premises", b"shall inspect premises for genetically modified food")
    take_in(country, ((name, data.replace(b"is sufficient authority", b"gives sufficient authority")),), writer)
    finding.refresh_from_db()
    assert "gives sufficient authority" in finding.text
    after = block_at(study, block.key)
    assert (after.state, after.changed) == ("edited", True)
    anchors = [(one.text, one.anchor) for one in after.block.pieces if one.anchor]
    assert [text for text, _ in anchors] == [f"P{int(number[1:]) + 1}" for number in numbers]
    assert "gives sufficient authority" in row_text(study, anchors[0][1])
    assert "list of ingredients" in row_text(study, anchors[1][1])


def row_text(study: Study, anchor: str) -> str:
    tables = (one.block for one in shown(study, "quotes") if one.kind == "table")
    return next(" ".join(cell.text for cell in row) for table in tables for row in table.rows if row[0].anchor == anchor)


def test_a_citation_of_what_is_gone_is_marked_never_dropped(country: Country, study: Study, writer: Person) -> None:
    finding = finding_of(country, "body corporate to be known as the National Biosafety Board")
    block = about(study)
    write(study, block, f"See {cited(finding)}.", writer)
    finding_judge(finding, Opinion(verdict="rejected"), writer)
    piece = next(one for one in block_at(study, block.key).block.pieces if one.anchor or one.lost)
    assert (piece.lost, piece.anchor, piece.text) == (True, "", "[source no longer there]")


def test_the_editor_says_when_the_data_changed_under_a_text(
    country: Country, study: Study, writer: Person, as_role: Callable[..., Client]
) -> None:
    block = about(study)
    write(study, block, "Mine.", writer)
    assert not block_at(study, block.key).changed
    finding_judge(finding_of(country, "body corporate to be known as"), Opinion(verdict="rejected"), writer)
    assert block_at(study, block.key).changed
    client = as_role(Role.CONSULTANT)
    page = client.get(f"{HOME}en/paragraph", {"key": block.key}).content.decode()
    assert "The data have changed under this text" in page
    kept = {"key": block.key, "base": "1", "act": "text", "text": "Mine.", "machine": Desk(study).source(block_at(study, block.key).block)}
    machine = Desk(study).found(block.key)
    assert machine is not None
    assert machine.machine is not None
    kept["machine"] = Desk(study).source(machine.machine)
    assert client.post(f"{HOME}en/paragraph", kept).status_code == 302
    assert not block_at(study, block.key).changed
    assert block_at(study, block.key).block.text == "Mine."
    assert Edit.objects.filter(study=study, key=block.key).count() == 2


def test_numbers_of_passages_are_no_change_under_a_text(country: Country, study: Study, writer: Person) -> None:
    """A text on the last law is not called into question because a passage in front of it went."""
    block = about(study, "Ley N.º 23-2011")
    write(study, block, "Mine.", writer)
    finding_judge(finding_of(country, "body corporate to be known as"), Opinion(verdict="rejected"), writer)
    assert not block_at(study, block.key).changed


# ------------------------------------------------------------------ people at once


def test_who_did_not_see_the_last_edit_gets_both_texts(study: Study, writer: Person, as_role: Callable[..., Client]) -> None:
    block = about(study)
    write(study, block, "First text.", writer)
    client = as_role(Role.LEGAL_SPECIALIST)
    answer = client.post(f"{HOME}en/paragraph", {"key": block.key, "base": "0", "act": "text", "text": "Second text.", "machine": ""})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "First text." in page
    assert "Second text." in page
    assert 'name="base" value="1"' in page
    assert block_at(study, block.key).block.text == "First text."
    again = client.post(f"{HOME}en/paragraph", {"key": block.key, "base": "1", "act": "text", "text": "Both.", "machine": ""})
    assert again.status_code == 302
    assert block_at(study, block.key).block.text == "Both."


def test_the_same_sent_twice_is_one_edit(study: Study, writer: Person) -> None:
    block = about(study)
    first, second = write(study, block, "Once.", writer), write(study, block, "Once.", writer)
    assert first.pk == second.pk


def test_a_block_can_be_brought_back_to_any_state_and_nothing_is_lost(study: Study, writer: Person) -> None:
    block = about(study)
    was = block.block.text
    write(study, block, "One.", writer)
    write(study, block, "Two.", writer, base=1)
    for ordinal, base, text in ((1, 2, "One."), (0, 3, was), (2, 4, "Two.")):
        services.edit_restore(study, block.key, ordinal, base, writer)
        assert block_at(study, block.key).block.text == text
    assert [one.text for one in Edit.objects.filter(study=study, key=block.key).order_by("ordinal")] == ["One.", "Two.", "One.", "", "Two."]
    with pytest.raises(EditConflictError):
        services.edit_restore(study, block.key, 1, 2, writer)


def test_each_language_has_its_own_edits(country: Country, study: Study, writer: Person, as_role: Callable[..., Client]) -> None:
    block = about(study)
    write(study, block, "In English.", writer)
    french = services.study_open(country, "fr")
    assert block_at(french, block.key).state == "machine"
    page = as_role(Role.CONSULTANT, "fr").get(f"{HOME}fr/paragraph", {"key": block.key}).content.decode()
    assert "In English." in page


# ------------------------------------------------------------------ versions and comparison


def test_a_version_never_changes(country: Country, study: Study, writer: Person) -> None:
    block = about(study)
    write(study, block, "Frozen words.", writer)
    version = freezing.version_freeze(study, "For the round table", "A note", writer)
    body = place(version.paper.sha256).read_bytes()
    write(study, block, "Later words.", writer, base=1)
    services.study_arrange(study, {"order": "framework", "authors": "Somebody else"}, writer)
    finding_judge(finding_of(country, "body corporate to be known as"), Opinion(verdict="rejected"), writer)
    held = freezing.frozen_of(Version.objects.get(pk=version.pk))
    assert place(version.paper.sha256).read_bytes() == body
    assert "Frozen words." in words(held.paper)
    assert "Later words." not in words(held.paper)
    assert freezing.evidence_of(version).order == "law"
    with pytest.raises(freezing.LabelTakenError):
        freezing.version_freeze(study, "For  the round table ", "", writer)


def words(paper: Paper) -> str:
    return msgspec.json.encode(paper).decode()


def test_a_damaged_version_is_told_of_not_shown(study: Study, writer: Person, as_role: Callable[..., Client]) -> None:
    version = freezing.version_freeze(study, "Whole", "", writer)
    path = place(version.paper.sha256)
    path.write_bytes(path.read_bytes().replace(b"Biosafety Act", b"Forged  Act!!"))
    answer = as_role(Role.CONSULTANT).get(f"{HOME}versions/{version.pk}/")
    assert answer.status_code == 410
    assert b"Forged" not in answer.content


def compared(before: Version, after: Version) -> tuple[Difference, ...]:
    first, last = freezing.frozen_of(before), freezing.frozen_of(after)
    return differences(first.paper, last.paper, first.marks, last.marks)


@pytest.mark.parametrize("seed", range(3))
def test_comparison_shows_exactly_what_was_done(seed: int, study: Study, writer: Person) -> None:
    """Random texts, omissions and additions: those, and nothing else, are the differences."""
    dice = random.Random(seed)
    before = freezing.version_freeze(study, f"Before {seed}", "", writer)
    blocks = [one for chapter in ("method", "framework", "matters", "places") for one in shown(study, chapter)]
    numbered = [one for one in blocks if isinstance(one.block, Paragraph) and one.block.number and "cite" not in one.key]
    wanted: dict[str, What] = {}
    for place_, block in enumerate(dice.sample(numbered, 9)):
        kind = dice.choice(list(What)[1:4])
        if kind is What.ADDED:
            wanted[add(study, block.key, f"Added {place_}.", writer, "0123456789abcdef"[place_]).key] = kind
        elif kind is What.CHANGED:
            write(study, block, f"Changed {place_}.", writer)
            wanted[block.key] = kind
        else:
            services.edit_add(study, Wish(key=block.key, act="hidden", chapter=block.key.partition("/")[0]), writer)
            wanted[block.key] = kind
    after = freezing.version_freeze(study, f"After {seed}", "", writer)
    found = compared(before, after)
    assert {one.key: one.what for one in found if not one.key.startswith("acronyms/")} == wanted
    assert not any(one.moved for one in found)
    assert compared(after, after) == ()
    for one in found:
        text = "".join(run.text for run in one.runs if run.what is not What.REMOVED)
        if one.what in (What.CHANGED, What.ADDED) and not one.rows:
            assert re.fullmatch(r"(Changed|Added) \d\.", text)


def test_a_passage_that_goes_is_one_row_and_shifts_nothing_else(country: Country, study: Study, writer: Person) -> None:
    """Its row goes from the annex; that all after it have other numbers is no difference."""
    before = freezing.version_freeze(study, "With it", "", writer)
    finding = finding_of(country, "body corporate to be known as")
    finding_judge(finding, Opinion(verdict="rejected"), writer)
    found = {one.key: one for one in compared(before, freezing.version_freeze(study, "Without it", "", writer))}
    rows = found["quotes/table.quotes"].rows
    assert [(row.what, "body corporate" in "".join(run.text for cell in row.cells for run in cell)) for row in rows] == [
        (What.REMOVED, True)
    ]
    assert "obligations/table.obligations~2" not in found
    assert not any(one.moved for one in found.values())


def test_a_change_of_order_moves_and_loses_nothing_outside_its_chapter(study: Study, writer: Person) -> None:
    before = freezing.version_freeze(study, "By law", "", writer)
    services.study_arrange(study, {"order": "sector"}, writer)
    found = compared(before, freezing.version_freeze(study, "By sector", "", writer))
    assert {one.key.partition("/")[0] for one in found} == {"framework"}
    assert {one.what for one in found if "/instrument:" in one.key} <= {What.MOVED, What.CHANGED}


# ------------------------------------------------------------------ pages and rights


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_chapter_is_read_in_every_language_and_weighs_little(language: str, as_role: Callable[..., Client]) -> None:
    client = as_role(Role.CONSULTANT, language)
    for chapter in CHAPTERS:
        answer = client.get(f"{HOME}{language}/{chapter}/1")
        assert answer.status_code == 200
        assert len(answer.content) < FIRST_VIEW
        assert f'<article class="doc" lang="{language}"' in answer.content.decode()


def test_all_parts_of_a_chapter_weigh_little_and_hold_all_of_it(study: Study, as_role: Callable[..., Client]) -> None:
    client = as_role(Role.CONSULTANT)
    blocks = shown(study, "quotes")
    rows = sum(len(one.block.rows) for part in parts(blocks) for one in part if one.kind == "table")
    assert rows == next(len(one.block.rows) for one in blocks if one.kind == "table")
    for number in range(1, len(parts(shown(study, "coverage"))) + 1):
        assert len(client.get(f"{HOME}en/coverage/{number}").content) < FIRST_VIEW
    assert client.get(f"{HOME}en/coverage/99").status_code == 404


def test_headings_of_every_part_go_down_one_step_at_a_time(study: Study, as_role: Callable[..., Client]) -> None:
    client = as_role(Role.REVIEWER)
    for number in range(1, len(parts(shown(study, "coverage"))) + 1):
        page = client.get(f"{HOME}en/coverage/{number}").content.decode()
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page)]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels)), number


def test_numbers_lead_to_their_place(as_role: Callable[..., Client]) -> None:
    client = as_role(Role.REVIEWER)
    for anchor in ("p-1", "p-200", "i-3", "o-cpb-09-1", "framework-2", "coverage"):
        answer = client.get(f"{HOME}en/to/{anchor}", follow=True)
        assert answer.status_code == 200
        assert f'id="{anchor}"' in answer.content.decode()
    assert client.get(f"{HOME}en/to/nowhere-1").status_code == 404


PAGES = [
    "",
    "en/",
    "en/summary/1",
    "en/to/p-1",
    "en/aside",
    "versions",
    "compare",
    "files",
    "en/order",
    "en/paragraph?key=summary/lead",
    "en/insert?after=summary",
    "en/cite?q=board",
]
ASKED = {
    "en/order": Right.WRITE,
    "en/paragraph?key=summary/lead": Right.WRITE,
    "en/insert?after=summary": Right.WRITE,
    "en/cite?q=board": Right.WRITE,
    "files": Right.EXPORT,
}


@pytest.mark.parametrize("role", [Role.COMMENTER, Role.REVIEWER, Role.CONSULTANT, Role.SECRETARIAT])
def test_a_page_answers_who_has_its_right(role: Role, as_role: Callable[..., Client]) -> None:
    client = as_role(role)
    answered = {page: client.get(HOME + page, follow=True).status_code for page in PAGES}
    assert answered == {page: 200 if role in HOLDERS[ASKED.get(page, Right.READ_DRAFT)] else 403 for page in PAGES}


def test_what_belongs_to_another_country_is_not_there(
    country: Country, study: Study, writer: Person, as_role: Callable[..., Client]
) -> None:
    version = freezing.version_freeze(study, "Ours", "", writer)
    other = Country.objects.create(code="XT", name_en="Other", name_fr="Autre", name_es="Otro")
    staff = as_role(Role.ADMINISTRATOR)
    assert staff.get(f"/countries/XT/study/versions/{version.pk}/").status_code == 404
    assert staff.get(f"/countries/XT/study/compare?before={version.pk}&after=draft-en").status_code in (200, 404)
    assert b"Ours" not in staff.get("/countries/XT/study/versions").content
    assert as_role(Role.CONSULTANT).get("/countries/XT/study/").status_code == 404
    assert other.studies.count() <= 1


def test_a_key_that_is_not_there_is_not_there(as_role: Callable[..., Client]) -> None:
    client = as_role(Role.CONSULTANT)
    for key in ("", "nowhere/at/all", "quotes/table.nothing", "own-" + "9" * 32, "x" * 5000, "summary/lead\x00"):
        assert client.get(f"{HOME}en/paragraph", {"key": key}).status_code == 404
        assert client.post(f"{HOME}en/paragraph", {"key": key, "base": 0, "act": "text", "text": "x"}).status_code == 404


def test_tables_cannot_be_written_on(study: Study, as_role: Callable[..., Client]) -> None:
    table = next(one for one in shown(study, "register") if one.kind == "table")
    client = as_role(Role.CONSULTANT)
    for act in ("text", "hidden"):
        answer = client.post(f"{HOME}en/paragraph", {"key": table.key, "base": 0, "act": act, "text": "x"})
        assert answer.status_code == 404
    assert not Edit.objects.filter(key=table.key).exists()


def test_own_text_is_added_shown_changed_and_taken_away(study: Study, as_role: Callable[..., Client]) -> None:
    client = as_role(Role.CONSULTANT)
    key, after = "own-" + "a" * 32, about(study).key
    sent = {"key": key, "after": after, "base": 0, "act": "own", "form": "paragraph", "text": "Our **own** view, [[I:nothing]]."}
    for _ in range(2):
        assert client.post(f"{HOME}en/insert", sent).status_code == 302
    assert block_at_own(study, key).block.text == "Our own view, [source no longer there]."
    changed = {"key": key, "base": 1, "act": "own", "text": "Changed.", "machine": ""}
    assert client.post(f"{HOME}en/paragraph", changed).status_code == 302
    assert block_at_own(study, key).block.text == "Changed."
    assert client.post(f"{HOME}en/paragraph", {**changed, "base": 2, "act": "taken_away", "text": ""}).status_code == 302
    assert all(one.key != key for one in shown(study, "framework"))
    assert client.post(f"{HOME}en/restore", {"key": key, "base": 3, "ordinal": 2}).status_code == 302
    assert block_at_own(study, key).block.text == "Changed."


def block_at_own(study: Study, key: str) -> Shown:
    return next(one for one in shown(study, "framework") if one.key == key)


def test_an_empty_text_is_refused_and_said(study: Study, as_role: Callable[..., Client]) -> None:
    answer = as_role(Role.CONSULTANT).post(f"{HOME}en/paragraph", {"key": about(study).key, "base": 0, "act": "text", "text": " \u200b\n"})
    assert answer.status_code == 400
    assert "Write at least a word." in answer.content.decode()


def test_what_can_be_cited_is_found(as_role: Callable[..., Client]) -> None:
    client = as_role(Role.CONSULTANT)
    wanted = {"P1": "[[P:", "I3": "[[I:", "CPB 9": "[[O:CPB-09", "Biosafety Act": "[[I:", "National Biosafety Board": "[[P:"}
    for words_, mark in wanted.items():
        page = client.get(f"{HOME}en/cite", {"q": words_}, headers={"X-Piece": "1"}).content.decode()
        assert mark in page
        assert "<html" not in page


def test_observations_fill_their_place_and_can_be_written_on(country: Country, study: Study, writer: Person) -> None:
    finding = finding_of(country, "list of ingredients")
    Observation.objects.create(country=country, by=writer, kind="lessons", title="What was *learnt*", text="It helped.", language="fr")
    row = Observation.objects.get()
    Evidence.objects.create(country=country, observation=row, by=writer, kind="finding", finding=finding)
    Country.objects.filter(pk=country.pk).update(revision=country.revision + 1)
    key = next(one.key for one in shown(study, "places") if "/told:" in one.key)
    block = block_at(study, key)
    assert block.block.text.startswith("What was *learnt*. It helped. [French] (Evidence: P")
    assert [one.anchor for one in block.block.pieces if one.anchor] == [Desk(study).marks[f"P:{finding.anchor}"].anchor]
    assert all(one.key != "places/place:lessons/blank" for one in shown(study, "places"))
    assert any(one.key == "places/place:processes/blank" for one in shown(study, "places"))
    write(study, block, "In English: it helped.", writer)
    assert block_at(study, key).block.text == "In English: it helped."
    assert not block_at(study, key).changed
    Observation.objects.filter(pk=row.pk).update(text="It did not help.")
    assert block_at(study, key).changed


def test_what_is_written_in_a_blank_stays_when_an_observation_comes(country: Country, study: Study, writer: Person) -> None:
    blank = next(one for one in shown(study, "places") if one.key == "places/place:lessons/blank")
    write(study, blank, "Our lesson.", writer)
    Observation.objects.create(country=country, by=writer, kind="lessons", title="T", text="Theirs.", language="en")
    texts = [one.block.text for one in shown(study, "places") if one.kind == "paragraph"]
    assert "Our lesson." in texts
    assert any("Theirs." in one for one in texts)


def test_a_large_study_is_composed_in_the_background(
    country: Country, study: Study, writer: Person, monkeypatch: pytest.MonkeyPatch, as_role: Callable[..., Client]
) -> None:
    """The last composition is shown meanwhile, and said to be behind."""
    before = Desk(study).composition.stamp
    monkeypatch.setattr("weft_web.studies.composing.QUICK_SECONDS", -1.0)
    finding_judge(finding_of(country, "list of ingredients"), Opinion(verdict="rejected"), writer)
    assert Desk(study).composition.stamp == before
    page = as_role(Role.REVIEWER).get(f"{HOME}en/").content.decode()
    assert "The study is being made anew" in page
    job = Job.objects.get(country=country, kind="compose_study")
    compose(job, silent)
    assert Desk(study).composition.stamp != before
    assert "The study is being made anew" not in as_role(Role.REVIEWER).get(f"{HOME}en/").content.decode()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_study_says_how_far_people_have_judged_it(language: str, country: Country, writer: Person) -> None:
    study = services.study_open(country, language)
    not_judged = {"en": "None has been judged", "fr": "Personne ne les a encore jugées", "es": "Nadie los ha juzgado"}[language]
    assert not_judged in block_at(study, "summary/caution/proposals").block.text
    finding_judge(finding_of(country, "list of ingredients"), Opinion(verdict="accepted"), writer)
    said = block_at(study, "summary/caution/proposals").block.text
    assert not_judged not in said
    assert not_judged not in words(Desk(study).frame)
    version = freezing.version_freeze(study, "Judged", "", writer)
    assert not_judged not in words(freezing.frozen_of(version).paper)


# ------------------------------------------------------------------ a page reads its own part alone


@pytest.fixture
def slender(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts so small that every chapter has several, and long tables."""
    for name, value in (("PART_WEIGHT", 4_000), ("ROWS_A_PART", 3), ("ROWS_TOGETHER", 4)):
        monkeypatch.setattr(cutting, name, value)


def whole(study: Study, anchor: str, number: int) -> Leaf | None:
    """A page cut from its chapter laid out whole."""
    desk = Desk(study)
    return leaf(desk.contents(), anchor, desk.shown(anchor), number)


def nobody(_: Study, __: Person) -> None:
    """Nobody writes."""


def own_paragraph(study: Study, person: Person) -> None:
    add(study, "summary", "One paragraph.\n\nAnd one more.", person)


def hidden_table(study: Study, person: Person) -> None:
    table = next(one for one in shown(study, "coverage") if one.kind == "table" and one.may_hide)
    services.edit_add(study, Wish(key=table.key, act="hidden", chapter="coverage", text="", machine=""), person)


def observed(study: Study, person: Person) -> None:
    told = {"kind": "lessons", "title": "Seen", "text": "At the border.\n\nTwice.", "language": "en", "by": person}
    Observation.objects.create(country=study.country, **told)


@pytest.mark.usefixtures("slender")
@pytest.mark.parametrize("act", [nobody, own_paragraph, hidden_table, observed])
def test_a_page_read_alone_is_that_of_the_whole_chapter(act: Callable[[Study, Person], None], study: Study, writer: Person) -> None:
    act(study, writer)
    several = 0
    for anchor in CHAPTERS:
        number = 1
        while (there := Desk(study).leaf(anchor, number)) is not None:
            assert there == whole(study, anchor, number), (anchor, number)
            number += 1
        assert number > 1
        assert whole(study, anchor, number) is None
        several += number > 2
    assert several > 5


@pytest.mark.parametrize("act", [nobody, own_paragraph, hidden_table, observed])
def test_the_pages_are_what_the_file_is_made_of(act: Callable[[Study, Person], None], study: Study, writer: Person) -> None:
    """A chapter on the desk is that of the whole study, numbers, acronyms and all."""
    act(study, writer)
    if act is own_paragraph:
        add(study, "framework", "Of the WTO and the FPIC.", writer, "2")
    draft = draft_of(study.country, kind_of(study), fresh=True)
    paper = paper_now(study, draft, Edition(day=today(), authors=study.authors, publisher=study.publisher))
    for chapter in paper.chapters:
        there = [one.block for one in shown(study, chapter.anchor) if one.state != "hidden"]
        assert [words_of(one) for one in there] == [words_of(one) for one in chapter.blocks], chapter.anchor
        labels = [(getattr(one, "number", ""), getattr(one, "label", "")) for one in there]
        assert labels == [(getattr(one, "number", ""), getattr(one, "label", "")) for one in chapter.blocks], chapter.anchor


@pytest.mark.usefixtures("slender")
def test_every_number_and_every_block_is_found_in_its_part(study: Study, writer: Person) -> None:
    own_paragraph(study, writer)
    desk = Desk(study)
    for chapter in ("quotes", "register", "obligations", "framework", "summary"):
        blocks = desk.shown(chapter)
        for one in blocks[:40]:
            assert desk.part_at(chapter, key=one.key) == part_with(blocks, lambda other, one=one: other.key == one.key)  # type: ignore[misc]
        for anchor in [name for one in blocks for name in cutting.anchors_of(one.block)][:200:7]:
            assert desk.part_at(chapter, anchor=anchor) == part_of(blocks, anchor) > 0
        assert desk.part_at(chapter, anchor="p-999999") == desk.part_at(chapter, key="none") == 0


def test_chapters_that_nobody_wrote_in_are_not_laid_out(study: Study, writer: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    own_paragraph(study, writer)
    read: list[str] = []
    chapter_of = Desk._chapter
    monkeypatch.setattr(Desk, "_chapter", lambda desk, anchor, marks: read.append(anchor) or chapter_of(desk, anchor, marks))
    assert Desk(study).leaf("quotes", 1) is not None
    assert set(read) == {"summary"}


def test_of_very_many_sections_the_contents_name_those_around_the_page() -> None:
    sections = tuple(
        cutting.Section(id=f"k-{number}", title=f"Law {number}", number=f"4.{number}", part=number // 5 + 1) for number in range(400)
    )
    contents = (Entry(anchor="framework", title="Framework", number="4"),)
    for number in (1, 40, 80):
        there = page(contents, "framework", (), Place(part=number, parts=80, sections=sections))
        assert there.of == 400
        assert 5 < len(there.sections) <= 5 + 2 * NEAR
        assert {one.part for one in there.sections} >= {number}
        assert [one.anchor for one in there.sections] == [
            one.id for one in sections if one.id in {entry.anchor for entry in there.sections}
        ]
