"""The study as one accessible page (WCAG 2.2 AA) that works from disk, without scripts."""

from html import escape
from importlib.resources import files

from weft.report.html_blocks import block, signs, spoken
from weft.report.paper import Chapter, Heading, Masthead, Paper


def page(paper: Paper) -> bytes:
    """The whole study as UTF-8 HTML."""
    style = (files("weft.report") / "study.css").read_text(encoding="utf-8")
    chapters = "".join(_chapter(paper, chapter) for chapter in paper.chapters)
    html = (
        f'<!doctype html>\n<html lang="{paper.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
        f'<title>{escape(paper.title)}</title>\n<meta name="description" content="{escape(paper.subject)}">\n'
        f'<meta name="date" content="{escape(paper.made_on)}">\n<meta name="author" content="{escape(paper.author)}">\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#{paper.chapters[0].anchor if paper.masthead else "summary"}">{escape(paper.words["skip"])}</a>\n{signs()}'
        f'{_masthead(paper, paper.masthead) if paper.masthead else _cover(paper)}\n<div class="frame">\n'
        f"{'' if paper.compact else _contents(paper)}\n<main>\n{chapters}</main>\n</div>\n"
        f"<footer><p>{escape(paper.running_title)} · {escape(paper.words['footer'])}</p></footer>\n</body>\n</html>\n"
    )
    return html.encode("utf-8")


def _cover(paper: Paper) -> str:
    cover = paper.cover
    cite = f"<p><strong>{escape(paper.words['cite'])}</strong><br>{escape(cover.citation)}</p>" if cover.citation else ""
    notices = "".join(f"<p><strong>{escape(one.figure)}.</strong> {escape(one.text)}</p>" for one in cover.notices)
    facts = "".join(f"<div><dt>{escape(one.figure)}</dt><dd>{escape(one.text)}</dd></div>" for one in cover.facts)
    return (
        f'<header class="cover"><div class="w"><p class="kicker">{escape(cover.kicker)}</p>'
        f'<h1><span class="country">{escape(cover.country)}</span> <span class="what">{spoken(cover.title, cover.language)}</span></h1>'
        f'<p class="sub">{escape(cover.subtitle)}</p><dl class="facts">{facts}</dl>'
        f'<div class="notices">{notices}{cite}</div></div></header>'
    )


def _masthead(paper: Paper, head: Masthead) -> str:
    """The head of a document of a meeting; its title is that of the page."""
    lines = "".join(f"<p>{escape(one)}</p>" for one in head.lines)
    meeting = "".join(f"<p>{escape(one)}</p>" for one in head.meeting)
    item = f'<p class="item">{escape(head.item)}</p>' if head.item else ""
    return (
        f'<header class="masthead"><div class="w"><div class="top"><p class="convener">{escape(head.convener)}</p>'
        f'<div class="symbol"><p class="big">{escape(head.symbol)}</p>{lines}</div></div>'
        f'<div class="meeting">{meeting}{item}</div><h1 id="title">{escape(paper.title)}</h1></div></header>'
    )


def _contents(paper: Paper) -> str:
    """The table of contents: chapters, and their sections where the chapter has some."""
    entries = "".join(f"<li>{_entry(chapter, paper.words['annex'])}</li>" for chapter in paper.chapters)
    title = escape(paper.words["contents"])
    return f'<nav class="contents" aria-labelledby="contents"><h2 id="contents">{title}</h2><ol>{entries}</ol></nav>'


def _entry(chapter: Chapter, annex: str) -> str:
    sections = [one for one in chapter.blocks if isinstance(one, Heading) and one.level == 2]
    inner = "".join(f'<li><a href="#{one.anchor}">{_numbered(one.number, one.text)}</a></li>' for one in sections)
    number = f"{annex} {chapter.number}" if chapter.number.isalpha() else chapter.number
    link = f'<a href="#{chapter.anchor}">{_numbered(number, chapter.title)}</a>'
    return f"{link}<ol>{inner}</ol>" if inner and chapter.number else link


def _numbered(number: str, text: str) -> str:
    return f'<span class="no">{escape(number)}</span> {escape(text)}' if number else escape(text)


def _chapter(paper: Paper, chapter: Chapter) -> str:
    number = f"{paper.words['annex']} {chapter.number}" if chapter.number.isalpha() else chapter.number
    body = "".join(block(paper, one) for one in chapter.blocks)
    kinds = f"{' wide' if chapter.wide else ''}{' follows' if chapter.follows else ''}"
    if not chapter.title:  # it goes on under the title of the page
        return f'<section class="chapter{kinds}" id="{chapter.anchor}" aria-labelledby="title" tabindex="-1">\n{body}</section>\n'
    return (
        f'<section class="chapter{kinds}" aria-labelledby="{chapter.anchor}">\n'
        f'<h2 id="{chapter.anchor}" tabindex="-1">{_numbered(number, chapter.title)}</h2>\n{body}</section>\n'
    )
