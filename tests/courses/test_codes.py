"""Results as QR codes: drawn by the script of the pages, read by the reader of others, gathered in whatever order a scanner gives them."""

import base64
import json
import shutil
import subprocess
import zlib
from pathlib import Path
from typing import Any

import pytest
from tests.courses.taught import COURSES

from weft.courses import results
from weft.courses.marking import right_answer
from weft.courses.pages.shell import ASSETS
from weft.errors import InputError

PROJECT = Path(__file__).parents[2]
READER = PROJECT / "tests" / "npm" / "codes.mjs"
SET_UP = PROJECT / "build" / "npm" / "node_modules"
LENGTHS = (1, 14, 15, 62, 122, 180, 213, 214, 287, 666, 667, 1125, 1528, 2331)
"""Bytes at which the least version that holds them, or the shape of its blocks, changes; the last fills the largest code."""


def answered() -> dict[str, Any]:
    """A file of results of who has answered every question of a course three times, the second time right."""
    units = {}
    for unit in COURSES[0].units:
        answers = {one.id: list(right_answer(one)[:1] if one.kind == "short" else right_answer(one)) for one in unit.quiz.questions}
        right = sorted(answers)
        tries = [
            {
                "id": f"{number}f3c2a-{unit.id}",
                "at": f"2026-11-2{number}T10:00:00.000Z",
                "language": "en",
                "answers": answers,
                "right": good,
                "of": 9,
            }
            for number, good in ((1, []), (2, right), (3, right[:1]))
        ]
        units[unit.id] = {"seen": ["one", "two"], "tries": tries, "draft": {}}
    return {"text": "x" * 10, "state": {"v": 1, "course": COURSES[0].id, "place": None, "units": units}}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the reader made of codes of every kind, and of two files of results."""
    node = shutil.which("node")
    if node is None or not (SET_UP / "jsqr").exists():
        pytest.skip("the reader of codes is not set up: make build/npm/ready")
    folder = tmp_path_factory.mktemp("codes")
    shutil.copy(READER, folder)
    (folder / "node_modules").symlink_to(SET_UP)
    whole = json.dumps(answered())
    sent = {"script": str(ASSETS / "qr.js"), "texts": [text(length) for length in LENGTHS], "results": [whole, json.dumps({"text": "é"})]}
    done = subprocess.run([node, folder / READER.name], input=json.dumps(sent), capture_output=True, text=True, check=True, timeout=120)
    return json.loads(done.stdout)


def text(length: int) -> str:
    return "".join(chr(33 + (place * 7) % 90) for place in range(length))


def test_every_size_of_code_is_read_as_it_was_drawn(read: Any) -> None:
    assert [len(one) for one in read["texts"]] == list(LENGTHS)
    assert read["texts"] == [text(length) for length in LENGTHS]


def test_a_file_of_results_comes_back_whole_in_any_order(read: Any) -> None:
    one, two = read["pieces"]
    assert len(one) > 1
    mixed = "\n".join(["Scanned:", *reversed(one), "…", *two, one[0]])
    assert [json.loads(data) for data in results.gathered(mixed)] == [answered(), {"text": "é"}]


def test_the_best_go_at_each_unit_goes_into_few_codes(read: Any) -> None:
    units = read["state"]["units"]
    assert {unit: [one["id"][0] for one in held["tries"]] for unit, held in units.items()} == {one.id: ["2"] for one in COURSES[0].units}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("", "results_unreadable"),
        ("https://example.org", "results_unreadable"),
        ("weft:1/2:abcdef:AAAA", "results_pieces"),
        ("weft:2/1:abcdef:AAAA", "results_pieces"),
        ("weft:1/1:abcdef:AAAA", "results_unreadable"),
        ("weft:1/1:abcdef:A", "results_unreadable"),
        ("weft:1/99:abcdef:" + "A" * 100_000, "results_pieces"),
    ],
)
def test_what_is_no_whole_set_of_codes_is_refused(said: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        results.gathered(said)
    assert refused.value.code == code


def test_what_would_swell_is_cut_off() -> None:
    packed = base64.urlsafe_b64encode(zlib.compress(b" " * 50_000_000)).decode().rstrip("=")
    (data,) = results.gathered(f"weft:1/1:abcdef:{packed}")
    with pytest.raises(InputError):
        results.read(data, COURSES[0].id)
    assert len(data) <= 2 * results.MOST_BYTES
