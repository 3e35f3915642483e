"""Whole instruments of each drafting tradition, split into the provisions that stand in the YAML file beside them."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.segment.reading import lost, provisions_of

from weft.records import Provision

GOLDEN = Path(__file__).parent / "golden"
INPUTS = sorted(path for path in GOLDEN.iterdir() if path.suffix in (".txt", ".md"))


def expected_of(path: Path) -> dict[str, Any]:
    """What a lawyer reads in the file: its language, and each provision with its place."""
    return yaml.safe_load((GOLDEN / f"{path.name.split('.')[0]}.yaml").read_text(encoding="utf-8"))


def row_of(provision: Provision, language: str) -> dict[str, Any]:
    """A provision as it stands in an expected file, what goes without saying left out."""
    row = {"path": provision.path, "zone": provision.zone.value, "heading": provision.heading}
    row |= {"language": provision.language} if provision.language != language else {}
    row |= {"lead": provision.lead} if provision.lead else {}
    row |= {"page": provision.quotes[0].page} if provision.quotes[0].page is not None else {}
    return row | {"text": provision.text}


def test_every_input_has_its_expectation() -> None:
    assert {path.name.split(".")[0] for path in INPUTS} == {path.stem for path in GOLDEN.glob("*.yaml")}
    assert len(INPUTS) >= 11


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_the_provisions_are_those_a_lawyer_reads(path: Path) -> None:
    _, language, provisions = provisions_of(path)
    expected = expected_of(path)
    assert language == expected["language"]
    assert [row_of(provision, language) for provision in provisions] == expected["provisions"]


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_quotes_are_slices_and_nothing_is_lost(path: Path) -> None:
    document, _, provisions = provisions_of(path)
    for quote in (quote for provision in provisions for quote in provision.quotes):
        page = next(page for page in document.pages if page.number == quote.page)
        assert page.text[quote.start : quote.end] == quote.text != ""
    assert lost(document, provisions) == []


def test_a_sentence_over_two_pages_is_quoted_from_both() -> None:
    _, _, provisions = provisions_of(GOLDEN / "two_pages.blocks.txt")
    assert [[quote.page for quote in provision.quotes] for provision in provisions] == [[1, 2], [2, 3]]


def test_the_columns_of_a_gazette_share_their_paths() -> None:
    _, _, provisions = provisions_of(GOLDEN / "gazette.blocks.txt")
    paths = {language: [p.path for p in provisions if p.language == language and p.path.startswith("art")] for language in ("en", "fr")}
    assert paths["en"] == paths["fr"] != []
    assert len({provision.id for provision in provisions}) == len(provisions)
