"""Earlier reports are read whole, and compared by the official mappings; breaks are said to be breaks."""

import json

import pytest
from tests.national.sample import NATIONAL

from weft.national.comparing import compared, linked
from weft.national.earlier import DEEPEST, read
from weft.records.reporting import Compared, Given, Move


def handed_in(report: int, **answers: object) -> bytes:
    head = {"identifier": "A1", "schema": f"cpbNationalReport{report}", "languages": ["fr"]}
    return json.dumps({"header": head, "government": {"identifier": "xs"}, "unknownField": [1, {"a": None}], **answers}).encode()


def beside(report: int, key: str, was: object, now: Given | None) -> Compared:
    earlier = read(handed_in(report, **{linked(key, report, NATIONAL).key: was}))
    return next(one for one in compared({key: now} if now else {}, earlier, NATIONAL) if one.key == key)


def given(key: str, *values: str) -> Given:
    return Given(key=key, values=values)


@pytest.mark.parametrize(
    ("report", "key", "was", "now", "move", "reason"),
    [
        (4, "Q007", {"value": "implementation.fullInPlace"}, given("Q007", "implementation.fullInPlace"), Move.SAME, ""),
        (4, "Q007", {"value": "implementation.draftMeasures"}, given("Q007", "implementation.partiallyInPlace"), Move.CHANGED, ""),
        (3, "Q007", "implementation.fullFramwork", given("Q007", "implementation.fullInPlace"), Move.SAME, ""),
        (2, "Q007", {"value": "implementation.draftFramwork"}, given("Q007", "implementation.none"), Move.CHANGED, ""),
        (4, "Q009", {"value": "true"}, given("Q009", "true.some"), Move.BREAK, "break_wording_and_scale"),
        (4, "Q017", {"value": "true"}, given("Q017", "true.some"), Move.BREAK, "break_scale"),
        (4, "Q010", {"value": "true"}, given("Q010", "true"), Move.BREAK, "break_unmapped"),
        (4, "Q131", {"value": "na"}, given("Q131", "false.na"), Move.SAME, ""),
        (4, "Q131", {"value": "unheard_of"}, given("Q131", "1+"), Move.BREAK, "break_value"),
        (4, "Q014", {"value": "true"}, None, Move.GONE, ""),
        (4, "Q019", {"value": {"en": "Words"}}, Given(key="Q019", text={"en": "Others"}), Move.WORDED, ""),
        (4, "Q008", [{"value": "instrument.nationalBiosafetyLaws"}], given("Q008", "instrument.nationalBiosafetyLaws"), Move.SAME, ""),
    ],
)  # fmt: skip
def test_an_answer_beside_the_earlier_one(report: int, key: str, was: object, now: Given | None, move: Move, reason: str) -> None:
    if linked(key, report, NATIONAL).key == "":
        earlier = read(handed_in(report))
        assert next((one.move, one.reason) for one in compared({key: now} if now else {}, earlier, NATIONAL) if now) == (move, reason)
        return
    found = beside(report, key, was, now)
    assert (found.move, found.reason) == (move, reason)


def test_a_question_answered_now_and_not_then_is_new() -> None:
    assert [one.move for one in compared({"Q014": given("Q014", "true")}, read(handed_in(4)), NATIONAL)] == [Move.NEW]


def test_a_break_is_never_smoothed_on_the_way_back() -> None:
    """A question that breaks between the fifth and the fourth report has no series with the third either."""
    for key in NATIONAL.ties[(5, 4)].scale:
        assert linked(key, 3, NATIONAL).broken


def test_nothing_of_a_report_is_lost() -> None:
    data = handed_in(4, Q014={"value": "implementation.none", "odd": 1}, Q015=[{"identifier": "a", "customValue": "words"}], Q016=3.5)
    found = read(data)
    assert json.loads(found.kept) == json.loads(data)
    assert found.answers["Q014"].values == ("implementation.none",)
    assert found.answers["Q015"] == Given(key="Q015", values=("a",), words={"a": {"": "words"}})
    assert [(one.code, one.arguments) for one in found.problems] == [("earlier_answer_unread", ("Q016",))]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "earlier_not_json"),
        (b"\xff\xfe", "earlier_not_json"),
        (b"[]", "earlier_not_json"),
        (b"[" * 100_000, "earlier_not_json"),
        (b"[" * (DEEPEST + 2) + b"]" * (DEEPEST + 2), "earlier_not_json"),
        (b"{}", "earlier_not_a_report"),
        (b'{"header": {"schema": "cpbNationalReport9"}}', "earlier_not_a_report"),
        (b'{"header": {"schema": ["cpbNationalReport4"]}}', "earlier_not_a_report"),
    ],
    ids=range(8),
)
def test_what_is_no_report_says_so(data: bytes, code: str) -> None:
    assert [one.code for one in read(data).problems] == [code]
