"""PDF and PNG by typst, in a child process: the compiler keeps what it has seen, and a long-lived process would grow with each report.

Run as a program it reads a `Job` from its input and writes the result to its output, both as MessagePack.
"""

import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files

import msgspec

from weft.errors import MissingExtraError, ReadingError
from weft.records import Record
from weft.report.paper import Block, Boxed, Paper, Picture

PIXELS_PER_INCH = 220.0
TIME_LIMIT_SECONDS = 300
PICTURE_SOURCE = '#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image(bytes(sys.inputs.svg), format: "svg", width: 162mm)'
NOT_INSTALLED = 3
INSTALL = "pip install 'weft[report]'"


class Job(Record):
    """What to set: the template, the paper as JSON ("": no PDF is wanted), the day it was made (ISO), the pictures as SVG by name."""

    template: str
    paper: str
    made_on: str
    pictures: dict[str, str]


class Sheets(Record):
    """What was set: the tagged PDF and the pictures as PNG by name."""

    pdf: bytes
    pictures: dict[str, bytes]


def typeset(paper: Paper, *, pdf: bool = True, png: bool = True) -> Sheets:
    """The paper as PDF/UA-1, and its pictures as PNG, as far as they are wanted.

    Errors: MissingExtraError without typst, ReadingError when it cannot be set.
    """
    pictures = _pictures(paper) if png else {}
    if not (pdf or pictures):
        return Sheets(pdf=b"", pictures={})
    template = (files("weft.report") / "study.typ").read_text(encoding="utf-8")
    told = msgspec.json.encode(paper).decode() if pdf else ""
    return _worked(Job(template=template, paper=told, made_on=paper.made_on, pictures=pictures))


def raster(pictures: dict[str, str]) -> dict[str, bytes]:
    """Pictures as PNG, by the names they are given with. Errors: as of typeset."""
    return _worked(Job(template="", paper="", made_on="", pictures=pictures)).pictures


def sheet(template: str, told: str, made_on: str) -> bytes:
    """A PDF/UA-1 by a template of one's own, from what it is told as JSON. Errors: as of typeset."""
    return _worked(Job(template=template, paper=told, made_on=made_on, pictures={})).pdf


def _worked(job: Job) -> Sheets:
    """A job done in a child process."""
    child = subprocess.run(
        [sys.executable, "-m", "weft.report.typesetting"],
        input=msgspec.msgpack.encode(job),
        capture_output=True,
        timeout=TIME_LIMIT_SECONDS,
        check=False,
    )
    if child.returncode == NOT_INSTALLED:
        raise MissingExtraError("extra_missing", "report", INSTALL)
    if child.returncode:
        raise ReadingError("typesetting_failed", child.stderr.decode("utf-8", "replace")[-2000:])
    return msgspec.msgpack.decode(child.stdout, type=Sheets)


def _pictures(paper: Paper) -> dict[str, str]:
    """The pictures of a paper as SVG by name, that of its cover among them."""
    drawn = {one.name: one.svg for chapter in paper.chapters for one in _drawn(chapter.blocks)}
    return drawn | ({"emblem": paper.cover.emblem} if paper.cover.emblem else {})


def _drawn(blocks: tuple[Block, ...]) -> Iterator[Picture]:
    """The pictures among blocks, those in boxes too."""
    for one in blocks:
        if isinstance(one, Picture):
            yield one
        elif isinstance(one, Boxed):
            yield from _drawn(one.blocks)


def work(job: Job) -> Sheets:
    """Sets a job in this process."""
    import typst

    compiler = typst.Compiler()
    inputs = {"paper": job.paper}
    pdf = (
        compiler.compile(job.template.encode(), format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=0) if job.paper else None
    )
    pictures = {
        name: compiler.compile(PICTURE_SOURCE.encode(), format="png", ppi=PIXELS_PER_INCH, sys_inputs={"svg": drawn}, pdf_standards=[])
        for name, drawn in job.pictures.items()
    }
    return Sheets(pdf=_one(pdf), pictures={name: _one(png) for name, png in pictures.items()})


def _one(compiled: bytes | list[bytes] | None) -> bytes:
    if isinstance(compiled, list):
        return compiled[0]
    return compiled or b""


def main() -> None:
    """Reads a job from standard input, writes the sheets to standard output."""
    try:
        import typst  # noqa: F401
    except ImportError:
        sys.exit(NOT_INSTALLED)
    job = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Job)
    sys.stdout.buffer.write(msgspec.msgpack.encode(work(job)))


if __name__ == "__main__":
    main()
