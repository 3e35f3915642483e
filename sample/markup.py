"""Source texts as HTML, Akoma Ntoso, Markdown and plain text."""

import re
import textwrap
from html import escape
from itertools import groupby, pairwise

from blocks import Block, Source, grouped
from lxml import etree
from lxml.etree import SubElement

TEXT_WIDTH = 88
TITLE_LEVELS = {"masthead": "h1", "part": "h2", "section": "h3"}
MARKDOWN_MARKS = {"notice": "> ", "masthead": "# ", "part": "## ", "section": "### "}
AKN_NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
NUMBERED = re.compile(r"(\(\w+\))\s+(.*)", re.DOTALL)
SECTION_TITLE = re.compile(r"(\d+)\.\s+(.*)")
PART_TITLE = re.compile(r"PART (\w+) — (.*)")


def write_html(source: Source) -> bytes:
    """One page of HTML, as a ministry's site would show it."""
    body = "\n".join(html_group(group) for group in grouped(source.blocks))
    encoding = source.said("encoding", "utf-8")
    page = (
        f'<!DOCTYPE html>\n<html lang="{source.said("language")}">\n<head>\n<meta charset="{encoding}">\n'
        f"<title>{escape(source.said('title'))}</title>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
    return page.encode(encoding)


def html_group(group: tuple[Block, ...]) -> str:
    """One block, or one table, as HTML."""
    block = group[0]
    text = escape(block.text, quote=False)
    match block.kind:
        case "row":
            return "<table>\n" + "\n".join(html_row(row, "td" if at else "th") for at, row in enumerate(group)) + "\n</table>"
        case "article":
            return f"<p><strong>{escape(block.lead, quote=False)}</strong> {text}</p>"
        case "masthead" | "part" | "section":
            return f"<{TITLE_LEVELS[block.kind]}>{text}</{TITLE_LEVELS[block.kind]}>"
        case "paragraph" if block.level:
            return f'<p style="margin-left: {2 * block.level}em">{text}</p>'
        case "notice":
            return f"<p><em>{text}</em></p>"
        case _:
            return f"<p>{text}</p>"


def html_row(row: Block, tag: str) -> str:
    """One row of a table."""
    return "<tr>" + "".join(f"<{tag}>{escape(cell, quote=False)}</{tag}>" for cell in row.cells) + "</tr>"


def write_markdown(source: Source) -> bytes:
    """Markdown with headings, as the law collections on code hosts have it."""
    return ("\n\n".join(markdown_block(block) for block in source.blocks) + "\n").encode()


def markdown_block(block: Block) -> str:
    """One block as Markdown."""
    if block.kind == "article":
        return f"**{block.lead}** {block.text}"
    return MARKDOWN_MARKS.get(block.kind, "") + block.text


def write_text(source: Source) -> bytes:
    """Plain text in lines of one width, title lines centred."""
    return ("\n\n".join(text_block(block) for block in source.blocks) + "\n").encode()


def text_block(block: Block) -> str:
    """One block as lines of text."""
    words = f"{block.lead} {block.text}" if block.lead else block.text
    lines = textwrap.wrap(words, TEXT_WIDTH, break_on_hyphens=False)
    return "\n".join(line.center(TEXT_WIDTH).rstrip() if block.kind == "masthead" else line for line in lines)


def write_akn(source: Source) -> bytes:
    """An act in Akoma Ntoso: parts, sections, subsections, points."""
    root = etree.Element("akomaNtoso")
    act = SubElement(root, "act", {"name": "act"})
    act.append(akn_meta(source))
    akn_front(act, source)
    akn_body(SubElement(act, "body"), source.blocks)
    etree.indent(root)
    words = etree.tostring(root, encoding="unicode").replace("<akomaNtoso", f'<akomaNtoso xmlns="{AKN_NAMESPACE}"', 1)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{words}\n'.encode()


def akn_meta(source: Source) -> etree._Element:
    """Who the act is: country, date and number as identifiers."""
    date, number, language = source.said("date"), source.said("number"), source.said("language")
    work = f"/akn/xs/act/{date[:4]}/{number}"
    identification = etree.Element("identification", {"source": "#solandra"})
    expression = f"{work}/{language}@{date}"
    for tag, address in (("FRBRWork", work), ("FRBRExpression", expression), ("FRBRManifestation", f"{expression}.xml")):
        level = SubElement(identification, tag)
        SubElement(level, "FRBRthis", {"value": address})
        SubElement(level, "FRBRuri", {"value": address})
        SubElement(level, "FRBRdate", {"date": date, "name": "Assent"})
        SubElement(level, "FRBRauthor", {"href": "#parliament"})
        if tag == "FRBRWork":
            SubElement(level, "FRBRcountry", {"value": "xs"})
            SubElement(level, "FRBRnumber", {"value": number})
        if tag == "FRBRExpression":
            SubElement(level, "FRBRlanguage", {"language": {"en": "eng", "fr": "fra", "es": "spa"}[language]})
    meta = etree.Element("meta")
    meta.append(identification)
    return meta


def akn_front(act: etree._Element, source: Source) -> None:
    """Write the title, the notice and the lines between the title and the first part into `act`."""
    preface = SubElement(act, "preface")
    front = [block for block in source.blocks if block.kind in ("notice", "centred")]
    SubElement(SubElement(preface, "p"), "i").text = front[0].text
    SubElement(SubElement(preface, "p"), "docTitle").text = source.said("title")
    SubElement(SubElement(preface, "p"), "docNumber").text = front[1].text
    long_title = SubElement(preface, "longTitle")
    SubElement(long_title, "p").text = front[2].text


def akn_body(body: etree._Element, blocks: tuple[Block, ...]) -> None:
    """Write the parts and their sections into `body`."""
    part = body
    lines = [block for block in blocks if block.kind in ("part", "section", "paragraph")]
    starts = [at for at, block in enumerate(lines) if block.kind != "paragraph"] + [len(lines)]
    for start, end in pairwise(starts):
        block = lines[start]
        if block.kind == "part":
            part = akn_unit(body, "part", PART_TITLE, block.text)
        else:
            akn_section(part, block.text, lines[start + 1 : end])


def akn_unit(parent: etree._Element, tag: str, shape: re.Pattern[str], title: str) -> etree._Element:
    """A new part or section with its number and heading."""
    found = shape.fullmatch(title)
    if found is None:
        raise ValueError(title)
    number, heading = found.groups()
    eid = f"{tag}_{number}" if tag == "part" else f"sec_{number}"
    unit = SubElement(parent, tag, {"eId": eid})
    SubElement(unit, "num").text = f"PART {number}" if tag == "part" else f"{number}."
    SubElement(unit, "heading").text = heading
    return unit


def akn_section(part: etree._Element, title: str, lines: list[Block]) -> None:
    """Write one section into `part`: numbered subsections, or one content with its indented lines as points."""
    section = akn_unit(part, "section", SECTION_TITLE, title)
    content = None
    for numbered, group in groupby(lines, key=lambda line: bool(NUMBERED.match(line.text))):
        if numbered:
            akn_subsections(section, list(group))
            continue
        content = SubElement(section, "content") if content is None else content
        for line in group:
            SubElement(content, "p").text = line.text


def akn_subsections(section: etree._Element, lines: list[Block]) -> None:
    """Write numbered lines into `section` as subsections."""
    for line in lines:
        found = NUMBERED.fullmatch(line.text)
        if found is None:
            raise ValueError(line.text)
        number, words = found.groups()
        eid = f"{section.get('eId')}__subsec_{number.strip('()')}"
        subsection = SubElement(section, "subsection", {"eId": eid})
        SubElement(subsection, "num").text = number
        SubElement(SubElement(subsection, "content"), "p").text = words
