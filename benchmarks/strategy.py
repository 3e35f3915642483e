"""How long the documents of a national strategy take: every format of a generated strategy of sixty activities, in three languages.

    python -m benchmarks.strategy [SECONDS]

Prints seconds by format and for the briefs of all bodies; fails when one language's formats together take longer than SECONDS (10).
"""

import sys
from pathlib import Path
from time import perf_counter

from benchmarks.costs import show
from tests.report.planning import valley

from weft.content import bundle, planning
from weft.records import Language
from weft.report import load
from weft.report.planning import FORMATS, PlanContent, View, brief, set_as, view_of, write

MOST_SECONDS = 10.0
CONTENT = Path(__file__).parents[1] / "content"


def known() -> PlanContent:
    """The content as shipped."""
    return PlanContent(report=load(CONTENT, bundle.obligations(CONTENT)), planning=planning.load(CONTENT))


def timed(content: PlanContent, view: View, language: Language) -> float:
    """Seconds for all formats in one language, shown one by one."""
    one, whole = valley.large(), 0.0
    for name in FORMATS:
        began = perf_counter()
        size = len(write(one, view, content, language, name))
        took = perf_counter() - began
        whole += took
        show(f"{language} {name}", took, f"{size / 1024:,.0f} KiB")
    show(f"{language} together", whole)
    began = perf_counter()
    for body in one.stakeholders:
        set_as(brief(one, view, content, language, body.key), "pdf")
    show(f"{language} briefs of {len(one.stakeholders)} bodies as PDF", perf_counter() - began)
    return whole


def main(most: float) -> int:
    """1 when the formats of a language take longer than they may."""
    content = known()
    view = view_of(valley.large(), valley.matters(), valley.rows(content.report.obligations), content)
    return int(max(timed(content, view, language) for language in Language) > most)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else MOST_SECONDS))
