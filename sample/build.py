"""Writes the files of the sample country from the texts in `sample/source`: `python sample/build.py [FOLDER]`."""

import sys
from collections.abc import Callable
from pathlib import Path

from blocks import Source, read_source
from markup import write_akn, write_html, write_markdown, write_text
from office import write_docx, write_odt, write_rtf
from pages import write_gazette, write_pdf

SAMPLE = Path(__file__).parent
TEXTS = SAMPLE / "source"
GAZETTE = ("gazette-transit.en.md", "gazette-transit.fr.md", "gazette-transit.es.md")
WRITERS: dict[str, Callable[[Source], bytes]] = {
    "pdf": write_pdf,
    "docx": write_docx,
    "odt": write_odt,
    "rtf": write_rtf,
    "html": write_html,
    "akn": write_akn,
    "md": write_markdown,
    "txt": write_text,
}


def built_files() -> dict[str, bytes]:
    """Every file of the sample folder that is made from a source text, by name."""
    columns = tuple(read_source(TEXTS / name) for name in GAZETTE)
    files = {columns[0].said("file"): write_gazette(columns)}
    for path in sorted(TEXTS.glob("*.md")):
        if path.name not in GAZETTE:
            files |= files_of(read_source(path))
    return dict(sorted(files.items()))


def files_of(source: Source) -> dict[str, bytes]:
    """The file of one source text and its copies under other names."""
    content = WRITERS[source.said("format")](source)
    return dict.fromkeys((source.said("file"), *source.meta.get("copies", ())), content)


def write_folder(folder: Path) -> None:
    """Write all files into `folder`."""
    for name, content in built_files().items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        sys.stdout.write(f"{len(content):>9,} {name}\n")


if __name__ == "__main__":
    write_folder(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE / "solandra")
