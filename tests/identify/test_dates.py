"""Dates as they stand in law, made ISO 8601."""

import pytest
from tests.prepared import CONTENT

from weft.identify.dates import compile_months, date_of

MONTHS = compile_months(CONTENT.identification.months)

DATES = [
    ("of 3 March 2014", "2014-03-03"),
    ("of the 3rd day of March, 2014", "2014-03-03"),
    ("March 3, 2014", "2014-03-03"),
    ("on 21st December 2005", "2005-12-21"),
    ("du 1er mars 2014", "2014-03-01"),
    ("en date du 12 août 2009", "2009-08-12"),
    ("DU 14 FÉVRIER 2011", "2011-02-14"),
    ("du 14 fevrier 2011", "2011-02-14"),
    ("de 3 de marzo de 2014", "2014-03-03"),
    ("del 1 de septiembre del 2010", "2010-09-01"),
    ("Lima, 9 de diciembre de 2011", "2011-12-09"),
    ("2014-03-03", "2014-03-03"),
    ("le 03/03/2014", "2014-03-03"),
    ("el 3.12.2014", "2014-12-03"),
    ("Seeds Act of 2006", "2006"),
    ("Seeds Act, 2006", "2006"),
    ("Ley de Semillas de 1998", "1998"),
    ("from 3 March 2014 to 4 April 2015", "2014-03-03"),
    ("article 12 of 45", ""),
    ("on 45 March 2014", "2014"),
    ("in the year 3000", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "date"), DATES, ids=[text or "nothing" for text, _ in DATES])
def test_the_first_date_of_a_text(text: str, date: str) -> None:
    assert date_of(text, MONTHS) == date


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_in_every_language(number: int) -> None:
    for names in (CONTENT.identification.months.en, CONTENT.identification.months.fr, CONTENT.identification.months.es):
        assert date_of(f"5 {names[number - 1]} 2014", MONTHS) == f"2014-{number:02d}-05"
