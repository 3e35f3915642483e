"""Speed and memory over real documents, each as a ratio to the plainest thing that could be done with the same files.

    python -m benchmarks.speed --corpus ../shared --out build/speed [--workers 2] [--rounds 3]

Prints: start of the command; one plain pass of PDFium's text extraction (plain.py) against the whole `weft analyse` over the same PDFs,
the two taken in turn, median of the rounds; peak memory of any process; reading, analysis and the whole for each format in one process;
a law of 300 pages; recognition of scanned pages against Tesseract alone. Without the corpus it takes the sample country.
"""

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from shutil import copy
from statistics import median

from benchmarks.costs import MEBIBYTE, WEFT, Cost, cost, middle, show
from benchmarks.plain import plain_text
from benchmarks.recognition import fresh, recognition
from msgspec.structs import replace

from weft import ingest, pipeline
from weft.content import bundle
from weft.errors import ReadingError
from weft.records import Document
from weft.runs.jail import COLLECTING
from weft.runs.stages import settings

PLAIN = Path(__file__).with_name("plain.py")
SAMPLE = Path(__file__).parents[1] / "sample" / "solandra"
READABLE = (".pdf", ".docx", ".odt", ".rtf", ".html", ".xml", ".md", ".txt")
# A PDF with fewer characters than this on the average page has no text layer.
FEW_CHARACTERS = 20
LAW_PAGES = 300
HELP_ROUNDS = 5
LAW_ROUNDS = 3
RATIO_GOAL = "goal: at most 1.5"
HELP_GOAL = "goal: under 0.3"
ANALYSIS_GOAL = "goal: at least 2"
PEAK_GOAL = "goal: under 500"
LAW_GOAL = "goal: under 2"


@dataclass(slots=True)
class Tally:
    """What one format has cost so far: documents, pages, bytes of text (UTF-8), seconds of reading and of analysis."""

    documents: int = 0
    pages: int = 0
    size: int = 0
    reading: float = 0.0
    analysing: float = 0.0


def main() -> int:
    """Exit code 0: a figure that misses its goal is shown, not punished; machines differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("build/speed"))
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    corpus = given.corpus / "corpus"
    folder = corpus if corpus.is_dir() else SAMPLE
    print(f"documents of {'the corpus' if corpus.is_dir() else 'the sample country'}")
    show("start of weft --help, s", middle([cost(WEFT, "--help") for _ in range(HELP_ROUNDS)]).wall, HELP_GOAL)
    texts, scans = sorted_pdfs(folder)
    whole(texts, given.out / "text", given.workers, given.rounds)
    in_one_process(sorted(path for path in folder.rglob("*") if path.suffix.lower() in READABLE and path not in scans))
    recognition(scans, given.out / "scans")
    return 0


def sorted_pdfs(folder: Path) -> tuple[list[Path], list[Path]]:
    """PDFs with a text layer, and PDFs that are pictures."""
    texts: list[Path] = []
    scans: list[Path] = []
    for path in sorted(folder.rglob("*.pdf")):
        pages, characters = plain_text(path)
        if pages:
            (texts if characters >= FEW_CHARACTERS * pages else scans).append(path)
    return texts, scans


def whole(paths: list[Path], out: Path, workers: int, rounds: int) -> None:
    """The whole analysis beside one plain pass of text extraction over the same files."""
    folder = fresh(out / "documents")
    files = [Path(copy(path, folder / f"{path.parent.name}-{path.name}")) for path in paths]
    pages = sum(plain_text(path)[0] for path in files)
    size = sum(path.stat().st_size for path in files) / MEBIBYTE
    command = (WEFT, "analyse", folder, "--out", out / "result/findings.jsonl", "--workers", str(workers), "--no-ocr", "--fresh")
    turns = [(cost(sys.executable, PLAIN, *files), cost(*command)) for _ in range(rounds)]
    plain, full = middle([one for one, _ in turns]), middle([other for _, other in turns])
    show("PDF text, one plain pass, pages/s", pages / plain.wall, f"{pages} pages, {size:.0f} MB, {plain.wall:.1f} s")
    show(f"weft analyse --workers {workers}, pages/s", pages / full.wall, f"{size / full.wall:.1f} MB/s, {full.wall:.1f} s")
    show("whole analysis / plain pass, wall", ratio(turns, lambda one: one.wall), RATIO_GOAL)
    show("whole analysis / plain pass, processor time", ratio(turns, lambda one: one.processor))
    show("peak memory of any process, MiB", full.peak, PEAK_GOAL)


def ratio(turns: Iterable[tuple[Cost, Cost]], of: Callable[[Cost], float]) -> float:
    """The median over the turns: what else a machine does meanwhile weighs on both sides of one turn alike."""
    return median(of(full) / of(plain) for plain, full in turns)


def in_one_process(paths: list[Path]) -> None:
    """Reading and analysis of every document that has text, told for each format; then a long law."""
    content = bundle.load()
    engine, told = pipeline.prepare(content), settings(content, ocr=False)
    as_in_a_run()
    tallies: dict[str, Tally] = {}
    longest: Document | None = None
    for path in paths:
        data = path.read_bytes()
        try:
            began = time.perf_counter()
            document = ingest.read(path.name, data, told)
            middle_ = time.perf_counter()
        except ReadingError:
            continue
        pipeline.analyse(document, engine)
        count(tallies.setdefault(document.format, Tally()), document, middle_ - began, time.perf_counter() - middle_)
        if document.format == "pdf" and (longest is None or document.characters > longest.characters):
            longest = document
    table(tallies)
    if longest is not None:
        law = lengthened(longest, LAW_PAGES)
        taken = median(seconds(lambda: pipeline.analyse(law, engine)) for _ in range(LAW_ROUNDS))
        show(f"analysis of a law of {LAW_PAGES} pages, s", taken, f"{LAW_GOAL}; {text_size(law) / MEBIBYTE:.1f} MB")


def as_in_a_run() -> None:
    """Memory is looked through for circles as rarely as in the child processes of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTING)


def count(tally: Tally, document: Document, reading: float, analysing: float) -> None:
    """Adds one document to the tally of its format."""
    tally.documents += 1
    tally.pages += len(document.pages)
    tally.size += text_size(document)
    tally.reading += reading
    tally.analysing += analysing


def text_size(document: Document) -> int:
    """Bytes of its text in UTF-8."""
    return sum(len(page.text.encode()) for page in document.pages)


def seconds(act: Callable[[], object]) -> float:
    """Wall time of one act."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def lengthened(document: Document, pages: int) -> Document:
    """The document repeated, and cut, to so many pages."""
    own = len(document.pages)
    blocks = [
        replace(block, page_index=block.page_index + start)
        for start in range(0, pages, own)
        for block in document.blocks
        if block.page_index + start < pages
    ]
    return replace(document, pages=tuple(replace(document.pages[at % own], number=at + 1) for at in range(pages)), blocks=tuple(blocks))


def table(tallies: dict[str, Tally]) -> None:
    """One line for each format, and one for all of them."""
    print("\nin one process    files  pages  MB of text   reading, MB/s  pages/s   analysis, MB/s   whole, MB/s  pages/s")
    everything = Tally()
    for name, tally in sorted(tallies.items()):
        line(name, tally)
        for figure in Tally.__slots__:
            setattr(everything, figure, getattr(everything, figure) + getattr(tally, figure))
    line("all", everything)
    print()
    show("analysis of text, MB/s", everything.size / MEBIBYTE / everything.analysing, ANALYSIS_GOAL)


def line(name: str, tally: Tally) -> None:
    """Speeds of one format. Formats other than PDF have no pages: each document counts as one."""
    size, whole_ = tally.size / MEBIBYTE, tally.reading + tally.analysing
    print(
        f"{name:16} {tally.documents:6} {tally.pages:6} {size:11.2f} {size / tally.reading:15.2f} {tally.pages / tally.reading:8.0f}"
        f" {size / tally.analysing:16.2f} {size / whole_:13.2f} {tally.pages / whole_:8.0f}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
