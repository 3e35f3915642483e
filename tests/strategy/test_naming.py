"""Parts are called by the words that people know them by."""

import pytest

from weft.records.strategy import Activity, Condition, EntryPoint, Opportunity, Part, Stakeholder
from weft.strategy.naming import body_in_full, body_name, words_of


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Activity(key="a", text="Train officers."), "Train officers."),
        (Stakeholder(key="b", name="Customs Department", acronym="CD", text="Checks papers."), "Customs Department"),
        (Stakeholder(key="b", acronym="CD", text="Checks papers."), "CD"),
        (Stakeholder(key="b", text="Checks papers."), "Checks papers."),
        (EntryPoint(key="e", instrument="Seed Act", text="A clause."), "Seed Act"),
        (EntryPoint(key="e", text="A clause."), "A clause."),
        (Opportunity(key="o", event="The customs reform", text="Use it."), "The customs reform"),
        (Condition(key="c", factor="staff", text="Two posts."), "Two posts."),
        (Activity(key="a"), ""),
    ],
)
def test_a_part_is_called_by_what_people_know_it_by(part: Part, words: str) -> None:
    assert words_of(part) == words


def test_a_body_is_named_in_short_and_in_full() -> None:
    some = [Stakeholder(key="b", name=name, acronym=acronym) for name, acronym in (("Customs", "CD"), ("Customs", ""), ("", "CD"))]
    assert [body_name(one) for one in some] == ["Customs", "Customs", "CD"]
    assert [body_name(one, short=True) for one in some] == ["CD", "Customs", "CD"]
    assert [body_in_full(one) for one in some] == ["Customs (CD)", "Customs", "CD"]
