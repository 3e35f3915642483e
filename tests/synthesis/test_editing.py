"""What people write in a synthesis stays where it belongs, in its language, and what they cite is in the annex."""

from tests.synthesis.gathered import eight

from weft.records import Language
from weft.report.laying import Act, Edit
from weft.report.paper import Block, Paper, Paragraph, Table
from weft.synthesis.editing import marks, written
from weft.synthesis.paper import compose

LEAD, CAUTION = "summary/lead", "summary/caution/caution"
KEY = "basis/people/basis.proposals"


def block(paper: Paper, key: str) -> Block | None:
    return next((one for chapter in paper.chapters for one in chapter.blocks if one.key == key), None)


def anchors(paper: Paper) -> set[str]:
    tables = [one for chapter in paper.chapters for one in chapter.blocks if isinstance(one, Table)]
    return {cell.anchor for one in tables for row in one.rows for cell in row if cell.anchor}


def edit(key: str, act: Act, **values: str) -> dict[str, Edit]:
    return {key: Edit(key=key, act=act, **values)}


def test_without_edits_the_report_is_as_composed() -> None:
    for language in Language:
        assert written(eight(), language, {}) == compose(eight(), language)


def test_a_passage_that_people_cite_stands_in_the_annex() -> None:
    known = marks(eight(), Language.EN)
    plain = anchors(compose(eight(), Language.EN))
    mark, reference = next((mark, one) for mark, one in known.items() if mark.startswith("P:") and one.anchor not in plain)
    paper = written(eight(), Language.EN, edit(KEY, Act.TEXT, text=f"People **decided** [[{mark}]] under [[O:CPB-10-3]]."))
    said = block(paper, KEY)
    assert isinstance(said, Paragraph)
    assert [one.anchor for one in said.pieces if one.anchor] == [reference.anchor, "o-cpb-10-3"]
    assert {reference.anchor, "o-cpb-10-3"} <= anchors(paper)


def test_a_citation_of_what_is_not_there_says_so() -> None:
    paper = written(eight(), Language.FR, edit(KEY, Act.TEXT, text="Voir [[P:XC:gone]]."))
    said = block(paper, KEY)
    assert isinstance(said, Paragraph)
    assert [one.text for one in said.pieces if one.lost] == ["[n’y figure plus]"]


def test_what_is_hidden_goes_and_numbers_close_up() -> None:
    paper = written(eight(), Language.ES, edit(KEY, Act.HIDDEN))
    numbers = [one.number for chapter in paper.chapters for one in chapter.blocks if isinstance(one, Paragraph) and one.number]
    assert block(paper, KEY) is None
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_paragraph_of_ones_own_follows_what_it_was_put_after() -> None:
    paper = written(eight(), Language.EN, edit("own-1", Act.OWN, text="We add this.", chapter="basis", after=KEY))
    keys = [one.key for chapter in paper.chapters for one in chapter.blocks]
    assert keys[keys.index(KEY) + 1] == "own-1"
