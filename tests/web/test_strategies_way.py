"""A strategy on its way: from gaps to actions, before and after, states, remarks, progress, versions."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.web.peopled import person_of

from weft.errors import InputError
from weft.records import Language
from weft.records.strategy import Course, State
from weft_web import engine
from weft_web.countries.models import Country, Deed
from weft_web.coverage.services import statement_make
from weft_web.coverage.weighed import findings_named
from weft_web.engine import acting as bridge
from weft_web.findings.models import Finding, Standing
from weft_web.rights import Role
from weft_web.strategies import acting, going_on, selectors, services
from weft_web.strategies.contrast import body_of
from weft_web.strategies.gathering import behind, gathered
from weft_web.strategies.going_on import Going, Stand
from weft_web.strategies.models import Outcome, Strategy
from weft_web.strategies.tying import tie_make

HOME = "/countries/XS/strategy/"
BEGUN = {"title": "National strategy", "language": "en", "first_year": 2027, "last_year": 2030, "currency": "USD"}
LANGUAGES = ("en", "fr", "es")
AS = Callable[..., Client]
PAGES = ("actions", "actions?kind=overlap&show=open", "actions?kind=need", "effect", "checks", "way", "remarks", "progress", "files")


@pytest.fixture
def strategy(country: Country) -> Strategy:
    return services.strategy_begin(country, BEGUN, person_of(Role.CONSULTANT))


def gap_of(country: Country) -> bridge.Matter:
    """The first gap that a law can close."""
    held = gathered(country, engine.voice(Language.EN))
    return next(one for one in held.matters if one.kind == "gap" and engine.obligations()[one.code].level.value == "L")


def law_for(matter: bridge.Matter) -> bridge.Measure:
    """A measure that changes a law."""
    return next(one.measure for one in bridge.suggestions(matter) if bridge.kinds()[one.measure.kind].changes == "law")


def test_every_gap_of_the_study_can_be_made_an_activity_that_answers_it(strategy: Strategy, country: Country, as_role: AS) -> None:
    matter = gap_of(country)
    measure = law_for(matter)
    client = as_role(Role.CONSULTANT, "en")
    page = client.get(f"{HOME}actions/{matter.key}").content.decode()
    assert measure.title.en in page
    answer = client.post(f"{HOME}actions/{matter.key}/adopt", {"measure": measure.id, "output": "on"})
    (activity,) = selectors.record_of(strategy).activities
    assert answer["Location"] == f"{HOME}parts/{activity.key}/edit"
    assert (activity.text, activity.answers, activity.kind) == (measure.title.en, (matter.key,), measure.kind)
    (output,) = selectors.record_of(strategy).outputs
    assert (output.text, activity.output) == (measure.output.en, output.key)
    assert f"/parts/{activity.key}" in client.get(f"{HOME}actions").content.decode()


def test_a_measure_that_does_not_answer_the_matter_is_not_made(strategy: Strategy, country: Country, as_role: AS) -> None:
    client = as_role(Role.CONSULTANT, "en")
    assert client.post(f"{HOME}actions/{gap_of(country).key}/adopt", {"measure": "nonsense"}).status_code == 404
    assert client.get(f"{HOME}actions/gap:CPB-999").status_code == 404
    assert not strategy.parts.exists()


def test_a_contradiction_brings_the_passages_of_both_sides(strategy: Strategy, country: Country) -> None:
    held = gathered(country, engine.voice(Language.EN))
    matter = next(one for one in held.matters if one.kind == "contradiction" and len(findings_named(country, behind(country, one))) > 1)
    made = acting.measure_adopt(strategy, matter, bridge.suggestions(matter)[0].measure, strategy.by, with_output=False)
    grounds = selectors.record_of(strategy).activities[0].grounds
    assert made.ties.count() == len(grounds) >= 2
    assert all(one.quote and one.source for one in grounds)


def test_an_activity_answers_another_matter_and_leaves_it_again(strategy: Strategy, country: Country) -> None:
    first, second, *_ = (one for one in gathered(country, engine.voice(Language.EN)).matters if one.kind == "gap")
    part = acting.measure_adopt(strategy, first, bridge.suggestions(first)[0].measure, strategy.by, with_output=False)
    acting.matter_answer(part, second, strategy.by)
    assert selectors.record_of(strategy).activities[0].answers == (first.key, second.key)
    acting.matter_leave(part, first.key, strategy.by)
    assert selectors.record_of(strategy).activities[0].answers == (second.key,)


def test_a_gap_that_a_person_set_apart_is_no_matter_and_one_confirmed_weighs_most(country: Country) -> None:
    before = gathered(country, engine.voice(Language.EN))
    first, second = [one for one in before.matters if one.kind == "gap" and one.weight < 3][:2]
    person = person_of(Role.FOCAL_POINT)
    statement_make(country, first.code, {"kind": "elsewhere", "reason": "A decree", "source": "Gazette"}, person)
    statement_make(country, second.code, {"kind": "gap_confirmed", "reason": "Checked", "source": "Registry"}, person)
    held = gathered(country, engine.voice(Language.EN))
    assert held.matter(first.key) is None
    assert held.apart == before.apart + 1
    confirmed = held.matter(second.key)
    assert confirmed is not None
    assert confirmed.weight == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_and_after_is_said_with_its_rule(language: str, strategy: Strategy, country: Country, as_role: AS) -> None:
    matter = gap_of(country)
    part = acting.measure_adopt(strategy, matter, law_for(matter), strategy.by, with_output=False)
    page = as_role(Role.REVIEWER, language).get(f"{HOME}effect").content.decode()
    said = {"en": "not a forecast", "fr": "non une prévision", "es": "no un pronóstico"}
    assert said[language] in page
    told = gathered(country, engine.voice(Language(language))).matter(matter.key)
    assert told is not None
    assert f">{told.article.split('.')[0]}" in page, "the treaty is named in the reader's language"
    services.part_change(part, {"kind": "training"}, part.version, strategy.by)
    nothing = {"en": "No article would change", "fr": "Aucun article ne changerait", "es": "No cambiaría ningún artículo"}
    assert nothing[language] in as_role(Role.REVIEWER, language).get(f"{HOME}effect").content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "page", ["actions", "actions?kind=overlap&show=open", "actions?kind=need", "effect", "checks", "way", "remarks", "progress", "files"]
)
def test_pages_answer_in_every_language(page: str, language: str, strategy: Strategy, country: Country, as_role: AS) -> None:
    matter = gap_of(country)
    acting.measure_adopt(strategy, matter, bridge.suggestions(matter)[0].measure, strategy.by, with_output=True)
    answer = as_role(Role.FOCAL_POINT, language).get(f"{HOME}{page}")
    assert answer.status_code == 200


@pytest.mark.parametrize("to", ["seminar", "monitored"])
def test_only_a_final_text_comes_to_a_seminar_and_to_monitoring(to: str, strategy: Strategy, as_role: AS) -> None:
    client = as_role(Role.FOCAL_POINT, "en")
    assert f'value="{to}"' not in client.get(f"{HOME}way").content.decode()
    answer = client.post(f"{HOME}way/further", {"to": to, "on": "2026-11-20"})
    strategy.refresh_from_db()
    assert (answer.status_code, strategy.state, strategy.steps.count()) == (400, "draft", 0)
    assert "follow a final text" in answer.content.decode()


def test_from_draft_to_a_final_text_each_step_keeps_a_version(strategy: Strategy, as_role: AS) -> None:
    client = as_role(Role.FOCAL_POINT, "en")
    told_of = {"workshop": {"place": "Port Solan"}, "final": {"adopted_by": "Council of Ministers"}}
    for to in ("circulated", "workshop", "final", "seminar"):
        told = {"to": to, "on": "2026-11-20", "note": f"Then {to}", **told_of.get(to, {})}
        assert client.post(f"{HOME}way/further", told)["Location"] == f"{HOME}way"
    strategy.refresh_from_db()
    assert (strategy.state, strategy.adopted_by, strategy.adopted_on) == ("seminar", "Council of Ministers", "2026-11-20")
    assert [one.kind.value for one in selectors.record_of(strategy).history] == ["circulated", "workshop", "final", "seminar"]
    assert strategy.versions.count() == 4
    assert body_of(strategy.versions.first()).title == "National strategy"
    assert "Adopted by Council of Ministers" in client.get(f"{HOME}way").content.decode()
    client.post(f"{HOME}way/further", {"to": "draft", "on": "2026-11-21"})
    again = client.get(f"{HOME}way").content.decode()
    assert "An earlier text was adopted by Council of Ministers" in again
    assert "Version 5" in again


def test_a_final_text_needs_who_adopted_it(strategy: Strategy, as_role: AS) -> None:
    answer = as_role(Role.FOCAL_POINT, "fr").post(f"{HOME}way/further", {"to": "final", "on": "2026-11-20"})
    assert answer.status_code == 400
    assert "a adopté" in answer.content.decode()
    with pytest.raises(InputError):
        going_on.strategy_go_on(strategy, Going(to=State.FINAL, on=date(2026, 11, 20)), strategy.by)
    strategy.refresh_from_db()
    assert strategy.state == "draft"
    assert not strategy.versions.exists()


def test_only_a_lead_takes_it_further(strategy: Strategy, as_role: AS) -> None:
    told = {"to": "circulated", "on": "2026-11-20"}
    for role in (Role.CONSULTANT, Role.LEGAL_SPECIALIST, Role.REVIEWER, Role.COMMENTER, Role.SECRETARIAT):
        assert as_role(role, "en").post(f"{HOME}way/further", told).status_code == 403, role
    assert "/way/further" not in as_role(Role.CONSULTANT, "en").get(f"{HOME}way").content.decode()
    strategy.refresh_from_db()
    assert strategy.state == "draft"
    assert as_role(Role.FOCAL_POINT, "en").get(f"{HOME}way/further").status_code == 405
    assert as_role(Role.FOCAL_POINT, "en").post(f"{HOME}way", told).status_code == 405


def test_who_only_comments_sees_nothing_of_a_draft_and_remarks_once_it_is_circulated(strategy: Strategy, as_role: AS) -> None:
    commenter = as_role(Role.COMMENTER, "es")
    assert commenter.get(f"{HOME}remarks").status_code == 404
    going_on.strategy_go_on(strategy, Going(to=State.CIRCULATED, on=date(2026, 11, 20)), strategy.by)
    part = services.part_make(strategy, "objectives", {"text": "All imports are decided upon."}, strategy.by)
    sent = {"part": str(part.key), "text": "Falta el plazo.", "group": "Mesa 1", "name": "R. Paz"}
    assert commenter.post(f"{HOME}remarks", sent).status_code == 302
    (remark,) = strategy.remarks.all()
    assert (remark.part, remark.text, remark.group, remark.name, remark.by) == (
        part,
        "Falta el plazo.",
        "Mesa 1",
        "R. Paz",
        person_of(Role.COMMENTER),
    )
    assert commenter.post(f"{HOME}remarks/{remark.key}/answer", {"outcome": "accepted"}).status_code == 403
    as_role(Role.CONSULTANT, "en").post(f"{HOME}remarks/{remark.key}/answer", {"outcome": "partly", "answer": "A date was added."})
    remark.refresh_from_db()
    assert (remark.outcome, remark.answer, remark.answered_by) == (Outcome.PARTLY, "A date was added.", person_of(Role.CONSULTANT))
    assert [one.outcome for one in selectors.record_of(strategy).remarks] == ["partly"]


def test_a_remark_is_taken_back_by_who_made_it_and_stays(strategy: Strategy, as_role: AS) -> None:
    remark = going_on.remark_make(strategy, None, ("Too long.", "", ""), person_of(Role.REVIEWER))
    assert as_role(Role.CONSULTANT, "en").post(f"{HOME}remarks/{remark.key}/withdraw").status_code == 404
    as_role(Role.REVIEWER, "en").post(f"{HOME}remarks/{remark.key}/withdraw")
    remark.refresh_from_db()
    assert remark.withdrawn_at is not None
    assert selectors.record_of(strategy).remarks == ()


def test_of_several_reports_on_a_year_the_last_counts_and_all_stay(strategy: Strategy, as_role: AS) -> None:
    part = services.part_make(strategy, "activities", {"text": "Officers are trained."}, strategy.by)
    going_on.stand_report(part, Stand(year=2027, course=Course.UNDER_WAY), strategy.by)
    client = as_role(Role.CONSULTANT, "fr")
    client.post(f"{HOME}parts/{part.key}/progress", {"year": "2027", "course": "done", "spent": "1 250,50", "value": "40"})
    (told,) = selectors.record_of(strategy).progress
    assert (told.course, told.value, str(told.spent)) == (Course.DONE, "40", "1250.50")
    assert strategy.reports.count() == 2
    page = client.get(f"{HOME}progress?year=2027").content.decode()
    assert "en cours" in page
    assert "achevée" in page


def test_two_states_are_held_side_by_side(strategy: Strategy, as_role: AS) -> None:
    part = services.part_make(strategy, "activities", {"text": "Train."}, strategy.by)
    going_on.version_freeze(strategy, "first", strategy.by)
    services.part_change(part, {"text": "Train forty officers.", "start": "2027-03"}, part.version, strategy.by)
    services.part_make(strategy, "outcomes", {"text": "Papers are checked."}, strategy.by)
    services.strategy_change(strategy, {"vision": "No shipment unseen."}, strategy.version, strategy.by)
    page = as_role(Role.REVIEWER, "en").get(f"{HOME}versions/1").content.decode()
    for said in ("Train.", "Train forty officers.", "March 2027", "Papers are checked.", "No shipment unseen.", "4 differences"):
        assert said in page, said
    assert as_role(Role.REVIEWER, "en").get(f"{HOME}versions/7").status_code == 404


def test_of_what_a_part_rests_on_only_what_was_tied_or_untied_differs(strategy: Strategy, as_role: AS) -> None:
    part = services.part_make(strategy, "activities", {"text": "Train."}, strategy.by)
    first, second = Finding.objects.filter(country=strategy.country, standing=Standing.HERE)[:2]
    tie_make(part, first, strategy.by)
    going_on.version_freeze(strategy, "first", strategy.by)
    client = as_role(Role.REVIEWER, "en")
    assert client.get(f"{HOME}versions/1").context["lines"] == []
    tie_make(part, second, strategy.by)
    (line,) = client.get(f"{HOME}versions/1").context["lines"]
    assert (line.field, len(line.old), len(line.new)) == ("The evidence behind it", 1, 2)
    assert line.old[0].startswith(first.instrument.title)


def test_what_is_done_is_recorded_in_words(strategy: Strategy, as_role: AS) -> None:
    going_on.strategy_go_on(strategy, Going(to=State.CIRCULATED, on=date(2026, 11, 20)), strategy.by)
    going_on.remark_make(strategy, None, ("Well.", "", ""), strategy.by)
    verbs = set(Deed.objects.filter(country=strategy.country, verb__startswith="strategy_").values_list("verb", flat=True))
    assert {f"deed.{one}" for one in verbs} <= set(engine.voice(Language.EN).content.phrases)


def test_who_only_comments_reads_the_circulated_text_and_comes_in_where_she_may_read(strategy: Strategy, as_role: AS) -> None:
    commenter = as_role(Role.COMMENTER, "fr")
    assert commenter.get(f"{HOME}files").status_code == 404
    assert commenter.get(f"{HOME}files/json").status_code == 404
    going_on.strategy_go_on(strategy, Going(to=State.CIRCULATED, on=date(2026, 11, 20)), strategy.by)
    page = commenter.get(f"{HOME}files").content.decode()
    assert "DOCX" in page
    assert "actions" not in page.split("<main")[1]
    assert commenter.get(f"{HOME}files/json").status_code == 200
    answer = commenter.get("/", follow=True)
    assert answer.status_code == 200


def test_an_adopted_text_no_longer_changes_until_it_is_a_draft_again(strategy: Strategy, as_role: AS) -> None:
    part = services.part_make(strategy, "objectives", {"text": "All imports are decided upon."}, strategy.by)
    client = as_role(Role.FOCAL_POINT, "es")
    client.post(f"{HOME}way/further", {"to": "final", "on": "2026-11-20", "adopted_by": "Consejo de Ministros"})
    answer = client.post(f"{HOME}parts/{part.key}/edit", {"text": "Changed.", "seen": "1"}, follow=True)
    assert "ya no cambia" in answer.content.decode()
    assert selectors.record_of(strategy).objectives[0].text == "All imports are decided upon."
    assert client.post(f"{HOME}parts/{part.key}/remove")["Location"] == f"{HOME}way"
    client.post(f"{HOME}way/further", {"to": "draft", "on": "2026-11-21"})
    client.post(f"{HOME}parts/{part.key}/edit", {"text": "Changed.", "seen": "1"})
    assert selectors.record_of(strategy).objectives[0].text == "Changed."
    assert strategy.versions.count() == 2


def test_what_no_page_sends_is_no_fault(strategy: Strategy, country: Country, as_role: AS) -> None:
    client, matter = as_role(Role.CONSULTANT, "en"), gap_of(country)
    part = services.part_make(strategy, "activities", {"text": "Officers are trained."}, strategy.by)
    many = "9" * 5000
    assert client.post(f"{HOME}actions/{matter.key}/answer", {"leave": "zz"}).status_code == 404
    assert client.post(f"{HOME}actions/{matter.key}/answer", {"activity": "zz"}).status_code == 404
    assert client.post(f"{HOME}words", {"seen": many, "vision": "No shipment unseen."}).status_code == 302
    assert client.post(f"{HOME}parts/{part.key}/edit", {"seen": many, "text": "Forty officers are trained."}).status_code == 302
    assert client.post(f"{HOME}parts/{part.key}/restore", {"version": many}).status_code == 404
    assert client.get(f"{HOME}progress?year={many}").status_code == 200
    assert selectors.record_of(strategy).activities[0].text == "Forty officers are trained."
