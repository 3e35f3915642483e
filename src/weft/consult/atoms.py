"""A paragraph of a Word document taken apart into words, fields and pictures, and put together again with its changes tracked."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import groupby

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element

from weft.records import Record

WORD = re.compile(r"\s+|[^\s]+")
MARKS = (qn("w:bookmarkStart"), qn("w:bookmarkEnd"))
DELETED = {qn("w:t"): qn("w:delText"), qn("w:instrText"): qn("w:delInstrText")}
FIELD = qn("w:fldChar")


class Atom(Record):
    """The smallest part of a paragraph that is kept or goes: a word, a field, a picture.

    `meant`: as it is compared; `link`: where it leads, "" where nowhere; `look`: its run properties as XML, and `style` as they are;
    `word`: what is written, "" where `parts` hold runs instead.
    """

    meant: str
    link: str = ""
    look: str = ""
    word: str = ""
    style: object = None
    parts: tuple[object, ...] = ()


def atoms(paragraph: Element, meanings: Mapping[str, str]) -> list[Atom]:
    """The atoms of a paragraph; a pointer is compared by what it means, where that is known (bookmark -> meaning)."""
    made: list[Atom] = []
    field: list[Element] = []
    for run, link in _runs(paragraph):
        kind = next((one.get(qn("w:fldCharType")) for one in run if one.tag == FIELD), "")
        if field or kind == "begin":
            field.append(run)
            if kind == "end":
                made.append(_field(field))
                field = []
        else:
            made += _words(run, link, meanings)
    return made


def _runs(paragraph: Element) -> Iterator[tuple[Element, str]]:
    for child in paragraph:
        if child.tag == qn("w:r"):
            yield child, ""
        elif child.tag == qn("w:hyperlink"):
            for run in child.iterchildren(qn("w:r")):
                yield run, str(child.get(qn("w:anchor")))


def _field(runs: Sequence[Element]) -> Atom:
    code = " ".join(one.text or "" for run in runs for one in run.iter(qn("w:instrText")))
    # A field counts for itself: the number it shows is no difference, nor that the count was set anew.
    return Atom(meant=f"field {code.partition(chr(92) + 'r')[0].strip()}", parts=tuple(runs))


def _words(run: Element, link: str, meanings: Mapping[str, str]) -> Iterator[Atom]:
    style = run.find(qn("w:rPr"))
    look = "" if style is None else etree.tostring(style).decode()
    for child in (one for one in run if one.tag != qn("w:rPr")):
        if child.tag != qn("w:t"):
            yield Atom(meant=_object(child), link=link, look=look, parts=(_run(style, child),))
            continue
        for word in WORD.findall(child.text or ""):
            meant = meanings.get(link, word) if link and not word.isspace() else word
            yield Atom(meant=meant, link=link, look=look, word=word, style=style)


def _object(child: Element) -> str:
    """A picture by what it shows, whatever else by its name."""
    shown = [str(one.get(qn("r:embed"))) for one in child.iter(qn("a:blip"))]
    return f"{child.tag} {' '.join(shown)}"


def _run(style: Element | None, child: Element) -> Element:
    run = OxmlElement("w:r")
    if style is not None:
        run.append(deepcopy(style))
    run.append(deepcopy(child))
    return run


def _text(words: str) -> Element:
    text = OxmlElement("w:t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return text


def runs_of(these: Iterable[Atom], *, linked: bool = True) -> Iterator[tuple[str, list[Element]]]:
    """The runs of atoms in a row, with where they lead; words that look alike share a run."""
    for link, within in groupby(these, key=lambda one: one.link if linked else ""):
        made: list[Element] = []
        for (_, written), group in groupby(within, key=lambda one: (one.look, bool(one.word))):
            alike = list(group)
            style: Element | None = alike[0].style  # type: ignore[assignment]  # the run properties that the look tells of
            if written:
                made.append(_run(style, _text("".join(one.word for one in alike))))
            else:
                made += [deepcopy(part) for one in alike for part in one.parts]  # type: ignore[misc]  # runs
        yield link, made


def struck(run: Element) -> Element:
    """A run as Word keeps what was deleted."""
    for one in list(run.iter(*DELETED)):
        one.tag = DELETED[one.tag]
    return run


def bookmarks(paragraph: Element) -> tuple[list[Element], list[Element]]:
    """The marks that open and those that close around a paragraph."""
    there = [one for one in paragraph if one.tag in MARKS]
    return [deepcopy(one) for one in there if one.tag == MARKS[0]], [deepcopy(one) for one in there if one.tag == MARKS[1]]
