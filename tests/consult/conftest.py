"""Drafts of the sample country's study."""

import pytest
from msgspec.structs import replace
from tests.consult import texts

from weft.consult.draft import Draft, drafted
from weft.report.paper import Paper

AFTER = "matters/gaps/matters.gap_rule"


@pytest.fixture(scope="session")
def papers() -> dict[str, Paper]:
    """The study of Solandra by language; people have added a section in English, two paragraphs in French, none in Spanish."""
    made = dict(texts.papers())
    made["en"] = texts.edited(
        made["en"],
        texts.own("method", "a", "method/read/table.statuses", "The **national committee** read the texts once more in May."),
        texts.own("framework", "b", "framework/integration/table.integration", "What the ministries add", form="heading_2"),
        texts.own("framework", "c", "own-b", "Three ministries have circulars of their own.\n\nThey are not published."),
    )
    made["fr"] = texts.edited(
        made["fr"],
        texts.own("matters", "d", AFTER, "Le comité juge prioritaires les lacunes du commerce transfrontière."),
        texts.own("matters", "e", "own-d", "Une réforme est en cours.\n\n- douanes\n- semences"),
    )
    return made


@pytest.fixture(scope="session")
def draft(papers: dict[str, Paper]) -> Draft:
    """The first draft."""
    return drafted(papers, "en", key="d1", country="XS", label="Draft 1")


SHORT = ("summary", "method", "register", "matters", "institutions")


@pytest.fixture(scope="session")
def short(papers: dict[str, Paper]) -> Draft:
    """A draft of some chapters, for what is made and read many times."""
    cut = {one: replace(paper, chapters=tuple(part for part in paper.chapters if part.anchor in SHORT)) for one, paper in papers.items()}
    return drafted(cut, "en", key="d1", country="XS", label="Draft 1")
