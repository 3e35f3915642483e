"""Times of the search on many provisions: `python -m benchmarks.search --provisions 100000`, with WEFT_DATABASE for PostgreSQL.

The provisions are those of the sample country, over and over, each with words of its own, in a database made for this.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weft_web.instruments.models import Document

SAMPLE = Path(__file__).parents[1] / "sample" / "solandra"
ON_A_DOCUMENT = 400
ROUNDS = 7
ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("a word that is everywhere", {"q": "the"}),
    ("a common word", {"q": "import"}),
    ("three words", {"q": "import living organism"}),
    ("a rare word", {"q": "word77777"}),
    ("a phrase", {"q": '"living modified organism"'}),
    ("a phrase that is nowhere", {"q": '"organism modified living"'}),
    ("the beginning of words", {"q": "biotech*"}),
    ("a word without another", {"q": "import -permit"}),
    ("in French", {"q": "organismes génétiquement modifiés", "language": "fr"}),
    ("in one sector", {"q": "import", "sector": "customs"}),
    ("without finding", {"q": "import", "finding": "without"}),
    ("in order of place", {"q": "import", "sort": "place"}),
    ("page 20", {"q": "import", "page": 20}),
    ("filters alone", {"kind": "act"}),
)


def main() -> None:
    """Prints one line for each question."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--provisions", type=int, default=100_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="weft-search-") as folder:
        os.environ["WEFT_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weft_web.settings")
        import django

        django.setup()
        _prepare(asked.provisions)
        _measure()


def _prepare(provisions: int) -> None:
    from tests.web.peopled import sample_country

    from weft.cli.serving import migrate
    from weft_web.instruments.models import Document, Provision
    from weft_web.searches.services import document_index

    migrate()
    country = sample_country()
    begun, made = time.monotonic(), Provision.objects.count()
    originals = [one for one in Document.objects.filter(instrument__country=country).select_related("instrument") if one.provision_count]
    number = 0
    while made < provisions:
        number += 1
        made += document_index(_copied(originals[number % len(originals)], number))
    print(f"{made} provisions laid in, {1000 * (time.monotonic() - begun) / made:.2f} ms each")


def _copied(original: Document, number: int) -> Document:
    """Another instrument with the provisions of one that is there, up to a number, each with words of its own."""
    from weft_web.instruments.models import Document, Instrument, Provision

    instrument, rows = original.instrument, list(original.provisions.order_by("position"))
    copy = Instrument.objects.create(
        country=instrument.country, title=f"{instrument.title} {number}", type=instrument.type, sector=instrument.sector
    )
    document = Document.objects.create(
        instrument=copy, name=f"{number}-{original.name}", file=original.file, status="read", language=original.language
    )
    copies = [
        Provision(
            document=document,
            position=place,
            path=rows[place % len(rows)].path,
            text=f"{rows[place % len(rows)].text} Word{number * ON_A_DOCUMENT + place}.",
            language=rows[place % len(rows)].language,
            zone="body",
        )
        for place in range(ON_A_DOCUMENT)
    ]
    Provision.objects.bulk_create(copies, batch_size=500)
    return document


def _measure() -> None:
    from django.db import connection
    from tests.web.peopled import person_of

    from weft.records import Language
    from weft_web import engine
    from weft_web.countries.models import Country
    from weft_web.findings.seeing import Reader
    from weft_web.rights import Role
    from weft_web.searches.selectors import Looking, results, shelf
    from weft_web.searches.wishes import Wanted

    country, reader = Country.objects.get(), Reader(person=person_of(Role.REVIEWER), judges=True)
    looking = Looking(voice=engine.voice(Language.EN), reader=reader)
    print(f"{connection.vendor}: found, milliseconds in the middle and at worst of {ROUNDS}")
    for name, given in ASKED:
        times = []
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            found = results(country, shelf(country, old=False), Wanted(**given), looking)
            times.append(1000 * (time.perf_counter() - begun))
        print(f"{name:28} {found.count:8} {median(times):8.1f} {max(times):8.1f}")


if __name__ == "__main__":
    main()
