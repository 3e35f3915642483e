"""The pages of the builder: in three languages, without a script, with several people at once, and with bad input."""

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client
from tests.web.peopled import person_of

from weft.records import Language
from weft_web import engine
from weft_web.countries.models import Country
from weft_web.coverage.models import Kind, Statement
from weft_web.coverage.selectors import gaps_of
from weft_web.coverage.weighed import weighed
from weft_web.engine import planning
from weft_web.findings.models import Finding, Standing
from weft_web.rights import Role
from weft_web.strategies import services
from weft_web.strategies.asked import SHEETS, STEP_OF, STEPS
from weft_web.strategies.gathering import gathered
from weft_web.strategies.models import Part, Strategy, Tie
from weft_web.strategies.selectors import record_of
from weft_web.strategies.services import part_named

AS = Callable[..., Client]
HERE = "/countries/XS/strategy/"
BEGUN = {"title": "National strategy", "language": "en", "first_year": 2027, "last_year": 2029, "currency": "USD"}
SENT = {
    "text": "Customs officers check the papers of grain shipments.",
    "start": "September 2027",
    "end": "06/2028",
    "has": ["indicators", "costs", "milestones", "alignment", "partners", "whole"],
    "whole": "yes",
    "costs-0-item": "Training days",
    "costs-0-unit_cost": "1,250.50",
    "costs-0-quantities-2027": "10",
    "costs-0-quantities-2028": "4",
    "costs-0-secured": "500",
    "indicators-0-name": "Shipments checked",
    "indicators-0-target": "80 %",
    "indicators-0-target_year": "2028",
    "milestones-3-on": "March 2028",
    "milestones-3-text": "Procedure signed",
    "alignment-kmgbf_17": "high",
}


@pytest.fixture
def strategy(country: Country) -> Strategy:
    return services.strategy_begin(country, BEGUN, person_of(Role.CONSULTANT))


@pytest.fixture
def filled(strategy: Strategy) -> dict[str, Part]:
    by, made = strategy.by, {}
    for kind, values in {
        "objectives": {"text": "Customs checks all shipments by 2029."},
        "entry_points": {"instrument": "Seed Act", "moment": "law_under_amendment", "text": "A clause."},
        "stakeholders": {"name": "Customs Department", "acronym": "CD", "influence": 3, "roles": ["cna_cpb"]},
        "conditions": {"factor": "staff", "text": "Two posts."},
        "tools": {"tool": "sector_clause", "text": "In the Seed Act."},
        "opportunities": {"event": "The customs reform", "until": "2027-06"},
        "outcomes": {"text": "Shipments are checked."},
        "outputs": {"text": "A procedure."},
        "activities": {"text": "Write the procedure.", "answers": ["gap:CPB-18-2a"], "start": "2027-01", "end": "2027-12"},
    }.items():
        made[kind] = services.part_make(strategy, kind, values, by)
    return made


def shown(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(HERE + path)
    assert answer.status_code == status, path
    return answer.content.decode()


def test_a_country_without_strategy_is_told_what_will_stand_here(country: Country, as_role: AS) -> None:
    assert "There is no strategy yet" in shown(as_role(Role.CONSULTANT), "")
    assert f"{HERE}begin" not in shown(as_role(Role.REVIEWER), "")
    assert as_role(Role.CONSULTANT).get(f"{HERE}steps/vision").status_code == 404


def test_a_strategy_is_begun(country: Country, as_role: AS) -> None:
    client = as_role(Role.CONSULTANT, "fr")
    assert client.post(f"{HERE}begin", {**BEGUN, "last_year": 2020}).status_code == 400
    assert client.post(f"{HERE}begin", BEGUN).headers["Location"] == f"{HERE}steps/vision"
    assert Strategy.objects.get(country=country).currency == "USD"


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_page_speaks_the_readers_language(language: str, filled: dict[str, Part], as_role: AS) -> None:
    client = as_role(Role.CONSULTANT, language)
    places = ["", "frame", "words/history", *(f"steps/{one}" for one in STEPS), *(f"new/{one}" for one in SHEETS)]
    places += [f"parts/{part.key}{more}" for part in filled.values() for more in ("", "/edit", "/history")]
    for place in places:
        page = shown(client, place)
        body = re.sub(r"<textarea.*?</textarea>", "", page.split("<main", 1)[1].split("</main", 1)[0], flags=re.S)
        assert f'<html lang="{language}">' in page
        assert "{" not in body, place
        assert "strategies." not in body, place


def test_a_part_is_written_without_a_script(strategy: Strategy, as_role: AS) -> None:
    client = as_role(Role.CONSULTANT)
    assert client.post(f"{HERE}new/activities", SENT).headers["Location"] == f"{HERE}steps/plan"
    part = Part.objects.get(strategy=strategy, kind="activities")
    assert (part.values["start"], part.values["end"]) == ("2027-09", "2028-06")
    assert part.values["costs"][0]["quantities"] == {"2027": "10", "2028": "4"}
    assert part.values["costs"][0]["unit_cost"] == "1250.5"
    assert part.values["milestones"] == [{"on": "2028-03", "text": "Procedure signed"}]
    assert part.values["alignment"] == [{"goal": "kmgbf_17", "degree": "high", "aspect": ""}]
    page = shown(client, f"parts/{part.key}/edit")
    assert "17,507\u00a0USD" in page
    assert "September 2027" in page
    assert page.count('class="one stack"') == 3 * 3 + 3, "each list: one row, two empty ones, and the one to copy"


def test_what_cannot_be_read_is_said_and_stays_as_typed(strategy: Strategy, as_role: AS) -> None:
    bad = {**SENT, "start": "soon", "costs-0-unit_cost": "much"}
    answer = as_role(Role.CONSULTANT).post(f"{HERE}new/activities", bad)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert 'value="soon"' in page
    assert 'value="much"' in page
    assert 'href="#f-costs-0-unit_cost"' in page
    assert not Part.objects.exists()


def test_an_empty_part_is_saved_as_it_is(strategy: Strategy, as_role: AS) -> None:
    for kind in SHEETS:
        assert as_role(Role.CONSULTANT).post(f"{HERE}new/{kind}", {}).status_code == 302
        assert strategy.parts.filter(kind=kind).count() == 1
    assert shown(as_role(Role.CONSULTANT), "steps/plan")


def test_two_people_at_once_lose_nothing(filled: dict[str, Part], as_role: AS) -> None:
    part, mine, theirs = filled["activities"], as_role(Role.CONSULTANT), as_role(Role.FOCAL_POINT)
    place = f"{HERE}parts/{part.key}/edit"
    theirs.post(place, {"seen": 1, "text": "Theirs is this text.", "risks": "No staff."})
    answer = mine.post(place, {"seen": 1, "text": "Mine is this text.", "assumptions": "The law passes."})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Theirs is this text." in page
    assert "Mine is this text." in page
    assert "No staff." in page, "what does not clash is there already"
    sent = {"seen": 2, "text": "Mine is this text.", "assumptions": "The law passes.", "risks": "No staff.", "clash": "text"}
    assert mine.post(place, sent).status_code == 400, "a choice is asked for"
    assert mine.post(place, {**sent, "take-text": "theirs"}).status_code == 302
    part.refresh_from_db()
    assert (part.values["text"], part.values["assumptions"], part.values["risks"]) == (
        "Theirs is this text.",
        "The law passes.",
        "No staff.",
    )
    assert part.values["answers"] == ["gap:CPB-18-2a"], "what the form did not have stays"


def test_the_words_of_the_strategy_clash_in_sight(strategy: Strategy, as_role: AS) -> None:
    as_role(Role.FOCAL_POINT).post(f"{HERE}words", {"seen": 1, "vision": "Theirs.", "situation": ""})
    answer = as_role(Role.CONSULTANT).post(f"{HERE}words", {"seen": 1, "vision": "Mine.", "situation": ""})
    assert answer.status_code == 409
    assert "Theirs." in answer.content.decode()
    assert as_role(Role.CONSULTANT).post(f"{HERE}words", {"seen": 2, "vision": "Both.", "situation": ""}).status_code == 302


def test_a_finding_is_found_tied_and_untied(filled: dict[str, Part], as_role: AS) -> None:
    client, part = as_role(Role.CONSULTANT), filled["activities"]
    finding = Finding.objects.filter(country=part.strategy.country, standing=Standing.HERE).first()
    page = shown(client, f"parts/{part.key}/edit?find={finding.pk}")
    assert f'name="finding" value="{finding.pk}"' in page
    client.post(f"{HERE}parts/{part.key}/tie", {"finding": finding.pk})
    tie = Tie.objects.get(part=part, withdrawn_at=None)
    assert finding.instrument.title in shown(client, f"parts/{part.key}")
    client.post(f"{HERE}ties/{tie.pk}/withdraw")
    assert not Tie.objects.filter(part=part, withdrawn_at=None).exists()
    assert client.post(f"{HERE}parts/{part.key}/tie", {"finding": 987654321}).status_code == 404


def test_bodies_of_the_institution_map_are_taken_over(strategy: Strategy, as_role: AS) -> None:
    client = as_role(Role.CONSULTANT)
    page = shown(client, "steps/stakeholders")
    body = re.search(r'name="body" value="([^"]+)"', page)
    assert body
    client.post(f"{HERE}bodies/take", {"body": body[1]})
    taken = Part.objects.get(strategy=strategy, kind="stakeholders")
    assert taken.values["name"]
    assert f'name="body" value="{body[1]}"' not in shown(client, "steps/stakeholders")
    assert client.post(f"{HERE}bodies/take", {"body": "nobody"}).status_code == 404


def test_a_baseline_is_taken_from_the_study(strategy: Strategy, as_role: AS) -> None:
    counted = re.search(r'<option value="([^"]+,[^"]+)"', shown(as_role(Role.CONSULTANT), "new/outcomes"))
    assert counted
    sent = {
        "text": "All has a rule.",
        "has": "indicators",
        "indicators-0-name": "Obligations with a rule",
        "indicators-0-counted": counted[1],
    }
    as_role(Role.CONSULTANT).post(f"{HERE}new/outcomes", sent)
    indicator = Part.objects.get(strategy=strategy).values["indicators"][0]
    assert re.fullmatch(r"\d+/\d+ \(\d+\u00a0%\)", indicator["baseline"])
    assert indicator["baseline_year"]


def test_parts_are_moved_taken_out_and_brought_back(filled: dict[str, Part], as_role: AS) -> None:
    client, part = as_role(Role.CONSULTANT), filled["objectives"]
    client.post(f"{HERE}parts/{part.key}/edit", {"seen": 1, "text": "Another wording of it."})
    client.post(f"{HERE}parts/{part.key}/remove")
    assert "Another wording of it." in shown(client, "steps/vision").split("<details", 1)[1]
    assert client.get(f"{HERE}parts/{part.key}/edit").status_code == 302
    client.post(f"{HERE}parts/{part.key}/restore", {"version": 1})
    part.refresh_from_db()
    assert (part.ended_at, part.values["text"]) == (None, "Customs checks all shipments by 2029.")
    assert client.post(f"{HERE}parts/{part.key}/restore", {"version": 77}).status_code == 404
    assert client.post(f"{HERE}parts/{part.key}/move", {"to": "up"}).status_code == 302


def test_who_only_reads_is_offered_nothing_to_write(filled: dict[str, Part], as_role: AS) -> None:
    client = as_role(Role.REVIEWER)
    for place in ("", *(f"steps/{one}" for one in STEPS), f"parts/{filled['activities'].key}"):
        main = shown(client, place).split("<main", 1)[1]
        assert 'method="post"' not in main, place
        assert "/new/" not in main, place


def test_a_part_is_called_the_same_wherever_it_is_named(strategy: Strategy, as_role: AS) -> None:
    client = as_role(Role.CONSULTANT, "fr")
    given = {"stakeholders": {"name": "Customs Department", "text": "Checks the papers."}, "tools": {"tool": "sector_clause"}}
    made = {kind: services.part_make(strategy, kind, values, strategy.by) for kind, values in given.items()}
    names = {"stakeholders": "Customs Department", "tools": planning.named(record_of(strategy).tools[0], Language.FR)}
    assert names["tools"] != "sector_clause"
    for kind in made:
        for place in (f"steps/{STEP_OF[kind]}", "remarks"):
            assert names[kind] in html.unescape(shown(client, place)), place
    assert part_named(made["stakeholders"]) == "Customs Department"
    assert part_named(made["tools"]) == planning.named(record_of(strategy).tools[0], Language.EN)
    assert "sector_clause" not in shown(client, "")


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ 7*7 }}", "a" * 30_000, "\u202e\x00x", "=cmd()"])
def test_hostile_words_are_words(text: str, strategy: Strategy, as_role: AS) -> None:
    client = as_role(Role.CONSULTANT)
    client.post(f"{HERE}new/objectives", {"text": text})
    for place in ("", "steps/vision"):
        page = shown(client, place)
        assert "<script>alert" not in page
        assert "\x00" not in page


def test_the_path_of_the_country_leads_to_the_strategy(filled: dict[str, Part], as_role: AS) -> None:
    page = as_role(Role.CONSULTANT).get("/countries/XS/").content.decode()
    assert f'href="{HERE}"' in page
    assert "one activity" in page


def test_a_gap_is_open_until_an_activity_answers_it_or_somebody_says_that_it_lies_elsewhere(strategy: Strategy, as_role: AS) -> None:
    client, country = as_role(Role.CONSULTANT), strategy.country

    def left() -> int:
        found = re.search(r"(\d+) gaps? out of \d+ ha", shown(client, "new/activities"))
        assert found
        return int(found[1])

    gaps = [row.obligation for row in gaps_of(weighed(country, reviewed_only=False))]
    before = left()
    assert before == len(gaps)
    services.part_make(strategy, "activities", {"answers": [f"gap:{gaps[0]}"]}, strategy.by)
    assert left() == before - 1
    person = person_of(Role.FOCAL_POINT)
    Statement.objects.create(country=country, obligation=gaps[1], kind=Kind.ELSEWHERE, source="Programme, 2024", reason="There", by=person)
    assert left() == before - 2


def test_overlaps_and_contradictions_are_named_where_an_activity_answers_them(strategy: Strategy, as_role: AS) -> None:
    voice = engine.voice(Language.EN)
    apart = [one for one in gathered(strategy.country, voice).matters if one.kind in ("overlap", "contradiction")][:2]
    assert apart
    part = services.part_make(strategy, "activities", {"answers": [one.key for one in apart]}, strategy.by)
    for place in (f"parts/{part.key}", f"parts/{part.key}/edit"):
        page = html.unescape(shown(as_role(Role.CONSULTANT), place))
        assert all(one.name in page for one in apart)
