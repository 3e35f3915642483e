"""Badges held against the verifier of others: Data Integrity with eddsa-rdfc-2022, as npm hands it out, with no network at all."""

import json
import shutil
import subprocess
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from tests.web.test_courses_certificates import CHANGES

from weft.records import Language
from weft_web import engine
from weft_web.courses.awarding import awarded
from weft_web.courses.models import Certificate
from weft_web.engine import certifying, teaching

PROJECT = Path(__file__).parents[2]
VERIFIER = PROJECT / "tests" / "npm" / "verify.mjs"
SET_UP = PROJECT / "build" / "npm" / "node_modules"
CONTEXTS = {
    "https://www.w3.org/ns/credentials/v2": "credentials-v2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": "ob-v3p0-context-3.0.3.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json": "ob-v3p0-extensions.json",
}
"""The contexts that a badge names, and where the signer has them."""


def signed(language: Language) -> dict[str, Any]:
    """A badge as it is handed out."""
    course = teaching.courses()[0]
    made = Certificate(course=course.id, edition=course.sheet.edition, language=language.value, name="Ñandé O’Brien", score=93)
    return certifying.credential(awarded(made, course, engine.voice(language)), certifying.new_key())


def verdicts(folder: Path, badges: list[Any]) -> list[str]:
    """What the verifier says of each: "" where it holds, else why not."""
    node = shutil.which("node")
    if node is None or not (SET_UP / "jsonld-signatures").exists():
        pytest.skip("the verifier of badges is not set up: make build/npm/ready")
    place = files("openbadgeslib.ob3.contexts")
    known = {address: json.loads((place / name).read_text(encoding="utf-8")) for address, name in CONTEXTS.items()}
    shutil.copy(VERIFIER, folder)
    (folder / "node_modules").symlink_to(SET_UP)
    sent = json.dumps({"contexts": known, "badges": badges})
    done = subprocess.run([node, folder / VERIFIER.name], input=sent, capture_output=True, text=True, check=True, timeout=60)
    said: list[str] = json.loads(done.stdout)
    return said


def changed(badge: dict[str, Any], change: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(json.dumps(badge))
    change(held)
    return held


def test_others_find_our_badges_good_and_every_change_bad(tmp_path: Path) -> None:
    badges = [signed(language) for language in Language]
    altered = [changed(badges[0], change) for change in CHANGES]
    said = verdicts(tmp_path, [*badges, *altered])
    assert said[: len(badges)] == ["", "", ""]
    assert len(said) == len(badges) + len(CHANGES)
    assert set(said[len(badges) :]) <= {"Invalid signature.", "Safe mode validation error."}, dict(enumerate(said))
