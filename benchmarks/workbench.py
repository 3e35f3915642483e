"""How fast the workbench answers with many findings in one country.

    python -m benchmarks.workbench [--findings 50000] [--rounds 20] [--data build/workbench] [--only findings]

Lays out the sample country, copies its findings until there are as many as asked for (kept in --data for the next time), and prints of
each page of PAGES the median, the 95th percentile, the processor's own time and the weight, and the times of a judgement.
A page of another part: one more line in PAGES.
"""

import argparse
import os
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

COUNTRY = "XS"
COPY = "copy-"
ROWS_AT_ONCE = 2000
JUDGED, TWICE = 3, 10
"""One finding in so many is judged by one person, one in so many by two."""

PAGES: tuple[tuple[str, str], ...] = (
    ("workspace", "/countries/XS/"),
    ("findings: list, unsure first", "/countries/XS/findings"),
    ("findings: list, page 500", "/countries/XS/findings?page=500"),
    ("findings: those that wait", "/countries/XS/findings?standing=waits"),
    ("findings: by obligation and language", "/countries/XS/findings?obligation=CPB-26-1&language=en"),
    ("findings: corrected, by place", "/countries/XS/findings?standing=corrected&order=place"),
    ("findings: with a comment", "/countries/XS/findings?comment=any"),
    ("findings: one, to be judged", "/countries/XS/findings/{finding}"),
    ("findings: one, in a filter", "/countries/XS/findings/{finding}?language=en&standing=waits&order=place"),
    ("findings: agreement", "/countries/XS/findings/agreement"),
    ("findings: differences", "/countries/XS/findings/differences"),
    ("findings: what changed", "/countries/XS/findings/changes"),
    ("coverage: matrix", "/countries/XS/coverage"),
    ("institutions", "/countries/XS/institutions/"),
)
"""What is measured: name, address; {finding} is a finding in the middle of the list."""


def main() -> None:
    """Lays out what is lacking, then measures."""
    asked = _arguments()
    _set_up(asked.data)
    from weft_web.findings.models import Finding

    begun = time.perf_counter()
    made = _laid_out(asked.findings)
    if made:
        print(f"laid out {made:,} findings in {time.perf_counter() - begun:.0f} s")
    print(f"{Finding.objects.count():,} findings\n")
    print(f"{'':44}{'median':>10}{'p95':>10}{'worked':>10}{'weight':>10}")
    for name, address in PAGES:
        if asked.only in name:
            _show(name, *_page(address, asked.rounds))
    _show("a judgement", *_judgements(asked.rounds))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--findings", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--data", type=Path, default=Path("build/workbench"))
    parser.add_argument("--only", default="")
    return parser.parse_args()


def _set_up(data: Path) -> None:
    os.environ["WEFT_DATA"] = str(data.absolute())
    os.environ["DJANGO_SETTINGS_MODULE"] = "weft_web.settings"
    import django

    django.setup()
    from weft.cli.serving import migrate

    migrate()


def _laid_out(wanted: int) -> int:
    """How many findings were made so that there are as many as wanted."""
    from tests.web.peopled import sample_country

    from weft_web.countries.models import Country
    from weft_web.findings.models import Finding

    if not Country.objects.filter(code=COUNTRY).exists():
        sample_country()
    there, at_once = Finding.objects.count(), Finding.objects.filter(document__in=_originals()).count()
    copies = -(-(wanted - there) // at_once) if there < wanted else 0
    if copies:
        _copy(copies)
        _weigh(copies)
    return Finding.objects.count() - there


def _originals() -> Any:
    """The documents of the sample country, each text once."""
    from weft_web.instruments.models import Document

    return Document.objects.select_related("instrument", "file").filter(duplicate_of=None).exclude(name__startswith=COPY)


def _copy(copies: int) -> None:
    """The instruments of the sample country with their provisions and findings, so many times more, a share of them judged."""
    from django.db import transaction

    from weft_web.instruments.models import Document, Instrument

    originals = list(_originals())
    with transaction.atomic():
        for number in range(copies):
            for document in originals:
                instrument = document.instrument
                twin = Instrument.objects.create(
                    **{**_columns(instrument), "key": uuid.uuid4(), "title": f"{instrument.title} ({number + 2})"}
                )
                copied = {**_columns(document), "instrument_id": twin.pk, "name": f"{COPY}{number}/{document.name}"}
                _copy_rows(document.pk, Document.objects.create(**copied))


def _columns(row: Any) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key}


def _copy_rows(original: int, document: Any) -> None:
    from weft_web.findings.models import Finding
    from weft_web.instruments.models import Provision

    provisions = Provision.objects.filter(document=original)
    _create(Provision, (Provision(**{**_columns(row), "document_id": document.pk}) for row in provisions))
    owned = {"document_id": document.pk, "instrument_id": document.instrument_id}
    rows = [Finding(**{**_columns(row), **owned, "standing_value": ""}) for row in Finding.objects.filter(document=original)]
    _create(Finding, rows)
    _judge(rows)
    for name in ("ProposedService", "Service"):
        _create_ties(name, rows, lambda row: [{"obligation": one["id"]} for one in row.obligations])
    for name in ("ProposedTopic", "Topic"):
        _create_ties(name, rows, lambda row: [{"theme": one} for one in row.themes])


def _create(model: Any, rows: Iterable[Any]) -> None:
    model.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)


def _create_ties(name: str, rows: list[Any], ties: Callable[[Any], list[dict[str, str]]]) -> None:
    from weft_web.findings import models

    model = getattr(models, name)
    _create(model, (model(finding=row, country_id=row.country_id, **one) for row in rows for one in ties(row)))


def _judge(rows: list[Any]) -> None:
    """A share of the findings judged by one person, a share of them by two who sometimes differ."""
    from tests.web.peopled import person_of

    from weft_web.findings.models import Finding, Judgement
    from weft_web.rights import Role

    first, second = person_of(Role.CONSULTANT), person_of(Role.LEGAL_SPECIALIST)
    judgements, judged = [], []
    for row in rows:
        if row.pk % JUDGED:
            continue
        row.standing_value = "corrected" if row.pk % 7 == 0 else "accepted"
        judgements.append(_judgement(Judgement, row, first, row.standing_value))
        if row.pk % TWICE == 0:
            row.standing_value = "divided" if row.pk % 4 == 0 else row.standing_value
            judgements.append(_judgement(Judgement, row, second, "rejected" if row.pk % 4 == 0 else row.standing_value))
        judged.append(row)
    _create(Judgement, judgements)
    Finding.objects.bulk_update(judged, ["standing_value"], batch_size=400)


def _judgement(kind: Any, row: Any, person: Any, verdict: str) -> Any:
    given = {"finding": row, "by": person, "verdict": verdict, "path": row.path, "quote": row.text}
    if verdict == "rejected":
        return kind(**given, comment="Not about living modified organisms.")
    obligations = [one["id"] for one in row.obligations]
    return kind(**given, extent=row.extent, themes=row.themes, obligations=obligations, modality=row.modality)


def _weigh(copies: int) -> None:
    """An assessment as large as that of so many texts would be, without weighing them."""
    from msgspec.structs import replace

    from weft_web.countries.models import Country, Weighing
    from weft_web.engine import weighing

    kept = Weighing.objects.get(country__code=COUNTRY, reviewed_only=False)
    small = weighing.decoded(bytes(kept.body))
    cells = tuple(replace(one, document=f"{COPY}{number}/{one.document}") for number in range(copies) for one in small.cells)
    rows = tuple(replace(one, findings=one.findings * (copies + 1)) for one in small.rows)
    instruments = tuple(replace(one, subject=f"{COPY}{number}/{one.subject}") for number in range(copies) for one in small.instruments)
    large = replace(small, cells=small.cells + cells, rows=rows, instruments=small.instruments + instruments)
    told = {"body": weighing.encoded(large), "revision": Country.objects.get(code=COUNTRY).revision, "seconds": float(copies)}
    Weighing.objects.filter(pk=kept.pk).update(**told)


Times = list[tuple[float, float]]
"""Of each round the seconds that passed and those that the processor worked: on a busy machine they differ."""


def _page(address: str, rounds: int) -> tuple[Times, int]:
    """The times of each round, and the bytes of the page."""
    from django.test import Client
    from tests.web.peopled import person_of

    from weft_web.findings.models import Finding
    from weft_web.rights import Role

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(person_of(Role.FOCAL_POINT), "django.contrib.auth.backends.ModelBackend")
    waiting = Finding.objects.filter(standing_value="", language="en", standing="here")
    place = address.format(finding=waiting.order_by("pk")[waiting.count() // 2].pk)
    weight = 0

    def get() -> None:
        nonlocal weight
        answer = client.get(place)
        assert answer.status_code == 200, (place, answer.status_code)  # noqa: S101 - a measure of a fault would be none
        weight = len(answer.content)

    get()
    return list(_timed(get, rounds)), weight


def _judgements(rounds: int) -> tuple[Times, int]:
    """The times of each judgement, each of them withdrawn again."""
    from tests.web.peopled import person_of

    from weft_web.findings.models import Finding
    from weft_web.findings.services import Opinion, finding_judge, judgement_withdraw
    from weft_web.rights import Role

    person = person_of(Role.REVIEWER)
    rows = Finding.objects.filter(standing_value="", standing="here").select_related("country").order_by("-pk")[:rounds]
    given: list[Any] = []
    waiting = iter(list(rows))
    seconds = list(_timed(lambda: given.append(finding_judge(next(waiting), Opinion(verdict="accepted"), person)), rounds))
    for judgement in given:
        judgement_withdraw(judgement, person)
    return seconds, 0


def _timed(act: Callable[[], object], rounds: int) -> Iterator[tuple[float, float]]:
    for _ in range(rounds):
        begun, worked = time.perf_counter(), time.process_time()
        act()
        yield time.perf_counter() - begun, time.process_time() - worked


def _show(name: str, times: Times, weight: int) -> None:
    passed, worked = [one for one, _ in times], [one for _, one in times]
    slow = quantiles(passed, n=20, method="inclusive")[-1]
    figures = "".join(f"{one * 1000:>7,.0f} ms" for one in (median(passed), slow, median(worked)))
    size = f"{weight / 1024:,.0f} KB" if weight else ""
    print(f"{name:44}{figures}{size:>10}", flush=True)


if __name__ == "__main__":
    main()
