"""Whole pages: a course as one page with all its units, its front page, or the page of one unit."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Literal

import msgspec

from weft.courses.course import Unit
from weft.courses.pages.body import body
from weft.courses.pages.prose import items
from weft.courses.pages.setting import Setting
from weft.records import Language, Record
from weft.report.voice import Voice

ASSETS = Path(__file__).resolve().parents[1] / "assets"
STYLE = "course.css"
QUIZ_WORDS = ("right", "wrong", "none", "again", "check", "passed", "failed")
WORDS = (*QUIZ_WORDS, "unit_passed", "unit_failed", "unit_begun", "unit_new", "standing", "course_passed", "code")
"""What the script says; the words are phrases `course.js.*`."""

NAMES = {Language.EN: "English", Language.FR: "Français", Language.ES: "Español"}


class Frame(Record):
    """Where pages stand: the address of each unit and of the front page, other languages, scripts, and what the script is told beside.

    `files`: the addresses of style and scripts that do not lie beside the page. `resume`: the front page goes on at once where the
    learner left. Where a unit stands alone its address is the only one, and nothing leads to others.
    `graded`: with the quiz; without it where the platform asks the questions itself.
    `keeper`: who keeps what is answered, the device or a platform.
    `head`, `around`, `beside`: HTML for the head, for the bar at the top, and for the front page.
    """

    pages: dict[str, str]
    home: str
    languages: dict[Language, str] = {}
    files: dict[str, str] = {}
    scripts: tuple[str, ...] = ("course.js",)
    resume: bool = False
    graded: bool = True
    keeper: Literal["device", "platform"] = "device"
    told: dict[str, str] = {}
    head: str = ""
    around: str = ""
    beside: str = ""

    @property
    def alone(self) -> bool:
        """Whether there is one unit and no way to another."""
        return len(self.pages) == 1

    def file(self, name: str) -> str:
        """The address of a style or script, ready for HTML."""
        return escape(self.files.get(name, name))


def book(setting: Setting, frame: Frame) -> str:
    """The course as one page, for packages and for a folder that opens from disk."""
    units = "".join(_article(unit, setting, frame) for unit in setting.course.units)
    return _page(setting, frame, _title(setting), f'<div class="home" id="home" data-page>{front(setting, frame)}</div>{units}')


def home(setting: Setting, frame: Frame) -> str:
    """The front page of a course whose units are pages of their own."""
    return _page(setting, frame, _title(setting), f'<div class="home" id="home" data-page>{front(setting, frame)}</div>')


def unit_page(unit: Unit, setting: Setting, frame: Frame) -> str:
    """The page of one unit."""
    title = f"{unit.sheet.title.said_in(setting.voice.language)} – {_title(setting)}"
    return _page(setting, frame, title, _article(unit, setting, frame))


def front(setting: Setting, frame: Frame) -> str:
    """What the course is, for whom, what one is able to do after it, its units, and where one stands."""
    voice, sheet = setting.voice, setting.sheet
    language = voice.language
    parts = (
        f'<header class="unit-head"><p class="eyebrow">{escape(voice.say("course.course", sheet.hours))}</p>',
        f"<h1>{escape(sheet.title.said_in(language))}</h1>",
        f'<p class="lead">{escape(sheet.summary.said_in(language))}</p><p>{escape(sheet.audience.said_in(language))}</p></header>',
        _standing(setting),
        f"<section><h2>{escape(voice.say('course.units'))}</h2>{_units(setting, frame, 'units')}</section>",
        f'<section class="aims"><h2>{escape(voice.say("course.outcomes.course"))}</h2>',
        f"{items(escape(one.said_in(language)) for one in sheet.outcomes)}</section>",
        f"<section><h2>{escape(voice.say('course.how'))}</h2><p>{escape(_how(setting, frame))}</p></section>",
        frame.beside,
        _results(setting),
    )
    return "".join(parts)


def _how(setting: Setting, frame: Frame) -> str:
    """How the course is taken: the quizzes, who keeps what is answered, and that the language can be changed where it can."""
    say = setting.voice.say
    languages = (say("course.how.languages"),) if frame.languages else ()
    return " ".join((say("course.how.text", mark=setting.sheet.pass_mark), say(f"course.how.{frame.keeper}"), *languages))


def _standing(setting: Setting) -> str:
    say = setting.voice.say
    bar = f'<progress data-progress max="1" value="0" aria-label="{escape(say("course.progress"))}"></progress>'
    on = f'<p class="acts"><a class="button" data-resume hidden href="#">{escape(say("course.resume"))}</a></p>'
    return f'<section class="needs-script"><p data-standing></p>{bar}{on}</section>'


def _results(setting: Setting) -> str:
    """The form that makes a file of results; shown where the device can sign."""
    say = setting.voice.say
    field = (
        f'<label>{escape(say("course.results.name"))} <input type="text" name="name" required maxlength="120" autocomplete="name"></label>'
    )
    save = f'<button class="button plain" type="submit">{escape(say("course.results.save"))}</button>'
    show = f'<button class="button plain" type="button" data-codes hidden>{escape(say("course.results.codes"))}</button>'
    button, codes = f'<p class="acts">{save}{show}</p>', '<div class="codes" data-codes tabindex="-1"></div>'
    text = f"<h2>{escape(say('course.results'))}</h2><p>{escape(say('course.results.text'))}</p>"
    return f'<section class="needs-script">{text}<form class="results" hidden>{field}{button}</form>{codes}</section>'


def _units(setting: Setting, frame: Frame, name: str) -> str:
    lines = "".join(f"<li>{_link(unit, setting, frame)}</li>" for unit in setting.course.units)
    return f'<ol class="{name}">{lines}</ol>'


def _link(unit: Unit, setting: Setting, frame: Frame) -> str:
    title = escape(unit.sheet.title.said_in(setting.voice.language))
    link = f'<a href="{escape(frame.pages[unit.id])}" data-goes="{unit.id}">{title}</a>'
    minutes = escape(setting.voice.say("course.minutes", unit.sheet.minutes))
    state = f'<span class="state" data-state-of="{unit.id}">{minutes}</span>'
    return f'<span class="title"><span class="number">{escape(setting.name(unit))}</span> {link}</span> {state}'


def _article(unit: Unit, setting: Setting, frame: Frame) -> str:
    inside = body(unit, setting, graded=frame.graded) + ("" if frame.alone else _pager(unit, setting, frame))
    return f'<article class="unit" id="{unit.id}" data-page data-unit="{unit.id}">{inside}</article>'


def _pager(unit: Unit, setting: Setting, frame: Frame) -> str:
    """To the unit before, the units, the unit after."""
    units, place, say = setting.course.units, setting.number(unit), setting.voice.say
    links = [f'<a href="{escape(frame.home)}">{escape(say("course.units"))}</a>']
    if place > 1:
        links.insert(0, f'<a rel="prev" href="{escape(frame.pages[units[place - 2].id])}">{escape(say("course.before"))}</a>')
    if place < len(units):
        after = units[place]
        title = escape(say("course.after", title=after.sheet.title.said_in(setting.voice.language)))
        links.append(f'<a rel="next" href="{escape(frame.pages[after.id])}">{title}</a>')
    return f'<nav class="pager" aria-label="{escape(say("course.pager"))}">{"".join(links)}</nav>'


class Edges(Record):
    """What stands around the inside of a page: title, the name at the top, the list of other pages, the foot, what scripts are told.

    `below` the bar at the top, on a line of its own.
    """

    title: str
    name: str
    listed: str
    foot: str
    facts: object
    below: str = ""


def _page(setting: Setting, frame: Frame, title: str, inside: str) -> str:
    foot = setting.voice.say("course.edition", edition=setting.sheet.edition)
    lost = f'<p class="not-kept" role="status">{escape(setting.voice.say(f"course.not_kept.{frame.keeper}"))}</p>'
    facts, listed = _facts(setting, frame), _listed(setting, frame)
    edges = Edges(title=title, name=_title(setting), listed=listed, foot=foot, facts=facts, below=lost)
    return whole(setting.voice, frame, edges, inside)


def whole(voice: Voice, frame: Frame, edges: Edges, inside: str) -> str:
    """A page from its first line to its last."""
    scripts = "".join(f'<script src="{frame.file(one)}" defer></script>' for one in frame.scripts)
    # Safe inside a script element.
    facts = msgspec.json.encode(edges.facts).decode().replace("<", "\\u003c")
    return (
        f'<!doctype html>\n<html lang="{voice.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">\n<title>{escape(edges.title)}</title>\n'
        f'<link rel="stylesheet" href="{frame.file(STYLE)}">\n{frame.head}</head>\n<body>\n'
        f'<a class="skip" href="#main">{escape(voice.say("course.skip"))}</a>\n{_top(voice, frame, edges)}\n'
        f'<main id="main" class="course" tabindex="-1">{inside}</main>\n<footer class="course-foot"><p>{escape(edges.foot)}</p></footer>\n'
        f'<script type="application/json" id="facts">{facts}</script>\n{scripts}\n</body>\n</html>\n'
    )


def _top(voice: Voice, frame: Frame, edges: Edges) -> str:
    name = f'<a class="name" href="{escape(frame.home)}">{escape(edges.name)}</a>'
    tongues = "".join(_languages(voice, frame))
    langs = f'<nav class="langs" aria-label="{escape(voice.say("course.language"))}">{tongues}</nav>' if tongues else ""
    return f'<header class="course-top"><div class="inner">{name}{langs}{edges.listed}{frame.around}{edges.below}</div></header>'


def _listed(setting: Setting, frame: Frame) -> str:
    if frame.alone:
        return ""
    title = escape(setting.voice.say("course.units"))
    return f"<details><summary>{title}</summary><nav>{_units(setting, frame, 'listed')}</nav></details>"


def _languages(voice: Voice, frame: Frame) -> Iterator[str]:
    for language, address in frame.languages.items():
        if language is voice.language:
            yield f'<strong lang="{language}" aria-current="true">{NAMES[language]}</strong>'
        else:
            yield f'<a lang="{language}" hreflang="{language}" href="{escape(address)}" data-language>{NAMES[language]}</a>'


def _facts(setting: Setting, frame: Frame) -> dict[str, object]:
    """What the script needs to know."""
    voice, sheet = setting.voice, setting.sheet
    return {
        "course": sheet.id,
        "edition": sheet.edition,
        "language": voice.language.value,
        "title": _title(setting),
        "pass": sheet.pass_mark,
        "units": [
            {"id": unit.id, "questions": len(unit.quiz.questions), "parts": [one.id for one in unit.lessons[voice.language].sections]}
            for unit in setting.course.units
        ],
        "pages": frame.pages,
        "resume": frame.resume,
        "words": {name: getattr(voice.content.phrases[f"course.js.{name}"], voice.language.value) for name in WORDS},
        **frame.told,
    }


def _title(setting: Setting) -> str:
    return setting.sheet.title.said_in(setting.voice.language)
