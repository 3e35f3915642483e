"""What comes after a round: the next draft, where each comment stands in it, and no final text while a comment is open."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from msgspec.structs import replace
from tests.web import rounds
from tests.web.consulted import begun, commented, guest, invited
from tests.web.peopled import PASSWORD, person_of

from weft.errors import InputError
from weft.records import Language
from weft.records.consulting import Disposed
from weft.records.strategy import State
from weft.report.paper import Paper, Paragraph
from weft_web import engine
from weft_web.consultations import dispositions
from weft_web.consultations.dispositions import Outcome
from weft_web.consultations.drafting import Source, draft_make
from weft_web.consultations.drafts_kept import draft_of
from weft_web.consultations.following import became, counted, next_draft
from weft_web.consultations.models import Comment, Consultation, Draft
from weft_web.countries.models import Country
from weft_web.engine.consulting import drafted
from weft_web.rights import Role
from weft_web.strategies import going_on
from weft_web.strategies.going_on import Going
from weft_web.strategies.models import Strategy
from weft_web.strategies.models import Version as StrategyVersion
from weft_web.studies.freezing import version_freeze, version_publish
from weft_web.studies.models import Publication
from weft_web.studies.models import Version as StudyVersion
from weft_web.studies.services import Wish, edit_add, study_open

BASE = "/countries/XS/consultations/"
AsRole = Callable[..., Client]


def changed(paper: Paper) -> Paper:
    """The small text with paragraph 3 written anew, paragraph 5 gone and a new one first."""
    chapter = paper.chapters[0]
    blocks = [one for one in chapter.blocks if one.key != "law/p5"]
    blocks = [replace(one, text=f"{one.text} Customs take part in it.") if one.key == "law/p3" else one for one in blocks]
    blocks.insert(0, Paragraph(text="New at the front.", number=1, key="law/new"))
    return replace(paper, chapters=(replace(chapter, blocks=tuple(blocks)),))


@pytest.fixture
def two(country: Country) -> tuple[Consultation, Draft]:
    """A round, and the draft that follows its own."""
    person, before = person_of(Role.CONSULTANT), rounds.small()
    round_ = rounds.round_of(country, person, before)
    after = drafted({one: changed(paper) for one, paper in before.papers.items()}, "en", key="d3", country="XS", label="Draft 2")
    sources = dict.fromkeys(after.papers, "Draft 2")
    return round_, rounds.draft_row(country, person, after, follows=round_.draft, sources=sources)


@pytest.mark.parametrize("language", list(Language))
def test_each_comment_stands_again_or_its_text_is_said_to_have_changed_or_gone(
    two: tuple[Consultation, Draft], as_role: AsRole, language: Language
) -> None:
    round_, after = two
    (ann,) = invited(round_, guest("Ann"))
    for place in ("law/p2", "law/p3", "law/p5", ""):
        commented(ann, place, f"On {place}", number=place[-1:])
    rows = became(round_, after, engine.voice(language))
    told = {one.comment.place: one.state for one in rows}
    assert told["law/p3"] == "changed"
    assert told["law/p5"] == "gone"
    assert told["law/p2"] in ("same", "moved")
    assert sum(counted(rows).values()) == 4
    assert next(one for one in rows if one.comment.place == "law/p2").now.endswith("3")
    shown = as_role(Role.REVIEWER, language.value).get(f"{BASE}{round_.key}/became").content.decode()
    assert shown.count('class="card stack g1') == 4
    assert "consultations." not in shown
    only = as_role(Role.REVIEWER).get(f"{BASE}{round_.key}/became?state=gone").content.decode()
    assert only.count('class="card stack g1') == 1


def test_the_next_draft_is_made_of_what_was_frozen_after_the_round(country: Country, as_role: AsRole) -> None:
    round_ = begun(country)
    person, study = person_of(Role.CONSULTANT), study_open(country, "en")
    held = draft_of(round_.draft)
    one = next(place for place in held.places if place.kind == "paragraph" and place.chapter == "method" and place.number)
    (ann,) = invited(round_, guest("Ann"))
    commented(ann, one.key, "Say it more plainly.", number=one.number)
    client = as_role(Role.CONSULTANT)
    same = StudyVersion.objects.get(country=country)
    sent = {"text": "study", "study_en": same.pk, "label": "Draft 2"}
    assert client.post(f"{BASE}{round_.key}/next", sent).status_code == 400, "nothing was changed"
    edit_add(study, Wish(key=one.key, act="text", chapter="method", text="Quite another sentence stands here now."), person)
    version = version_freeze(study, "After the round", "", person)
    taken = client.post(f"{BASE}{round_.key}/next", {**sent, "study_en": version.pk, "label": round_.draft.label})
    assert taken.status_code == 400, "a draft has a label of its own"
    for _ in range(5):
        client.post(f"{BASE}{round_.key}/next", {**sent, "study_en": version.pk})
    made = Draft.objects.get(follows=round_.draft)
    assert (made.label, made.sources) == ("Draft 2", {"en": "After the round"})
    (told,) = became(round_, made, engine.voice(Language.EN))
    assert told.state == "changed"
    assert told.after == "Quite another sentence stands here now."


def test_a_draft_of_another_text_does_not_follow(country: Country) -> None:
    round_ = rounds.round_of(country, person_of(Role.CONSULTANT), rounds.small())
    Draft.objects.filter(pk=round_.draft.pk).update(kind="strategy")
    round_.refresh_from_db()
    with pytest.raises(InputError, match="draft_other_text"):
        next_draft(round_, Source(country, {"en": StudyVersion()}), "Draft 2", person_of(Role.CONSULTANT))


def test_no_study_is_published_while_a_comment_is_open(country: Country, as_role: AsRole) -> None:
    person = person_of(Role.FOCAL_POINT)
    version = version_freeze(study_open(country, "en"), "Final", "", person)
    round_ = rounds.round_of(country, person, rounds.small())
    (ann,) = invited(round_, guest("Ann"))
    open_, late = commented(ann, "law/p3", "Wait."), commented(ann, "law/p4", "Late.", late=True)
    with pytest.raises(InputError, match="comments_open"):
        version_publish(version, person)
    client, sent = as_role(Role.FOCAL_POINT), {"version": version.pk, "password": PASSWORD}
    refused = client.post("/countries/XS/publish/now", sent)
    assert refused.status_code == 200
    assert 'href="/countries/XS/consultations/"' in refused.content.decode()
    assert not Publication.objects.exists()
    dispositions.comment_dispose(open_, Outcome(outcome=Disposed.NOTED), person)
    assert not late.dispositions.exists(), "late ones hold nothing back"
    assert client.post("/countries/XS/publish/now", sent).status_code == 302
    assert Publication.objects.count() == 1


def test_a_comment_taken_back_holds_nothing_back(country: Country) -> None:
    person = person_of(Role.FOCAL_POINT)
    version = version_freeze(study_open(country, "en"), "Final", "", person)
    round_ = rounds.round_of(country, person, rounds.small())
    (ann,) = invited(round_, guest("Ann"))
    commented(ann, "law/p3", "Wait.")
    Comment.objects.update(withdrawn_at="2026-11-20T00:00:00Z")
    assert version_publish(version, person).pk


@pytest.fixture
def strategy(country: Country) -> Strategy:
    plain = {"title": "National strategy", "language": "fr", "first_year": 2027, "last_year": 2030, "currency": "XSD"}
    return Strategy.objects.create(country=country, by=person_of(Role.CONSULTANT), vision="Une vision.", **plain)


def test_a_strategy_goes_out_in_three_languages_and_is_not_final_while_a_comment_or_remark_is_open(
    country: Country, strategy: Strategy, as_role: AsRole
) -> None:
    person = person_of(Role.FOCAL_POINT)
    going_on.version_freeze(strategy, "For the workshop", person)
    version = StrategyVersion.objects.select_related("strategy", "body").get()
    draft = draft_make(Source(country, {}, version), "Draft strategy", None, person)
    held = draft_of(draft)
    assert (set(held.papers), held.first, held.kind, draft.strategy) == ({"en", "fr", "es"}, "fr", "strategy", strategy)
    vision = next(one for one in held.places if "Une vision." in one.texts.get("en", ""))
    assert vision.texts["fr"] == vision.texts["es"]
    plain = {"title": "Strategy", "closes_at": "2031-01-01T00:00:00Z", "zone": "UTC", "opened_at": "2026-11-01T00:00:00Z"}
    round_ = Consultation.objects.create(country=country, draft=draft, by=person, **plain)
    (ann,) = invited(round_, guest("Ann"))
    comment = commented(ann, vision.key, "More.")
    remark = going_on.remark_make(strategy, None, ("A note of our own", "", ""), person)
    final = Going(to=State.FINAL, on=date(2026, 11, 20), adopted_by="The Cabinet")
    with pytest.raises(InputError, match="comments_open"):
        going_on.strategy_go_on(strategy, final, person)
    sent = {"to": "final", "on": "2026-11-20", "adopted_by": "The Cabinet"}
    refused = as_role(Role.FOCAL_POINT).post("/countries/XS/strategy/way/further", sent)
    assert refused.status_code == 400
    dispositions.comment_dispose(comment, Outcome(outcome=Disposed.NOTED), person)
    with pytest.raises(InputError, match="comments_open"):
        going_on.strategy_go_on(strategy, final, person)
    going_on.remark_answer(remark, going_on.Outcome.ACCEPTED, "", person)
    going_on.strategy_go_on(strategy, final, person)
    strategy.refresh_from_db()
    assert strategy.state == State.FINAL
