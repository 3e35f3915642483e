"""Blocks of the study as HTML; every text is escaped here."""

from collections.abc import Iterable
from html import escape

from weft.report.paper import (
    NEW_LINE,
    Asked,
    Blank,
    Block,
    Boxed,
    Card,
    Cards,
    Cell,
    Column,
    Facts,
    Heading,
    Listing,
    Mark,
    Paper,
    Paragraph,
    Picture,
    Piece,
    Quotation,
    Reference,
    Table,
)

_RING = '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="{}"{}/>'
SIGNS = {
    "none": _RING.format("1.5", ' stroke-dasharray="2 2"'),
    "implicit": _RING.format("1.5", "") + '<path d="M8 8V2a6 6 0 0 1 6 6Z" fill="currentColor"/>',
    "mention": _RING.format("1.5", "") + '<path d="M8 2a6 6 0 0 1 0 12Z" fill="currentColor"/>',
    "operative": '<circle cx="8" cy="8" r="6.5" fill="currentColor"/>',
    "gap": _RING.format("2", ' stroke-dasharray="3 2"'),
    "not_used": _RING.format("1.2", "") + '<path d="M4 12 12 4" stroke="currentColor"/>',
    "elsewhere": '<path d="M4 12 12 4M6 4h6v6" fill="none" stroke="currentColor" stroke-width="1.6"/>',
    "not_applicable": '<path d="M3 8h10" stroke="currentColor" stroke-width="1.8"/>',
    "not_analysed": '<path d="M4 4l8 8M12 4l-8 8" stroke="currentColor" stroke-width="1.4"/>',
    "overlap": '<circle cx="6" cy="8" r="4.5" fill="none" stroke="currentColor" stroke-width="1.4"/>'
    '<circle cx="10" cy="8" r="4.5" fill="none" stroke="currentColor" stroke-width="1.4"/>',
    "said": '<path d="M2 6h12M2 11h7" stroke="currentColor" stroke-width="1.6"/>',
}
SIGN_OF = {"not_found": "none", "false_friend": "not_analysed"}


def signs() -> str:
    """The signs, defined once for the page."""
    symbols = "".join(f'<symbol id="s-{name}" viewBox="0 0 16 16">{shape}</symbol>' for name, shape in SIGNS.items())
    return f'<svg width="0" height="0" class="defs" aria-hidden="true" focusable="false"><defs>{symbols}</defs></svg>\n'


def mark(shown: Mark) -> str:
    """A state: sign and word in the tint of the ladder."""
    sign = SIGN_OF.get(shown.code, shown.code)
    drawn = f'<svg aria-hidden="true" focusable="false"><use href="#s-{escape(sign)}"/></svg>'
    return f'<span class="mark m-{escape(shown.code)}">{drawn}{escape(shown.word)}</span>'


def references(shown: tuple[Reference, ...]) -> str:
    """Pointers inside the study."""
    return " ".join(_reference(one.text, one.anchor) for one in shown)


def _reference(text: str, anchor: str) -> str:
    return f'<a class="ref" href="#{escape(anchor)}">{escape(text)}</a>' if anchor else f'<span class="ref">{escape(text)}</span>'


def pieces(shown: tuple[Piece, ...]) -> str:
    """A person's words."""
    return "".join(map(_piece, shown))


def _piece(one: Piece) -> str:
    if one.lost:
        return f'<span class="lost">{escape(one.text)}</span>'
    text = _reference(one.text, one.anchor) if one.anchor else "<br>".join(spoken(line, one.language) for line in one.text.split(NEW_LINE))
    text = f"<em>{text}</em>" if one.italic else text
    return f"<strong>{text}</strong>" if one.bold else text


def block(paper: Paper, shown: Block) -> str:
    """One block as HTML."""
    match shown:
        case Heading():
            number = f'<span class="no">{escape(shown.number)}</span> ' if shown.number else ""
            return f'<h{shown.level + 1} id="{shown.anchor}">{number}{escape(shown.text)}</h{shown.level + 1}>\n'
        case Paragraph():
            return _paragraph(paper, shown)
        case Listing():
            points = map(pieces, shown.pieces) if shown.pieces else map(escape, shown.points)
            told = (f"☐ {one}" for one in points) if shown.ticked else points
            return _listed(told, "ol" if shown.ordered or shown.lettered else "ul", ' class="lettered"' if shown.lettered else "")
        case Quotation():
            return _quotation(shown)
        case Facts():
            facts = "".join(f"<div><dt>{escape(one.figure)}</dt><dd>{escape(one.text)}</dd></div>" for one in shown.facts)
            return f'<dl class="figures">{facts}</dl>\n'
        case Table():
            return _table(paper, shown)
        case Picture():
            return _picture(paper, shown)
        case Cards():
            return '<div class="cards">' + "".join(_card(one) for one in shown.cards) + "</div>\n"
        case Blank():
            prompts = "".join(f"<li>{escape(one)}</li>" for one in shown.prompts)
            return f'<div class="blank"><ul>{prompts}</ul><p class="field">{escape(shown.field)}</p></div>\n'
        case Boxed():
            title = f"<p><strong>{escape(shown.kind)}</strong> {escape(shown.title)}</p>"
            return f'<div class="boxed">{title}{"".join(block(paper, one) for one in shown.blocks)}</div>\n'
        case Asked():
            return _asked(paper, shown)


def _listed(points: Iterable[str], name: str, kind: str = "") -> str:
    return f"<{name}{kind}>{''.join(f'<li>{one}</li>' for one in points)}</{name}>\n"


def _asked(paper: Paper, shown: Asked) -> str:
    lettered = _listed(map(escape, shown.lettered), "ol") if shown.lettered else ""
    choices = _listed(map(escape, shown.choices), "ul") if shown.choices else ""
    ask = f"<p><strong>{escape(shown.number)}</strong> {pieces(shown.ask)}</p>"
    about = block(paper, shown.about) if shown.about else ""
    return f'<div class="blank">{ask}{about}<p class="small">{escape(shown.hint)}</p>{lettered}{choices}</div>\n'


def _paragraph(paper: Paper, shown: Paragraph) -> str:
    opening = f"<strong>{escape(shown.opening)}</strong> " if shown.opening else ""
    pointers = f" {references(shown.references)}" if shown.references else ""
    text = pieces(shown.pieces) or f"{opening}{spoken(shown.text, shown.language)}{pointers}"
    if not shown.number:
        return f'<p class="{escape(shown.style)}">{text}</p>\n'
    label = escape(paper.words["paragraph"])
    anchor = f"par-{shown.number}"
    number = f'<a class="pno" href="#{anchor}" aria-label="{label} {shown.number}">{shown.number}</a>'
    return f'<p class="par" id="{anchor}">{number}{text}</p>\n'


def spoken(text: str, language: str) -> str:
    """A text, marked with its language where it has one of its own."""
    return f"<span{_lang(language)}>{escape(text)}</span>" if language else escape(text)


def _lang(language: str) -> str:
    return f' lang="{escape(language)}"' if language else ""


def _quotation(shown: Quotation) -> str:
    return (
        f'<figure class="quote"><blockquote{_lang(shown.language)}><p>{escape(shown.text)}</p></blockquote>'
        f"<figcaption>{references((shown.reference,))} <cite>{escape(shown.source)}</cite> {mark(shown.mark)}</figcaption></figure>\n"
    )


def _table(paper: Paper, shown: Table, *, boxed: bool = True) -> str:
    heads = "".join(_head(column) for column in shown.columns)
    rows = "".join(_row(shown, row, last=place == len(shown.rows)) for place, row in enumerate(shown.rows, 1))
    caption = " – ".join(escape(one) for one in (shown.label, shown.caption) if one)
    caption = f"<caption>{caption}</caption>" if caption else ""
    table = f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    if not boxed:
        return table
    label = f"{shown.label}, {paper.words['scroll']}" if shown.label else paper.words["scroll"]
    return f'<div class="scroll" role="region" aria-label="{escape(label)}" tabindex="0">{table}</div>\n'


def _head(column: Column) -> str:
    numeric = ' class="n"' if column.numeric else ""
    return f'<th scope="col"{numeric} style="width:{column.width}%">{escape(column.head)}</th>'


def _row(table: Table, row: tuple[Cell, ...], *, last: bool) -> str:
    cells = "".join(_cell(cell, table.columns[place].numeric, head=place == 0 and table.row_heads) for place, cell in enumerate(row))
    return f'<tr class="total">{cells}</tr>' if table.total and last else f"<tr>{cells}</tr>"


def _cell(cell: Cell, numeric: bool, *, head: bool) -> str:
    tag = 'th scope="row"' if head else "td"
    name = f' id="{escape(cell.anchor)}"' if cell.anchor else ""
    classes = " ".join(word for word, used in (("n", numeric), ("src", cell.source)) if used)
    text = f"<strong>{escape(cell.text)}</strong>" if cell.strong and not head else escape(cell.text)
    if cell.language:
        text = f"<span{_lang(cell.language)}>{text}</span>"
    parts = [
        part
        for part in (mark(cell.mark) if cell.mark else "", text if cell.text else "", references(cell.references), escape(cell.prompt))
        if part
    ]
    return f"<{tag}{name}{f' class={chr(34)}{classes}{chr(34)}' if classes else ''}>{' '.join(parts)}</{tag.split()[0]}>"


def _picture(paper: Paper, shown: Picture) -> str:
    figures = ""
    if shown.table is not None:
        figures = f"<details><summary>{escape(paper.words['show_figures'])}</summary>{_table(paper, shown.table)}</details>"
    label = escape(f"{shown.label}, {paper.words['scroll']}")
    return (
        f'<figure class="picture"><p class="finding">{escape(shown.title)}</p>'
        f'<div class="scroll" role="region" aria-label="{label}" tabindex="0">{shown.svg}</div>'
        f"<figcaption>{escape(shown.label)} – {escape(shown.caption)}</figcaption>{figures}</figure>\n"
    )


def _card(card: Card) -> str:
    pointers = f" {references(card.references)}" if card.references else ""
    state = mark(Mark(code=card.kind, word=card.word))
    said = "".join(f'<p class="said"><strong>{escape(opening)}</strong> {escape(text)}</p>' for opening, text in card.said)
    return (
        f'<div class="card c-{escape(card.kind)}"><p class="top">{state} <span>{escape(card.place)}</span></p>'
        f'<p class="title">{escape(card.title)}</p><p>{escape(card.text)}</p>'
        f'<p class="why">{escape(card.evidence)}{pointers}</p>{said}</div>'
    )
