"""What is asked of each of fifty thousand findings is answered by an index made for it: SQLite keeps no statistics and would guess."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.db.models import QuerySet

from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.coverage.weighed import instruments_named
from weft_web.findings.filtering import Filter, chosen, in_review
from weft_web.findings.models import Finding, Topic
from weft_web.findings.seeing import Reader, judged_by
from weft_web.rights import Role

Asked = Callable[[Country, Reader], QuerySet[Finding]]

WHO_SPOKE = "judgements_who_spoke (finding_id=? AND by_id=?"
BY_OBLIGATION, BY_THEME = "(country_id=? AND obligation=?", "(country_id=? AND theme=?"

QUESTIONS: tuple[tuple[str, Asked, tuple[str, ...]], ...] = (
    ("not yet mine", lambda country, reader: in_review(country).exclude(judged_by(reader.person)), (WHO_SPOKE,)),
    ("corrected", lambda country, reader: chosen(country, reader, Filter(standing="corrected")), (WHO_SPOKE, "findings_review_list")),
    ("a comment", lambda country, reader: chosen(country, reader, Filter(comment="any")), (WHO_SPOKE,)),
    ("an obligation", lambda country, reader: chosen(country, reader, Filter(obligation="CPB-26-1")), (BY_OBLIGATION,)),
    ("a theme", lambda country, reader: chosen(country, reader, Filter(theme="socio_economic")), (BY_THEME,)),
    ("unsure first", lambda country, reader: chosen(country, reader, Filter()), ("COVERING INDEX findings_review_list",)),
)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by statistics")
@pytest.mark.parametrize(("name", "asked", "plan"), QUESTIONS, ids=[one[0] for one in QUESTIONS])
def test_lists_are_answered_by_their_index(
    name: str, asked: Asked, plan: tuple[str, ...], country: Country, person: Callable[[Role], Person]
) -> None:
    told = asked(country, Reader(person=person(Role.REVIEWER), judges=True)).values_list("pk").explain()
    assert not [words for words in plan if words not in told], told
    assert "judgement USING INDEX findings_ju_by" not in told


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by statistics")
def test_findings_are_found_by_the_name_the_engine_gives_them(country: Country) -> None:
    name = Finding.objects.filter(country=country)[0].engine_id
    assert instruments_named(country, [name]).keys() == {name}
    assert "(country_id=? AND engine_id=?)" in Finding.objects.filter(country=country, engine_id__in=[name]).explain()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by statistics")
def test_themes_are_counted_from_an_index_alone(country: Country) -> None:
    assert "COVERING INDEX" in Topic.objects.filter(country=country).values("theme", "extent").explain()
    assert not Topic.objects.exclude(extent__in=Finding.objects.values("judged_extent")).exists()
