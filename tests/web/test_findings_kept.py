"""Whatever people judge, undo and settle, and whatever new texts come in between: no judgement is lost or altered."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from weft import ids
from weft.records import DocumentResult, Extent, Modality, Quote, Reason
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.engine import analysing
from weft_web.findings.models import Change, Finding, Judgement, Verdict, Voice
from weft_web.findings.receiving import result_receive
from weft_web.findings.services import Opinion, finding_judge, judgement_withdraw
from weft_web.instruments.holding import results_folder
from weft_web.instruments.models import Document
from weft_web.jobs.models import Job
from weft_web.rights import Role

WORDS = ("permit", "import", "of a living modified organism", "the Board shall", "decide", "within ninety days", "no person", "release")
EXTENTS = (Extent.OPERATIVE, Extent.MENTION, Extent.IMPLICIT)
JUDGING = (Role.REVIEWER, Role.CONSULTANT, Role.LEGAL_SPECIALIST)
FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def pattern(country: Country) -> tuple[Document, DocumentResult]:
    """A document of the sample country and its result, to make other results after."""
    document = Document.objects.select_related("file", "instrument__country").get(
        instrument__country=country, name="food-safety-act-2009.xml"
    )
    result = analysing.kept_result(results_folder("XS"), document.name, document.file.sha256, document.result_version)
    assert result is not None
    return document, result


texts = st.lists(st.sampled_from(WORDS), min_size=3, max_size=6).map(" ".join)
provisions = st.lists(st.tuples(st.integers(1, 9), texts, st.sampled_from(EXTENTS)), min_size=1, max_size=7)


def result_of(pattern: DocumentResult, rows: list[tuple[int, str, Extent]]) -> DocumentResult:
    """A result with these provisions: article, words, extent; the same article twice has numbered paragraphs."""
    read, provided = [], []
    for place, (article, text, extent) in enumerate(rows):
        path = f"art_{article}/para_{sum(one[0] == article for one in rows[:place]) + 1}"
        quote = Quote(page=None, start=0, end=len(text), text=text)
        name = ids.of(pattern.instrument.document, str(place), path, text)
        read.append(
            replace(
                pattern.findings[0],
                id=name,
                path=path,
                text=text,
                extent=extent,
                quotes=(quote,),
                reasons=(Reason(code="stands_in_body"),),
                modality=Modality.DUTY,
            )
        )
        provided.append(replace(pattern.provisions[0], id=name, path=path, text=text, quotes=(quote,)))
    return replace(pattern, findings=tuple(read), provisions=tuple(provided))


def received(document: Document, result: DocumentResult, version: str) -> Job:
    job = Job.objects.create(kind="analyse", country=document.instrument.country)
    result_receive(document, result, version, job)
    return job


def begun(document: Document, pattern: DocumentResult, rows: list[tuple[int, str, Extent]]) -> None:
    Change.objects.all().delete()
    Finding.objects.filter(instrument=document.instrument).delete()
    received(document, result_of(pattern, rows), "first")


def written() -> dict[int, dict[str, Any]]:
    """Every judgement in all its columns but the day of its undoing."""
    return {row["id"]: {name: row[name] for name in row if name != "withdrawn_at"} for row in Judgement.objects.values()}


def plain_standing(finding: Finding) -> tuple[str, str, set[str], set[str]]:
    """What holds of a finding, by the rule as one would tell it: round table, then settled, then analysts who agree, then the machine."""
    machine = ("", finding.extent, {one["id"] for one in finding.obligations}, set(finding.themes))
    for voice in ("round_table", "settled"):
        spoken = Judgement.objects.filter(finding=finding, voice=voice, withdrawn_at=None).order_by("at", "id")
        given_so = [one for one in spoken if one.verdict != "none"]
        if given_so:
            return (given_so[-1].verdict, *values(given_so[-1]))
    last: dict[int, Judgement] = {}
    for one in Judgement.objects.filter(finding=finding, voice="analyst").order_by("at", "id"):
        if one.withdrawn_at is None and one.verdict != "none":
            last.pop(one.by_id, None)
            last[one.by_id] = one
    if not last:
        return machine
    said = [(values(one), one.modality if one.verdict != "rejected" else "") for one in last.values()]
    newest = max(last.values(), key=lambda one: (one.at, one.pk))
    agreed = all(one == said[0] for one in said)
    return (newest.verdict if agreed else "divided", *values(newest))


def values(one: Judgement) -> tuple[str, set[str], set[str]]:
    return ("none", set(), set()) if one.verdict == "rejected" else (one.extent, set(one.obligations), set(one.themes))


def as_kept(finding: Finding) -> tuple[str, str, set[str], set[str]]:
    obligations = set(finding.services.values_list("obligation", flat=True))
    themes = set(finding.topics.values_list("theme", flat=True))
    return finding.standing_value, finding.judged_extent, obligations, themes


opinions = st.one_of(
    st.just(Opinion(verdict=Verdict.ACCEPTED)),
    st.just(Opinion(verdict=Verdict.REJECTED)),
    st.just(Opinion(verdict=Verdict.NONE, comment="a word")),
    st.builds(
        lambda extent, obligations, modality: Opinion(
            verdict=Verdict.CORRECTED, extent=extent, obligations=tuple(obligations), modality=modality
        ),
        st.sampled_from(["mention", "implicit"]),
        st.lists(st.sampled_from(["CPB-08", "CPB-15"]), unique=True),
        st.sampled_from(["duty", "power"]),
    ),
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("judge"), st.integers(0, 6), st.integers(0, 2), opinions),
        st.tuples(st.just("settle"), st.integers(0, 6), st.sampled_from([Voice.SETTLED, Voice.ROUND_TABLE]), opinions),
        st.tuples(st.just("undo"), st.integers(0, 9), st.none(), st.none()),
        st.tuples(st.just("analyse"), st.randoms(use_true_random=False), st.none(), texts),
    ),
    min_size=1,
    max_size=8,
)


@FEW
@given(rows=provisions, told=steps)
def test_no_judgement_is_lost_or_altered_whatever_comes(
    pattern: tuple[Document, DocumentResult], person: Callable[[Role], Person], rows: list[tuple[int, str, Extent]], told: list[Any]
) -> None:
    document, result = pattern
    with taken_back():
        begun(document, result, rows)
        before: dict[int, dict[str, Any]] = {}
        for number, step in enumerate(told):
            done(step, document, result, rows, (person, f"version {number}"))
            now = written()
            assert {pk: now.get(pk) for pk in before} == before
            before = now
            for finding in Finding.objects.filter(instrument=document.instrument, standing="here"):
                assert as_kept(finding) == plain_standing(finding)


def done(step: Any, document: Document, result: DocumentResult, rows: list[tuple[int, str, Extent]], more: tuple[Any, str]) -> None:
    kind, which, who, what = step
    person, version = more
    findings = list(Finding.objects.filter(instrument=document.instrument).order_by("pk"))
    if kind in ("judge", "settle"):
        by, voice = (person(JUDGING[who]), Voice.ANALYST) if kind == "judge" else (person(Role.FOCAL_POINT), who)
        finding_judge(findings[which % len(findings)], what, by, voice)
    elif kind == "undo":
        given_so = list(Judgement.objects.filter(finding__instrument=document.instrument).order_by("pk"))
        if given_so:
            judgement_withdraw(given_so[which % len(given_so)], given_so[which % len(given_so)].by)
    else:
        changed = [row for row in rows if which.random() < 0.8]
        which.shuffle(changed)
        if changed and which.random() < 0.5:
            changed[0] = (changed[0][0], what, changed[0][2])
        received(document, result_of(result, changed), version)


@FEW
@given(rows=provisions.filter(lambda rows: len({text for _, text, _ in rows}) == len(rows)), chance=st.integers(0, 9999))
def test_a_judgement_stays_with_its_words_wherever_they_go(
    pattern: tuple[Document, DocumentResult], person: Callable[[Role], Person], rows: list[tuple[int, str, Extent]], chance: int
) -> None:
    document, result = pattern
    drawn = random.Random(chance)
    with taken_back():
        begun(document, result, rows)
        for finding in Finding.objects.filter(instrument=document.instrument):
            finding_judge(finding, Opinion(verdict=Verdict.ACCEPTED), person(Role.REVIEWER))
        moved = [(drawn.randint(1, 9), text, drawn.choice([*EXTENTS, Extent.NONE])) for _, text, _ in rows]
        drawn.shuffle(moved)
        received(document, result_of(result, moved), "second")
        for judgement in Judgement.objects.filter(finding__instrument=document.instrument).select_related("finding"):
            assert judgement.finding.text == judgement.quote
            assert judgement.finding.standing == "here"
            assert not judgement.finding.look_again
        assert Finding.objects.filter(instrument=document.instrument).count() == len(rows)


@FEW
@given(rows=provisions)
def test_the_same_read_again_changes_nothing(
    pattern: tuple[Document, DocumentResult], person: Callable[[Role], Person], rows: list[tuple[int, str, Extent]]
) -> None:
    document, result = pattern
    with taken_back():
        begun(document, result, rows)
        finding_judge(Finding.objects.filter(instrument=document.instrument)[0], Opinion(verdict=Verdict.REJECTED), person(Role.REVIEWER))
        received(document, result_of(result, rows), "second")
        assert not Change.objects.exists()
        result_receive(document, result, "third", Job.objects.create(kind="analyse", country=document.instrument.country))
        before = Change.objects.count()
        result_receive(document, result, "fourth", Job.objects.create(kind="analyse", country=document.instrument.country))
        assert Change.objects.count() == before


def test_changed_words_ask_for_another_look_and_keep_what_was_judged(
    pattern: tuple[Document, DocumentResult], person: Callable[[Role], Person]
) -> None:
    document, result = pattern
    old = "No person shall import a living modified organism without a permit of the Board within ninety days."
    new = "No person shall import a living modified organism without a permit of the Board within one hundred days."
    begun(document, result, [(4, old, Extent.OPERATIVE), (5, "The Board shall decide on the release.", Extent.MENTION)])
    finding = Finding.objects.get(instrument=document.instrument, text=old)
    judgement = finding_judge(finding, Opinion(verdict=Verdict.ACCEPTED), person(Role.REVIEWER))
    job = received(document, result_of(result, [(4, new, Extent.MENTION)]), "second")
    finding.refresh_from_db()
    assert (finding.text, finding.look_again, finding.standing_value, finding.judged_extent) == (new, True, "accepted", "operative")
    told = {one.kind: one for one in Change.objects.filter(job_id=job.pk)}
    assert set(told) == {"text", "gone"}
    assert (told["text"].before["text"], told["text"].after["text"], told["text"].judged) == (old, new, True)
    judgement.refresh_from_db()
    assert judgement.quote == old
    finding_judge(finding, Opinion(verdict=Verdict.ACCEPTED), person(Role.REVIEWER))
    finding.refresh_from_db()
    assert (finding.look_again, finding.judged_extent) == (False, "mention")


def test_a_judgement_does_not_leave_words_that_are_no_longer_reported_for_others_like_them(
    pattern: tuple[Document, DocumentResult], person: Callable[[Role], Person]
) -> None:
    document, result = pattern
    judged = "The Board shall decide on the import of a living modified organism within ninety days."
    alike = "The Board shall decide on the import of a living modified organism within sixty days."
    begun(document, result, [(4, judged, Extent.OPERATIVE)])
    finding = Finding.objects.get(instrument=document.instrument)
    finding_judge(finding, Opinion(verdict=Verdict.ACCEPTED), person(Role.REVIEWER))
    received(document, result_of(result, [(4, alike, Extent.OPERATIVE), (7, judged, Extent.NONE)]), "second")
    finding.refresh_from_db()
    assert (finding.text, finding.path, finding.extent, finding.judged_extent) == (judged, "art_7/para_1", "none", "operative")
    assert not finding.look_again
