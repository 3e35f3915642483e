"""Speed and memory over real documents, each as a ratio to the plainest thing that could be done with the same files.

    benchmarks/speed.py --corpus ../shared --out build/speed [--workers 2]

Prints: start of the command; one plain pass of PDFium's text extraction against the whole `weft analyse`, over the same PDFs; reading and
analysis in one process over all documents; peak memory of any process; recognition of scanned pages against Tesseract alone.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import psutil
import pypdfium2

from weft import pipeline
from weft.cli.reading import settings
from weft.content import bundle
from weft.errors import ReadingError

WEFT = Path(sys.executable).with_name("weft")
MEBIBYTE = 1 << 20
# A PDF with fewer characters than this on the average page has no text layer.
FEW_CHARACTERS = 20
RATIO_GOAL = 1.5
HELP_GOAL_SECONDS = 0.3
ANALYSIS_GOAL_MB = 2.0
PEAK_GOAL_MEBIBYTES = 500
OCR_DOTS_PER_INCH = 200
POINTS_PER_INCH = 72
OCR_PAGES = 20
POLL_SECONDS = 0.02
READABLE = (".pdf", ".docx", ".odt", ".rtf", ".html", ".xml", ".md", ".txt")


def main() -> int:
    """Exit code 0: a figure that misses its goal is shown, not punished; machines differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("build/speed"))
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    show("start of weft --help, s", min(seconds(lambda: run(WEFT, "--help")) for _ in range(5)), f"goal {HELP_GOAL_SECONDS}")
    folder = given.corpus / "corpus"
    if not folder.is_dir():
        print("corpus not present")
        return 0
    texts, scans = sorted_pdfs(folder)
    whole(texts, given.out / "text", given.workers)
    in_one_process(sorted(path for path in folder.rglob("*") if path.suffix.lower() in READABLE and path not in scans))
    recognition(scans, given.out / "scans")
    return 0


def show(name: str, figure: float, beside: str = "") -> None:
    """One line of the result."""
    print(f"{name:52} {figure:9.2f}  {beside}", flush=True)


def seconds(act: Callable[[], object]) -> float:
    """Wall time of one act."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def run(*command: Path | str) -> None:
    """One command, its words left unheard; Tesseract kept to one thread."""
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})


def plain_text(path: Path) -> tuple[int, int]:
    """Pages and characters of a PDF as PDFium gives them; nothing for one it cannot open."""
    try:
        pdf = pypdfium2.PdfDocument(path.read_bytes())
    except pypdfium2.PdfiumError:
        return 0, 0
    characters = 0
    for page in pdf:
        text_page = page.get_textpage()
        characters += len(text_page.get_text_range())
        text_page.close()
        page.close()
    return len(pdf), characters


def sorted_pdfs(folder: Path) -> tuple[list[Path], list[Path]]:
    """PDFs with a text layer, and PDFs that are pictures."""
    texts: list[Path] = []
    scans: list[Path] = []
    for path in sorted(folder.rglob("*.pdf")):
        pages, characters = plain_text(path)
        if pages:
            (texts if characters >= FEW_CHARACTERS * pages else scans).append(path)
    return texts, scans


def copied(paths: Iterable[Path], folder: Path) -> Path:
    """A fresh folder with copies of the files."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in paths:
        shutil.copy(path, folder / f"{path.parent.name}-{path.name}")
    return folder


def whole(paths: list[Path], out: Path, workers: int) -> None:
    """The whole analysis beside one plain pass of text extraction over the same files, the two taken in turn."""
    folder = copied(paths, out / "documents")
    files = sorted(folder.iterdir())
    pages = sum(plain_text(path)[0] for path in files)
    size = sum(path.stat().st_size for path in files) / MEBIBYTE
    plain = min(seconds(lambda: [plain_text(path) for path in files]) for _ in range(2))
    command = (WEFT, "analyse", folder, "--out", out / "result/findings.jsonl", "--workers", str(workers), "--no-ocr", "--fresh")
    peaks: list[float] = []
    full = min(seconds(lambda: peaks.append(peak_of(command))) for _ in range(2))
    show("PDF text, one plain pass, pages/s", pages / plain, f"{pages} pages, {size:.0f} MB, {plain:.1f} s")
    show(f"weft analyse --workers {workers}, pages/s", pages / full, f"{size / full:.1f} MB/s, {full:.1f} s")
    show("whole analysis / plain pass", full / plain, f"goal {RATIO_GOAL}")
    show("peak memory of any process, MiB", max(peaks), f"goal {PEAK_GOAL_MEBIBYTES}")


def peak_of(command: tuple[Path | str, ...]) -> float:
    """Highest resident memory of the command or one of its children, in MiB."""
    peak = 0
    with psutil.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            for one in (process, *children_of(process)):
                peak = max(peak, resident(one))
            time.sleep(POLL_SECONDS)
    return peak / MEBIBYTE


def children_of(process: psutil.Process) -> list[psutil.Process]:
    """The children alive now."""
    try:
        return list(process.children())
    except psutil.NoSuchProcess:
        return []


def resident(process: psutil.Process) -> int:
    """Resident bytes; 0 for a process that has just ended."""
    try:
        return int(process.memory_info().rss)
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return 0


def in_one_process(paths: list[Path]) -> None:
    """Reading alone, then reading with analysis, of every document that has text."""
    content = bundle.load()
    engine, told = pipeline.prepare(content), settings(content, ocr=False)
    reading = analysing = 0.0
    pages = size = 0
    slowest = (0.0, "")
    for path in paths:
        data = path.read_bytes()
        try:
            began = time.perf_counter()
            document = pipeline.read_document(path.name, data, engine, told)
            middle = time.perf_counter()
            pipeline.analyse_document(path.name, data, engine, told)
            end = time.perf_counter()
        except ReadingError:
            continue
        reading, analysing = reading + middle - began, analysing + max(0.0, end - middle - (middle - began))
        pages, size = pages + len(document.pages), size + document.instrument.characters
        slowest = max(slowest, (end - middle - (middle - began), path.name))
    show("reading, one process, MB of text/s", size / MEBIBYTE / reading, f"{size / MEBIBYTE:.1f} MB of text, {reading:.1f} s")
    show("analysis of text, one process, MB/s", size / MEBIBYTE / analysing, f"goal {ANALYSIS_GOAL_MB}, {analysing:.1f} s")
    show("longest analysis of one document, s", slowest[0], slowest[1])


def recognition(scans: list[Path], out: Path) -> None:
    """The whole analysis of scanned documents beside Tesseract alone on the same pages, one process each."""
    tesseract = shutil.which("tesseract")
    if not tesseract or not scans:
        print("no Tesseract, or nothing scanned: recognition not timed")
        return
    scans = few(scans)
    pictures = rendered(scans, out / "pictures")
    alone = sum(seconds(lambda picture=picture: run(tesseract, picture, "-", "-l", "eng")) for picture in pictures)  # type: ignore[misc]
    folder = copied(scans, out / "documents")
    result = out / "result/findings.jsonl"
    full = seconds(lambda: run(WEFT, "analyse", folder, "--out", result, "--workers", "1", "--fresh"))
    show("recognition by Tesseract alone, pages/min", 60 * len(pictures) / alone, f"{len(pictures)} pages")
    show("weft analyse of scans / Tesseract alone", full / alone)


def few(scans: list[Path]) -> list[Path]:
    """The shortest documents, as many as hold no more than OCR_PAGES pages together; one at least."""
    pages = sorted((len(pypdfium2.PdfDocument(path.read_bytes())), path) for path in scans)
    chosen, total = [pages[0][1]], pages[0][0]
    for count, path in pages[1:]:
        total += count
        if total <= OCR_PAGES:
            chosen.append(path)
    return chosen


def rendered(scans: list[Path], folder: Path) -> list[Path]:
    """Each page as a picture."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    pictures = []
    for path in scans:
        for number, page in enumerate(pypdfium2.PdfDocument(path.read_bytes())):
            picture = folder / f"{path.stem}-{number}.png"
            page.render(scale=OCR_DOTS_PER_INCH / POINTS_PER_INCH, grayscale=True).to_pil().save(picture)
            pictures.append(picture)
    return pictures


if __name__ == "__main__":
    sys.exit(main())
