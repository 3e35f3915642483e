"""The toolkit as HTML: cards, checklists, templates, glossary, curricula, and what helps to lead a course."""

from collections.abc import Callable, Iterator
from html import escape

from weft.content.toolkit import Card, Checklist, Curriculum, Group, Part, Session, Step, Template, Term, Toolkit
from weft.courses.citing import cited, parsed, texts
from weft.courses.pages.prose import anchor, items, text
from weft.courses.pages.setting import Page
from weft.courses.saying import source
from weft.records import Language, Text
from weft.report.voice import Voice

Named = Callable[[str], str]
"""What a session uses, as HTML: `card:clocks`, `unit:mainstreaming/why` by its title, with a link where there is a page of it."""


def said(told: Text, page: Page) -> str:
    """A text with its citations, as HTML."""
    return text(page.said(told), page)


def cards(toolkit: Toolkit, page: Page) -> str:
    """Every card, each for a page of its own on paper."""
    return "".join(_card(one, page) for one in toolkit.cards) + _law(toolkit.cards, page)


def _card(one: Card, page: Page) -> str:
    points = items(said(each, page) for each in one.points)
    table = ""
    if one.table:
        head = "".join(f'<th scope="col">{said(each, page)}</th>' for each in one.table.head)
        rows = "".join(f"<tr>{''.join(f'<td>{said(cell, page)}</td>' for cell in row)}</tr>" for row in one.table.rows)
        table = f'<div class="scroll" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    return f'<section class="box card" id="{page.at(one.id)}">{_head(one.title, one.lead, page)}{points}{table}</section>'


def _head(title: Text, lead: Text, page: Page) -> str:
    return f'<h2>{escape(page.said(title))}</h2><p class="lead">{said(lead, page)}</p>'


def checklists(toolkit: Toolkit, page: Page) -> str:
    """Every checklist, its steps to tick."""
    return "".join(_checklist(one, page) for one in toolkit.checklists) + _law(toolkit.checklists, page)


def _checklist(one: Checklist, page: Page) -> str:
    steps = "".join(_step(one, step, page) for step in one.steps)
    clear = f'<button class="button plain" type="button" data-clear>{page.word("course.toolkit.clear")}</button>'
    standing = f'<p class="acts needs-script"><span role="status" data-ticked></span> {clear}</p>'
    inside = f'{_head(one.title, one.lead, page)}<ol class="steps">{steps}</ol>{standing}'
    return f'<section class="tool" id="{page.at(one.id)}" data-ticks>{inside}</section>'


def _step(one: Checklist, step: Step, page: Page) -> str:
    words = f"<span>{said(step.text, page)}{_small(step.note, page)}</span>"
    return f'<li><label class="choice"><input type="checkbox" name="{page.at(one.id)}-{step.id}"> {words}</label></li>'


def _small(told: Text | None, page: Page) -> str:
    """A note in smaller type on a line of its own, "" where there is none."""
    return f'<br><span class="small">{said(told, page)}</span>' if told else ""


def templates(toolkit: Toolkit, page: Page) -> str:
    """Every template as it looks filled with nothing."""
    return "".join(_template(one, page) for one in toolkit.templates) + _law(toolkit.templates, page)


def _template(one: Template, page: Page) -> str:
    parts = "".join(f"<h3>{escape(page.said(part.title))}</h3>{''.join(_part(part, page))}" for part in one.parts)
    return f'<section class="tool" id="{page.at(one.id)}">{_head(one.title, one.lead, page)}{parts}</section>'


def _part(part: Part, page: Page) -> Iterator[str]:
    if part.text:
        yield f"<p>{said(part.text, page)}</p>"
    if part.fields:
        lines = (said(one.label, page) + _small(one.hint, page) for one in part.fields)
        yield items(lines)
    if part.columns:
        head = "".join(f'<th scope="col">{said(one, page)}</th>' for one in part.columns)
        yield f'<div class="scroll" tabindex="0"><table><thead><tr>{head}</tr></thead></table></div>'
    if part.ticks:
        yield f'<ul class="boxes">{"".join(f"<li>☐ {said(one, page)}</li>" for one in part.ticks)}</ul>'
    if part.prompts:
        yield items(said(one, page) for one in part.prompts)


def glossary(toolkit: Toolkit, page: Page) -> str:
    """Terms in the order of the alphabet, with their meaning and what they are not."""
    terms = sorted(toolkit.glossary, key=lambda one: page.said(one.term).casefold())
    entries = "".join(_term(one, page) for one in terms)
    field = f'<label>{page.word("course.toolkit.find")} <input type="search" data-find autocomplete="off"></label>'
    found = f'<div class="needs-script find">{field}<p class="small" role="status" data-found></p></div>'
    return f'<section class="law">{found}<dl>{entries}</dl></section>{_law(toolkit.glossary, page)}'


def _term(one: Term, page: Page) -> str:
    meaning = said(one.meaning, page) + _small(one.is_not, page)
    return f'<div class="term" id="{page.at(one.id)}"><dt>{escape(page.said(one.term))}</dt><dd>{meaning}</dd></div>'


def curricula(toolkit: Toolkit, page: Page, named: Named) -> str:
    """A course for each audience, session by session."""
    return "".join(_curriculum(one, page, named) for one in toolkit.curricula) + _law(toolkit.curricula, page)


def _curriculum(one: Curriculum, page: Page, named: Named) -> str:
    sessions = "".join(_session(each, page, named) for each in one.sessions)
    minutes = f'<p class="small">{escape(lasting(one, page.voice))}</p>'
    check = f"<p><strong>{page.word('course.check_of')}</strong> {said(one.check, page)}</p>"
    inside = f'{_head(one.audience, one.aim, page)}{minutes}<ol class="sessions">{sessions}</ol>{check}'
    return f'<section class="tool" id="{page.at(one.id)}">{inside}</section>'


def lasting(one: Curriculum, voice: Voice) -> str:
    """How long a course for an audience takes: whole hours, else minutes."""
    hours = int(one.hours)
    if hours == one.hours:
        return voice.say("course.toolkit.hours", hours)
    return voice.say("course.minutes", sum(each.minutes for each in one.sessions))


def _session(one: Session, page: Page, named: Named) -> str:
    title = f'<strong>{said(one.title, page)}</strong> <span class="small">{page.word("course.minutes", one.minutes)}</span>'
    used = " · ".join(named(use) for use in one.uses)
    uses = f'<br><span class="small">{page.word("course.session.uses")}{page.word("course.colon")} {used}</span>' if used else ""
    return f"<li>{title}<br>{said(one.how, page)}{uses}</li>"


def facilitation(toolkit: Toolkit, page: Page) -> str:
    """Advice, then group exercises, the answer key of each folded away."""
    advice = "".join(f"<h3>{said(one.title, page)}</h3><p>{said(one.text, page)}</p>" for one in toolkit.facilitation.advice)
    groups = "".join(_group(one, page) for one in toolkit.facilitation.groups)
    law = _law((toolkit.facilitation.advice, toolkit.facilitation.groups), page)
    return f'<section class="tool"><h2>{page.word("course.advice")}</h2>{advice}</section>{groups}{law}'


def _group(one: Group, page: Page) -> str:
    facts = f'<p class="small">{page.word("course.minutes", one.minutes)} · {said(one.people, page)}</p>'
    lists = "".join(
        f"<h3>{page.word(f'course.group.{name}')}</h3>{items((said(each, page) for each in held), ordered=name == 'steps')}"
        for name, held in (("material", one.material), ("steps", one.steps), ("debrief", one.debrief))
    )
    key = f"<details><summary>{page.word('course.group.key')}</summary><p>{said(one.key, page)}</p></details>"
    return f'<section class="box" id="{page.at(one.id)}">{_head(one.title, one.aim, page)}{facts}{lists}{key}</section>'


def _law(held: object, page: Page) -> str:
    """The articles cited, so that every citation leads somewhere."""
    codes = sorted({code for told in texts(held, Language.EN) for code in cited(told)})
    if not codes:
        return ""
    entries = "".join(f'<li id="{page.at(anchor(parsed(code)))}">{escape(source(parsed(code), page.voice))}</li>' for code in codes)
    return f'<section class="law"><h2>{page.word("course.law.here")}</h2><ul>{entries}</ul></section>'
