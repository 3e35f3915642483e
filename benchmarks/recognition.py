"""Recognition of scanned pages beside Tesseract alone on the same pages, one process each."""

import shutil
import sys
from pathlib import Path

import pypdfium2
from benchmarks.costs import WEFT, cost, show

DOTS_PER_INCH = 200
POINTS_PER_INCH = 72
MOST_PAGES = 20


def recognition(scans: list[Path], out: Path) -> None:
    """Prints how long Tesseract alone takes, and how much longer the whole analysis does."""
    tesseract = shutil.which("tesseract")
    if not tesseract or not scans:
        print("no Tesseract, or nothing scanned: recognition not timed")
        return
    chosen = few(scans)
    pictures = rendered(chosen, out / "pictures")
    alone = sum(cost(tesseract, picture, "-", "-l", "eng").wall for picture in pictures)
    folder = fresh(out / "documents")
    for path in chosen:
        shutil.copy(path, folder / f"{path.parent.name}-{path.name}")
    full = cost(WEFT, "analyse", folder, "--out", out / "result/findings.jsonl", "--workers", "1", "--fresh")
    show("recognition by Tesseract alone, pages/min", 60 * len(pictures) / alone, f"{len(pictures)} pages")
    show("weft analyse of scans / Tesseract alone", full.wall / alone)
    show("peak memory of any process, with recognition, MiB", full.peak)


def few(scans: list[Path]) -> list[Path]:
    """The shortest documents, as many as hold no more than MOST_PAGES pages together; one at least."""
    pages = sorted((len(pypdfium2.PdfDocument(path)), path) for path in scans)
    chosen, total = [pages[0][1]], pages[0][0]
    for count, path in pages[1:]:
        total += count
        if total <= MOST_PAGES:
            chosen.append(path)
    return chosen


def rendered(scans: list[Path], folder: Path) -> list[Path]:
    """Each page as a picture."""
    pictures = []
    fresh(folder)
    for path in scans:
        for number, page in enumerate(pypdfium2.PdfDocument(path)):
            picture = folder / f"{path.stem}-{number}.png"
            page.render(scale=DOTS_PER_INCH / POINTS_PER_INCH, grayscale=True).to_pil().save(picture)
            pictures.append(picture)
    return pictures


def fresh(folder: Path) -> Path:
    """The folder, empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


if __name__ == "__main__":
    recognition([Path(name) for name in sys.argv[2:]], Path(sys.argv[1]))
