"""How long a synthesis of nine countries takes: the sample country and eight invented ones, counted, composed and set in three languages.

    python -m benchmarks.nine [SECONDS]

Reading the texts is shown apart. Fails when counting and composing in all three languages together take longer than SECONDS (10).
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from benchmarks.costs import show

from weft.content import bundle, synthesising
from weft.records import Language, Text
from weft.records.synthesis import Contribution, Rounds, Synthesis
from weft.report.content import load
from weft.runs import syntheses
from weft.runs.folder import PROFILE_FILE, walk
from weft.runs.register import profile_in
from weft.runs.studies import Commission
from weft.synthesis import invented, setting, shapes
from weft.synthesis.gathering import Gathered, Known, gather
from weft.synthesis.paper import compose

MOST_SECONDS = 10.0
SAMPLE = Path(__file__).parents[1] / "sample" / "solandra"
TITLE = Text(
    en="Biosafety in nine countries",
    fr="La prévention des risques biotechnologiques dans neuf pays",
    es="La seguridad de la biotecnología en nueve países",
)
Made = TypeVar("Made")


def timed(name: str, make: Callable[[], Made]) -> tuple[Made, float]:
    """What is made, and the seconds it took, shown."""
    began = perf_counter()
    made = make()
    took = perf_counter() - began
    show(name, took)
    return made, took


def sample(at: syntheses.Desk) -> Contribution:
    """The sample country, its texts read as they lie there."""
    files = ((one.name, one.path.read_bytes()) for one in walk(SAMPLE) if one.path.is_file())
    profile = profile_in(SAMPLE / PROFILE_FILE, "XS")
    commission = Commission(profile=profile, language=Language.EN, order="law", made_on="2026-03-20")
    return Contribution(study=syntheses.studied(files, commission, at), region="latin_america_caribbean", round="2025-2026")


def nine(at: syntheses.Desk) -> Synthesis:
    """The nine, with the earlier round of six of them."""
    world = invented.load(at.content.root)
    return Synthesis(
        key="nine",
        title=TITLE,
        language=Language.EN,
        round=world.lands.rounds.after,
        contributions=(sample(at), *syntheses.contributions(invented.handed_in(world), at)),
        made_on="2026-11-23",
        version="0.1.0",
        earlier=syntheses.contributions(invented.handed_in(world, earlier=True), at),
        rounds=Rounds(before=world.lands.rounds.before, after=world.lands.rounds.after),
    )


def known() -> Known:
    """What a synthesis is told with, as shipped."""
    content = bundle.load()
    report = load(content.root, content.obligations)
    return Known(report=report, rules=synthesising.load(content.root), shapes=shapes.load(content.root))


def files(gathered: Gathered, language: Language) -> dict[str, bytes]:
    """All files in a language."""
    paper = compose(gathered, language)
    return dict(setting.set_as(paper, ("html", "pdf", "docx"))) | {"xlsx": setting.tabulated(gathered, language)}


def main(most: float) -> int:
    """1 when the synthesis takes longer than it may."""
    at = syntheses.desk(bundle.load())
    synthesis, _ = timed("texts of nine countries and two rounds read and weighed", partial(nine, at))
    gathered, whole = timed("nine countries counted", partial(gather, synthesis, known()))
    for language in Language:
        _, took = timed(f"{language} composed", partial(compose, gathered, language))
        whole += took
    show("synthesised in three languages", whole)
    for language in Language:
        timed(f"{language} HTML, PDF, DOCX and XLSX", partial(files, gathered, language))
    return int(whole > most)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else MOST_SECONDS))
