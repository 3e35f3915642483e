"""The whole body of a unit."""

from collections.abc import Iterator
from html import escape

from weft.content.framework import Obligation
from weft.content.teaching import Question
from weft.courses import faults
from weft.courses.citing import parsed
from weft.courses.course import Unit
from weft.courses.lesson import Citation
from weft.courses.pages.asking import question
from weft.courses.pages.prose import anchor, blocks, figure, items, text
from weft.courses.pages.setting import Page, Setting
from weft.courses.saying import source

MOST_WHOLE, MOST_TOLD = 2, 40
"""Rows of an article, and articles of a unit, that are told whole; of more, what each row is called: a page stays light."""


def body(unit: Unit, setting: Setting, *, graded: bool = True) -> str:
    """Title, outcomes, lesson, exercise, quiz, what to keep, and the articles cited: HTML without any frame around it."""
    parts = (opening, lesson, _exercise, *((_quiz,) if graded else ()), closing)
    return "".join(piece for part in parts for piece in part(unit, setting))


def opening(unit: Unit, setting: Setting) -> Iterator[str]:
    """Title, what the unit is for, what one is able to do after it."""
    page = setting.page(unit)
    eyebrow = f"{escape(setting.name(unit))} · {page.word('course.minutes', unit.sheet.minutes)}"
    yield f'<header class="unit-head"><p class="eyebrow">{eyebrow}</p>'
    yield f"<h1>{escape(page.said(unit.sheet.title))}</h1>"
    yield f'<p class="lead">{text(page.said(unit.sheet.lead), page)}</p></header>'
    aims = items(text(page.said(one.text), page) for one in unit.sheet.outcomes)
    yield f'<section class="aims"><h2>{page.word("course.outcomes")}</h2>{aims}</section>'


def lesson(unit: Unit, setting: Setting) -> Iterator[str]:
    """The sections."""
    page, voice = setting.page(unit), setting.voice
    drawn = {one.id: figure(one, number, page) for number, one in enumerate(unit.figures, 1)}
    for section in unit.lessons[voice.language].sections:
        inside = "".join(blocks(section.blocks, drawn, page))
        known = f'id="{page.at(section.id)}" data-part="{section.id}"'
        yield f'<section class="part" {known}><h2>{escape(section.title)}</h2>{inside}</section>'


def _exercise(unit: Unit, setting: Setting) -> Iterator[str]:
    if unit.exercise is None:
        return
    page, held = setting.page(unit), unit.exercise
    title = f'<h2><span class="kind">{page.word("course.exercise")}</span> {escape(page.said(held.title))}</h2>'
    asked = "".join(_asked(held.questions, page))
    steps = items((text(page.said(one), page) for one in held.steps), ordered=True)
    done = f'<div class="yours" data-place="{held.place}">{steps}{_way(held.place, setting)}</div>'
    yours = f"<h3>{page.word('course.exercise.yours')}</h3>{done}"
    lead = f"<p>{text(page.said(held.lead), page)}</p>"
    form = f'<form class="practice">{asked}</form>'
    yield f'<section class="exercise" id="{page.at("exercise")}" data-part="exercise">{title}{lead}{form}{yours}</section>'


def _way(place: str, setting: Setting) -> str:
    """To the page of the workbench where it is done, where there is one."""
    if place not in setting.places:
        return ""
    said = escape(setting.voice.say("course.exercise.do"))
    return f'<p class="acts"><a class="button plain" href="{escape(setting.places[place])}">{said}</a></p>'


def _quiz(unit: Unit, setting: Setting) -> Iterator[str]:
    page = setting.page(unit)
    lead = page.word("course.quiz.lead", len(unit.quiz.questions), mark=setting.sheet.pass_mark)
    button = f'<p class="acts"><button type="submit" class="button">{page.word("course.check")}</button></p>'
    asked = "".join(_asked(unit.quiz.questions, page))
    result = '<p class="result" role="status" tabindex="-1"></p>'
    form = f'<form class="graded" method="post" data-unit="{unit.id}">{asked}{button}{result}</form>'
    title = f"<h2>{page.word('course.quiz')}</h2><p>{lead}</p>"
    yield f'<section class="quiz" id="{page.at("quiz")}" data-part="quiz">{title}{form}</section>'


def _asked(held: tuple[Question, ...], page: Page) -> Iterator[str]:
    for number, one in enumerate(held, 1):
        yield question(one, number, page)


def closing(unit: Unit, setting: Setting) -> Iterator[str]:
    """What to keep, where to go on, the articles cited."""
    page = setting.page(unit)
    kept = items(text(page.said(one), page) for one in unit.sheet.remember)
    yield f'<section class="remember"><h2>{page.word("course.remember")}</h2>{kept}</section>'
    if unit.sheet.further:
        on = items(text(page.said(one.text), page) for one in unit.sheet.further)
        yield f'<section class="further"><h2>{page.word("course.further")}</h2>{on}</section>'
    yield from _law(unit, setting)


def _law(unit: Unit, setting: Setting) -> Iterator[str]:
    """Every article cited, with what it asks in our words."""
    page = setting.page(unit)
    held = [parsed(code) for code in dict.fromkeys(faults.cited_codes(unit))]
    if not held:
        return
    most = MOST_WHOLE if len(held) <= MOST_TOLD else 0
    entries = "".join(f"{_name(one, page)}{_entry(one, setting, most)}" for one in sorted(held, key=article_order))
    head = f"<h2>{page.word('course.law')}</h2><p>{page.word('course.law.lead')}</p>"
    yield f'<section class="law">{head}<dl>{entries}</dl></section>'


def _name(citation: Citation, page: Page) -> str:
    return f'<dt id="{page.at(anchor(citation))}">{escape(source(citation, page.voice))}</dt>'


def _entry(citation: Citation, setting: Setting, most: int) -> str:
    """What an article asks; empty where our words hold nothing on it, or it would share the words of the next."""
    return f"<dd>{escape(duties(citation, setting, most))}</dd>"


def article_order(citation: Citation) -> tuple[str, int, str]:
    """Sorts citations by treaty and article."""
    first = citation.place.split(".")[0].split("(")[0]
    return citation.treaty, int(first) if first.isdigit() else 999, citation.place


def duties(citation: Citation, setting: Setting, most: int) -> str:
    """What the rows of the framework on that very article say; of the whole article where none stands on the paragraph."""
    rows = [one for one in setting.obligations if one.treaty == citation.treaty and _stands(one, citation.place)]
    if not rows:
        article = citation.place.split(".")[0].split("(")[0]
        rows = [one for one in setting.obligations if one.treaty == citation.treaty and one.article.split(".")[0].split("(")[0] == article]
    language = setting.voice.language
    if len(rows) <= most:
        return " ".join(dict.fromkeys(one.duty.said_in(language) for one in rows))
    return "; ".join(one.label.said_in(language) for one in rows)


def _stands(row: Obligation, place: str) -> bool:
    return row.article == place or row.article.startswith((f"{place}.", f"{place}(", f"{place} "))
