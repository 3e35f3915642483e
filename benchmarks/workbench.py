"""How fast the workbench answers with many findings in one country, and how much memory it takes.

    python -m benchmarks.workbench [--findings 50000] [--rounds 20] [--data build/workbench] [--only findings]

Lays out the sample country, copies its laws until there are as many findings as asked for (kept in --data for the next time), writes a
strategy of sixty activities into it, weighs and composes it as the worker would, and prints of each page of PAGES the median, the 95th
percentile, the processor's own time and the weight, then the times of a judgement and the most memory that was held. A page of another
part: one more line in PAGES.
"""

import argparse
import os
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.large_country import BUSY, COUNTRY, brought_up_to_date, laid_out
from benchmarks.planned_strategy import planned

PAGES: tuple[tuple[str, str], ...] = (
    ("workspace", ""),
    ("register", "instruments"),
    ("register: most findings first", "instruments?sort=findings"),
    ("register: one instrument", "instruments/{instrument}"),
    ("register: its text", "documents/{document}/text"),
    ("findings: list, unsure first", "findings"),
    ("findings: list, page 500", "findings?page=500"),
    ("findings: those that wait", "findings?standing=waits"),
    ("findings: by obligation and language", "findings?obligation=CPB-26-1&language=en"),
    ("findings: corrected, by place", "findings?standing=corrected&order=place"),
    ("findings: with a comment", "findings?comment=any"),
    ("findings: one, to be judged", "findings/{finding}"),
    ("findings: one, in a filter", "findings/{finding}?language=en&standing=waits&order=place"),
    ("findings: agreement", "findings/agreement"),
    ("findings: differences", "findings/differences"),
    ("findings: what changed", "findings/changes"),
    ("coverage: matrix", "coverage"),
    ("coverage: a row opened", "coverage?open=CPB-26-1"),
    ("coverage: one obligation", "obligations/CPB-26-1"),
    ("coverage: gaps", "matters"),
    ("coverage: contradictions", "matters?kind=contradiction"),
    ("coverage: overlaps", "matters?kind=overlap"),
    ("search: empty", "search"),
    ("search: a common word", "search?q=import"),
    ("search: with a finding", "search?q=organism&finding=with"),
    ("institutions", "institutions/"),
    ("institutions: one", "institutions/{body}/"),
    ("observations", "observations/"),
    ("study: first chapter", "study/en/"),
    ("study: framework", "study/en/framework/50"),
    ("study: coverage", "study/en/coverage/1"),
    ("study: observations", "study/en/places/1"),
    ("study: evidence", "study/en/quotes/300"),
    ("study: acronyms", "study/en/acronyms/1"),
    ("study: versions", "study/versions"),
    ("strategy: overview", "strategy/"),
    ("strategy: vision and objectives", "strategy/steps/vision"),
    ("strategy: entry points", "strategy/steps/entry_points"),
    ("strategy: instruments searched", "strategy/steps/entry_points?words=act&page=2"),
    ("strategy: stakeholders", "strategy/steps/stakeholders"),
    ("strategy: opportunities", "strategy/steps/opportunities"),
    ("strategy: action plan", "strategy/steps/plan"),
    ("strategy: an activity", "strategy/parts/{activity}"),
    ("strategy: an activity changed", "strategy/parts/{activity}/edit"),
    ("strategy: evidence searched", "strategy/parts/{activity}/edit?find=import"),
    ("strategy: a new entry point", "strategy/new/entry_points"),
    ("strategy: from gaps to actions", "strategy/actions"),
    ("strategy: actions for one gap", "strategy/actions/{gap}"),
    ("strategy: before and after", "strategy/effect"),
    ("strategy: checks", "strategy/checks"),
    ("strategy: calendar", "strategy/calendar"),
    ("strategy: its way", "strategy/way"),
    ("strategy: a version compared", "strategy/versions/1"),
    ("strategy: remarks", "strategy/remarks"),
    ("strategy: progress", "strategy/progress"),
    ("strategy: files", "strategy/files"),
    ("exchange", "exchange"),
    ("team", "team"),
)
"""What is measured: name, address in the country; what stands in braces is found in the middle of the data."""

JUDGEMENT = "a judgement"
"""Measured last: after it the country is weighed and composed anew."""


def main() -> None:
    """Lays out what is lacking, then measures."""
    asked = _arguments()
    _set_up(asked.data)
    from weft_web.findings.models import Finding

    begun = time.perf_counter()
    made = laid_out(asked.findings)
    if made:
        print(f"laid out {made:,} findings in {time.perf_counter() - begun:.0f} s", flush=True)
    if planned(COUNTRY, BUSY):
        print("laid out a strategy of sixty activities", flush=True)
    for done, seconds in brought_up_to_date():
        print(f"{done} in {seconds:.1f} s, {_megabytes():,.0f} MB at most", flush=True)
    print(f"{Finding.objects.count():,} findings\n")
    print(f"{'':44}{'median':>10}{'p95':>10}{'worked':>10}{'weight':>10}")
    for name, address in PAGES:
        if asked.only in name:
            _show(name, *_page(address, asked.rounds))
    if asked.only in JUDGEMENT:
        _show(JUDGEMENT, *_judgements(asked.rounds))
    print(f"{_megabytes():,.0f} MB at most")


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


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


Times = list[tuple[float, float]]
"""Of each round the seconds that passed and those that the processor worked: on a busy machine they differ."""


def _page(address: str, rounds: int) -> tuple[Times, int]:
    """The times of each round, and the bytes of the page."""
    from django.test import Client
    from tests.web.peopled import person_of

    from weft_web.rights import Role

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(person_of(Role(BUSY)), "django.contrib.auth.backends.ModelBackend")
    place = f"/countries/{COUNTRY}/{address.format(**_middle())}"
    weight = 0

    def get() -> None:
        nonlocal weight
        answer = client.get(place)
        assert answer.status_code == 200, (place, answer.status_code)  # noqa: S101 - a measure of a fault would be none
        weight = len(answer.content)

    get()
    return list(_timed(get, rounds)), weight


def _middle() -> dict[str, object]:
    """What stands for the names in braces: a finding in the middle of the list, its instrument and document, a body, an activity."""
    from weft_web.countries.models import Country
    from weft_web.findings.models import Finding
    from weft_web.institutions.selectors import chart_of
    from weft_web.strategies.models import Part

    waiting = Finding.objects.filter(standing_value="", language="en", standing="here").order_by("pk")
    row = waiting.select_related("instrument")[waiting.count() // 2]
    body = max(chart_of(Country.objects.get(code=COUNTRY)).bodies, key=lambda one: len(one.passages))
    activities = Part.objects.filter(strategy__country__code=COUNTRY, kind="activities", ended_at=None)
    activity = activities[activities.count() // 2]
    plan = {"activity": activity.key, "gap": activity.values["answers"][0]}
    return {"finding": row.pk, "instrument": row.instrument.key, "document": row.document_id, "body": body.id, **plan}


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
