"""The plainest thing that can be done with PDFs: one pass of PDFium's text extraction, in one process.

    benchmarks/plain.py FILE ...

Prints pages and characters. The speed of Weft is told as a ratio to the time this takes.
"""

import sys
from pathlib import Path

import pypdfium2


def plain_text(path: Path) -> tuple[int, int]:
    """Pages and characters of a PDF as PDFium gives them; nothing for one it cannot open."""
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return 0, 0
    characters = 0
    for page in pdf:
        text_page = page.get_textpage()
        characters += len(text_page.get_text_range())
        text_page.close()
        page.close()
    return len(pdf), characters


if __name__ == "__main__":
    print(*(sum(counts) for counts in zip(*(plain_text(Path(name)) for name in sys.argv[1:]), strict=True)))
