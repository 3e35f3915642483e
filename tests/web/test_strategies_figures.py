"""Figures and days as people write them in three languages, and as they are kept: exact, and never more than was said."""

from decimal import Decimal

import pytest

from weft.records import Language
from weft_web import engine
from weft_web.strategies.figures import day_read, day_said, figure_read, figure_said, money_said

EN, FR, ES = Language.EN, Language.FR, Language.ES


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("2027", "2027"),
        ("2027-6", "2027-06"),
        ("2027-06-30", "2027-06-30"),
        ("06/2028", "2028-06"),
        ("30/06/2028", "2028-06-30"),
        ("June 2028", "2028-06"),
        ("sept. 2027", "2027-09"),
        ("juin 2028", "2028-06"),
        ("1er juillet 2028", "2028-07-01"),
        ("août 2029", "2029-08"),
        ("junio de 2028", "2028-06"),
        ("30 de junio de 2028", "2028-06-30"),
        ("30 June 2028", "2028-06-30"),
        ("soon", None),
        ("2028-13", None),
        ("31/02/2028", None),
        ("12", None),
        ("June", None),
        ("99999-01", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_far_as_it_is_said(said: str, kept: str | None) -> None:
    assert day_read(said) == kept


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kept", ["2027", "2027-01", "2028-02-29", "2030-12-31", "2029-08"])
def test_what_a_form_shows_of_a_day_is_read_back_as_it_was(kept: str, language: Language) -> None:
    assert day_read(day_said(engine.voice(language), kept)) == kept


@pytest.mark.parametrize(
    ("said", "language", "kept"),
    [
        ("1250", EN, "1250"),
        ("1,250", EN, "1250"),
        ("1,250", FR, "1.25"),
        ("1,250", ES, "1.25"),
        ("1.250", ES, "1250"),
        ("1 250,50", FR, "1250.50"),
        ("1\u202f250,5", FR, "1250.5"),
        ("1,250.50", EN, "1250.50"),
        ("1.250,50", ES, "1250.50"),
        ("2,5", EN, "2.5"),
        ("0", EN, "0"),
        ("-5", EN, None),
        ("1e5", EN, None),
        ("much", EN, None),
        ("1.2.3", EN, None),
        ("NaN", EN, None),
        ("9" * 16, EN, None),
        ("٣", EN, "3"),
    ],
)
def test_a_figure_is_read_as_its_language_writes_it(said: str, language: Language, kept: str | None) -> None:
    assert figure_read(said, language) == (None if kept is None else Decimal(kept))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kept", ["0", "1", "1250", "1250.5", "0.25", "123456789012345", "1250.000001"])
def test_what_a_form_shows_of_a_figure_is_read_back_as_it_was(kept: str, language: Language) -> None:
    assert figure_read(figure_said(kept, language), language) == Decimal(kept)


@pytest.mark.parametrize(
    ("figure", "language", "said"),
    [
        ("46000", EN, "46,000\u00a0USD"),
        ("46000.5", EN, "46,000.50\u00a0USD"),
        ("46000.5", FR, "46\u202f000,50\u00a0USD"),
        ("4600", ES, "4600\u00a0USD"),
        ("0.999", EN, "1\u00a0USD"),
    ],
)
def test_money_is_said_whole_or_to_the_cent(figure: str, language: Language, said: str) -> None:
    assert money_said(engine.voice(language), Decimal(figure), "USD") == said
