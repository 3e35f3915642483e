"""PDF and PNG by typst, in a child process: the compiler keeps what it has seen, and a long-lived process would grow with each report.

Run as a program it reads a `Job` from its input and writes the result to its output, both as MessagePack.
"""

import io
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from weft.errors import MissingExtraError, ReadingError
from weft.records import Record
from weft.report.paper import Block, Boxed, Paper, Picture

if TYPE_CHECKING:
    import typst

PIXELS_PER_INCH = 220.0
TIME_LIMIT_SECONDS = 300
PICTURE_SOURCE = '#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image(bytes(sys.inputs.svg), format: "svg", width: 162mm)'
SIGN_SOURCE = '#set document(title: "-")\n#set text(lang: "en")\n#sys.inputs.sign'
NO_GLYPH = "could not be displayed with font"
LATIN = 0x24F
"""Up to here every font has its signs."""

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
    told = msgspec.json.encode(paper).decode() if pdf else ""
    return _worked(Job(template=_template(), paper=told, made_on=paper.made_on, pictures=pictures))


class Remarks(Record):
    """What a paper that goes out for comment says at the head and the foot of each page: the banner, which draft it is, until when."""

    banner: str
    label: str
    foot: str


def typeset_for_comments(paper: Paper, remarks: Remarks) -> bytes:
    """The paper as PDF/UA-1 with numbered lines, page by page. Errors: as of typeset."""
    told = msgspec.to_builtins(paper) | {"remarks": msgspec.to_builtins(remarks)}
    return sheet(_template(), msgspec.json.encode(told).decode(), paper.made_on)


def _template() -> str:
    return (files("weft.report") / "study.typ").read_text(encoding="utf-8")


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
    pdf = _pdf(compiler, job) if job.paper else None
    pictures = {
        name: compiler.compile(PICTURE_SOURCE.encode(), format="png", ppi=PIXELS_PER_INCH, sys_inputs={"svg": drawn}, pdf_standards=[])
        for name, drawn in job.pictures.items()
    }
    return Sheets(pdf=packed(_one(pdf)) if pdf else b"", pictures={name: _one(png) for name, png in pictures.items()})


def packed(pdf: bytes) -> bytes:
    """The same document with its objects in compressed streams (ISO 32000-1, 7.5.7): of a tagged paper less than half is left."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def _pdf(compiler: "typst.Compiler", job: Job) -> bytes | list[bytes] | None:
    """The paper as PDF; a sign that none of the fonts here has is told by its number: people write in every script."""
    import typst

    try:
        return _compiled(compiler, job.template, {"paper": job.paper})
    except typst.TypstError as error:
        if NO_GLYPH not in str(error):
            raise
    return _compiled(compiler, job.template, {"paper": _by_number(compiler, job.paper)})


def _compiled(compiler: "typst.Compiler", template: str, inputs: dict[str, str]) -> bytes | list[bytes] | None:
    return compiler.compile(template.encode(), format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=0)


def _by_number(compiler: "typst.Compiler", told: str) -> str:
    """A text with its signs for which there is no font as "[U+1F331]"."""
    unknown = [one for one in sorted(set(told)) if ord(one) > LATIN and not _has_glyph(compiler, one)]
    return told.translate({ord(one): f"[U+{ord(one):04X}]" for one in unknown})


def _has_glyph(compiler: "typst.Compiler", sign: str) -> bool:
    import typst

    try:
        _compiled(compiler, SIGN_SOURCE, {"sign": sign})
    except typst.TypstError:
        return False
    return True


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
