"""Blocks of a lesson as HTML."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from weft.content.teaching import Figure
from weft.courses.citing import cut
from weft.courses.figures import drawn
from weft.courses.lesson import Block, Box, Citation, Grid, Line, Paragraph, Points, Shown, Words
from weft.courses.pages.setting import Page
from weft.courses.saying import runs, sources


def anchor(citation: Citation) -> str:
    """The id of an article in the list at the end of its unit."""
    return "law-" + "".join(sign if sign.isalnum() else "-" for sign in citation.code).strip("-").lower()


def line(told: Line, page: Page) -> str:
    """Words with their weight, citations in brackets as links to what they ask."""
    return "".join(_run(one, page) for one in runs(told))


def text(told: str, page: Page) -> str:
    """A text of a record, its citations set."""
    return line(cut(told), page)


def _run(run: Words | tuple[Citation, ...], page: Page) -> str:
    if isinstance(run, Words):
        said = escape(run.text, quote=False)
        said = f"<strong>{said}</strong>" if run.bold else said
        return f"<em>{said}</em>" if run.italic else said
    links = (f'<a href="#{page.at(anchor(one))}">{escape(said)}</a>' for one, said in zip(run, sources(run, page.voice), strict=True))
    return f"<small>({'; '.join(links)})</small>"


def blocks(held: Sequence[Block], figures: dict[str, str], page: Page) -> Iterator[str]:
    """Blocks one after the other; figures by their id, set already."""
    for block in held:
        match block:
            case Paragraph(line=told):
                yield f"<p>{line(told, page)}</p>"
            case Points(points=points, ordered=ordered):
                yield items((line(one, page) for one in points), ordered=ordered)
            case Grid():
                yield grid(block, page)
            case Shown(figure=figure):
                yield figures[figure]
            case Box():
                yield box(block, figures, page)


def items(points: Iterable[str], *, ordered: bool = False) -> str:
    """A list of what is HTML already."""
    name = "ol" if ordered else "ul"
    return f"<{name}>{''.join(f'<li>{one}</li>' for one in points)}</{name}>"


def grid(block: Grid, page: Page) -> str:
    """A table that scrolls inside itself, its first cells naming the rows."""
    # The corner above the names of the rows heads nothing.
    head = "".join(f'<th scope="col">{line(one, page)}</th>' if one else "<td></td>" for one in block.head)
    rows = "".join(f"<tr>{_row(row, page)}</tr>" for row in block.rows)
    return f'<div class="scroll" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _row(row: tuple[Line, ...], page: Page) -> str:
    first, *rest = (line(cell, page) for cell in row)
    return f'<th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest)


def box(block: Box, figures: dict[str, str], page: Page) -> str:
    """An example, a case or a note, named as such."""
    kind = page.voice.say(f"course.{block.kind}")
    inside = "".join(blocks(block.blocks, figures, page))
    title = f'<h3 id="{page.at(block.id)}"><span class="kind">{escape(kind)}</span> {escape(block.title)}</h3>'
    return f'<section class="box {block.kind}" aria-labelledby="{page.at(block.id)}">{title}{inside}</section>'


def figure(held: Figure, number: int, page: Page) -> str:
    """A figure with its finding as caption, and in words for who does not see it."""
    picture = drawn(held, page.voice)
    name = page.voice.say("course.figure", number)
    caption = f"<figcaption><strong>{escape(name)}.</strong> {escape(picture.title)}</figcaption>"
    known = page.at(f"figure-{held.id}")
    if not page.pictures:
        return f'<figure id="{known}">{caption}<p>{escape(picture.alternative)}</p></figure>'
    words = f"<details><summary>{page.word('course.figure.words')}</summary><p>{escape(picture.alternative)}</p></details>"
    return f'<figure id="{known}">{caption}<div class="drawn">{picture.svg}</div>{words}</figure>'
