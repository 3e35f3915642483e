"""A content folder is read whole or refused with the file and the place of the fault."""

import shutil
from pathlib import Path

import pytest
from tests.prepared import CONTENT

from weft.content import bundle, loading
from weft.errors import ContentError

FAULTS = [
    # file, what is written wrongly, what stands there instead, code
    ("force/en.yaml", "language: en", "language: [en", "content_not_yaml"),
    ("force/en.yaml", "language: en", "language: 5", "content_shape"),
    ("lexicon/weak.yaml", "role: weak", "role: feeble", "content_shape"),
    ("themes/cues.yaml", "themes:", "topics:", "content_shape"),
    ("framework/convention.yaml", "strength: binding", "strength: strong", "content_shape"),
    ("lists/sectors.yaml", "entries:", "sectors:", "content_shape"),
]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT.root, tmp_path / "content"))


def test_the_products_own_content_is_read() -> None:
    assert CONTENT.root == loading.folder()
    assert {drafting.language for drafting in CONTENT.drafting} == {force.language for force in CONTENT.forces} == {"en", "fr", "es"}
    assert len(CONTENT.obligations) >= 170
    assert CONTENT.themes.themes


@pytest.mark.parametrize(("file", "right", "wrong", "code"), FAULTS, ids=[f"{file}: {wrong}" for file, _, wrong, _ in FAULTS])
def test_a_fault_is_told_with_its_file(copied: Path, file: str, right: str, wrong: str, code: str) -> None:
    path = copied / file
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        bundle.load(copied)
    assert refused.value.code == code
    assert path.name in refused.value.arguments[0]


def test_the_version_changes_with_a_word_and_only_then(copied: Path) -> None:
    before = bundle.version(copied)
    assert bundle.version(copied) == before
    path = copied / "lexicon" / "weak.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("biosafety", "biosafe", 1), encoding="utf-8")
    assert bundle.version(copied) != before
