"""A quiz as QTI 1.2 in the profile of Common Cartridge, which has no matching: each pair, and each place in an order, is its own choice."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from weft.content.teaching import Question
from weft.courses.course import Unit
from weft.courses.marking import right_answer, shuffled
from weft.courses.pages.asking import passage
from weft.courses.pages.prose import text
from weft.courses.pages.setting import Page, Setting
from weft.records import Record, Text

SPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
ANSWER = "answer"
GENERAL = "general"
LINK = re.compile(r"</?a\b[^>]*>")
PROFILES = {
    "true_false": "cc.true_false.v0p1",
    "single": "cc.multiple_choice.v0p1",
    "multiple": "cc.multiple_response.v0p1",
    "short": "cc.fib.v0p1",
}
EXAM = {"cc_profile": "cc.exam.v0p1", "qmd_assessmenttype": "Examination", "qmd_scoretype": "Percentage", "cc_maxattempts": "Unlimited"}


class Asked(Record):
    """One item: its profile, what it asks, what can be chosen (id, words, why), what is right, what is said after. All words are HTML."""

    id: str
    kind: str
    ask: str
    right: tuple[str, ...]
    feedback: str
    choices: tuple[tuple[str, str, str], ...] = ()


def assessment(unit: Unit, setting: Setting) -> bytes:
    """The quiz of a unit as a document."""
    spaces: Any = {None: SPACE}
    root = etree.Element(f"{{{SPACE}}}questestinterop", None, spaces)
    title = f"{unit.sheet.title.said_in(setting.voice.language)} – {setting.voice.say('course.quiz')}"
    whole = _child(root, "assessment", ident=f"quiz_{unit.id}", title=title)
    _told(whole, EXAM)
    section = _child(whole, "section", ident=f"section_{unit.id}")
    page = setting.page(unit)
    for number, question in enumerate(unit.quiz.questions, 1):
        for one in _items(question, page):
            _item(section, one, page.voice.say("course.question", number))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _items(held: Question, page: Page) -> Iterator[Asked]:
    """A question as one item; matching and ordering as one for each of their parts."""
    ask = _html(f"<p>{text(page.said(held.ask), page)}</p>{passage(held, page)}")
    feedback = _html(f"<p>{text(page.said(held.feedback), page)}</p>")
    match held.kind:
        case "true_false":
            choices = tuple((one, page.word(f"course.{one}"), "") for one in ("true", "false"))
        case "single" | "multiple":
            choices = tuple((one.id, _said(one.text, page), _said(one.feedback, page)) for one in held.options)
        case "short":
            choices = ()
        case _:
            yield from _parts(held, Asked(id=held.id, kind="single", ask=ask, right=(), feedback=feedback), page)
            return
    right = _forms(held) if held.kind == "short" else right_answer(held)
    yield Asked(id=held.id, kind=held.kind, ask=ask, right=right, feedback=feedback, choices=choices)


def _parts(held: Question, whole: Asked, page: Page) -> Iterator[Asked]:
    """Each left half with a choice of the right ones; each item with a choice of its place."""
    if held.kind == "matching":
        rights = {one.id: _said(one.right, page) for one in held.pairs}
        choices = tuple((one, rights[one], "") for one in shuffled(held, tuple(rights)))
        parts = [(one.id, _said(one.left, page), one.id) for one in held.pairs]
    else:
        choices = tuple((f"place_{place}", str(place), "") for place in range(1, len(held.items) + 1))
        said = {one.id: (_said(one.text, page), f"place_{place}") for place, one in enumerate(held.items, 1)}
        parts = [(one, *said[one]) for one in shuffled(held, tuple(said))]
    for known, words, right in parts:
        ask = f"{whole.ask}<p><strong>{words}</strong></p>"
        yield Asked(id=f"{held.id}_{known}", kind="single", ask=ask, right=(right,), feedback=whole.feedback, choices=choices)


def _forms(held: Question) -> tuple[str, ...]:
    """The forms of a short answer as they are written, of every language: learners change between them."""
    accept = held.accept
    return tuple(dict.fromkeys((*accept.en, *accept.fr, *accept.es))) if accept else ()


def _said(told: Text, page: Page) -> str:
    return _html(text(page.said(told), page))


def _html(told: str) -> str:
    """Without links: the list of articles they lead to stands on the page of the unit."""
    return LINK.sub("", told)


def _item(section: etree._Element, one: Asked, title: str) -> None:
    item = _child(section, "item", ident=one.id, title=title)
    _told(_child(item, "itemmetadata"), {"cc_profile": PROFILES[one.kind]})
    shown = _child(item, "presentation")
    _words(shown, one.ask)
    if one.kind == "short":
        _child(_child(shown, "response_str", ident=ANSWER, rcardinality="Single"), "render_fib", prompt="Dashes")
    else:
        many = "Multiple" if one.kind == "multiple" else "Single"
        choices = _child(_child(shown, "response_lid", ident=ANSWER, rcardinality=many), "render_choice")
        for known, words, _ in one.choices:
            _words(_child(choices, "response_label", ident=known), words)
    _marking(item, one)
    for known, words in ((GENERAL, one.feedback), *((f"{known}_why", why) for known, _, why in one.choices if why)):
        _words(_child(_child(item, "itemfeedback", ident=known), "flow_mat"), words)


def _marking(item: etree._Element, one: Asked) -> None:
    """What is said in any case, what is said of each option, and when the item is right."""
    marking = _child(item, "resprocessing")
    _child(_child(marking, "outcomes"), "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    always = _child(marking, "respcondition", **{"continue": "Yes"})
    _child(_child(always, "conditionvar"), "other")
    _child(always, "displayfeedback", feedbacktype="Response", linkrefid=GENERAL)
    for known, _, why in one.choices:
        if why:
            chosen = _child(marking, "respcondition", **{"continue": "Yes"})
            _child(_child(chosen, "conditionvar"), "varequal", respident=ANSWER).text = known
            _child(chosen, "displayfeedback", feedbacktype="Response", linkrefid=f"{known}_why")
    good = _child(marking, "respcondition", **{"continue": "No"})
    _condition(_child(good, "conditionvar"), one)
    _child(good, "setvar", action="Set", varname="SCORE").text = "100"


def _condition(place: etree._Element, one: Asked) -> None:
    """Several options are right together, and the others have to be left out; of several forms of a short answer one is enough."""
    if one.kind != "multiple":
        for known in one.right:
            equal = _child(place, "varequal", respident=ANSWER)
            equal.text = known
            if one.kind == "short":
                equal.set("case", "No")
        return
    every = _child(place, "and")
    for known, _, _ in one.choices:
        _child(every if known in one.right else _child(every, "not"), "varequal", respident=ANSWER).text = known


def _told(above: etree._Element, values: dict[str, str]) -> None:
    metadata = _child(above, "qtimetadata")
    for label, entry in values.items():
        field = _child(metadata, "qtimetadatafield")
        _child(field, "fieldlabel").text = label
        _child(field, "fieldentry").text = entry


def _words(above: etree._Element, html: str) -> None:
    _child(_child(above, "material"), "mattext", texttype="text/html").text = html


def _child(above: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(above, f"{{{SPACE}}}{name}", attributes)
