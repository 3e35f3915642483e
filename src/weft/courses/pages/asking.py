"""Questions as fields of a form: complete by keyboard, with a screen reader, and without a script."""

from collections.abc import Iterator, Sequence
from html import escape
from string import ascii_uppercase

import msgspec

from weft.content.teaching import Option, Question
from weft.courses.marking import right_answer, shuffled
from weft.courses.pages.prose import items, text
from weft.courses.pages.setting import Page


def question(held: Question, number: int, page: Page) -> str:
    """A question with its fields; the answer and its reasons are folded away below it."""
    right = msgspec.json.encode(right_answer(held)).decode().replace("&", "&amp;").replace("'", "&#x27;")
    hint = f'<p class="hint" id="{page.at(held.id)}-hint">{page.word(f"course.hint.{held.kind}")}</p>'
    name = f'<span class="number">{page.word("course.question", number)}</span>'
    legend = f"<legend>{name} {text(page.said(held.ask), page)}</legend>"
    parts = (legend, passage(held, page), hint, _fields(held, page), _answer(held, page))
    known = page.at(held.id)
    told = f'id="{known}" data-question="{held.id}" data-kind="{held.kind}" data-right=\'{right}\' aria-describedby="{known}-hint"'
    return f'<fieldset class="question" {told}>{"".join(parts)}</fieldset>'


def passage(held: Question, page: Page) -> str:
    """The passage a question is about, in its own language, and in short in the reader's."""
    if held.passage is None:
        return ""
    said, language = held.passage, page.voice.language
    where = page.voice.say("course.passage", document=said.document, place=page.said(said.place))
    quote = f'<blockquote lang="{said.language}"><p>{escape(said.quote)}</p></blockquote>'
    told = page.voice.say("course.gist", text=page.said(said.gist))
    gist = "" if said.language == language.value else f'<p class="gist">{escape(told)}</p>'
    return f'<figure class="passage">{quote}<figcaption>{escape(where)}</figcaption></figure>{gist}'


def _fields(held: Question, page: Page) -> str:
    match held.kind:
        case "true_false":
            return "".join(_choice(page.at(held.id), "radio", value, page.word(f"course.{value}")) for value in ("true", "false"))
        case "single" | "multiple":
            return "".join(_options(held, page))
        case "matching":
            return "".join(_matching(held, page))
        case "ordering":
            return "".join(_ordering(held, page))
    label = page.word("course.hint.short")
    return f'<p><input type="text" name="{page.at(held.id)}" autocomplete="off" maxlength="80" aria-label="{label}"></p>'


def _choice(name: str, kind: str, value: str, said: str) -> str:
    return f'<label class="choice"><input type="{kind}" name="{name}" value="{value}"> <span>{said}</span></label>'


def _options(held: Question, page: Page) -> Iterator[str]:
    kind = "radio" if held.kind == "single" else "checkbox"
    for option in held.options:
        yield _choice(page.at(held.id), kind, option.id, text(page.said(option.text), page))


def _matching(held: Question, page: Page) -> Iterator[str]:
    """The right halves with a letter each, then each left half with a choice of them."""
    rights = {one.id: page.said(one.right) for one in held.pairs}
    order = shuffled(held, tuple(rights))
    yield f'<ol class="lettered">{"".join(f"<li>{text(rights[one], page)}</li>" for one in order)}</ol>'
    choices = [(one, f"{letter}. {rights[one]}") for letter, one in zip(ascii_uppercase, order, strict=False)]
    for pair in held.pairs:
        yield _select(held, pair.id, text(page.said(pair.left), page), choices, page)


def _ordering(held: Question, page: Page) -> Iterator[str]:
    """Each item, out of order, with a choice of its place."""
    said = {one.id: page.said(one.text) for one in held.items}
    places = [(str(place), str(place)) for place in range(1, len(said) + 1)]
    for one in shuffled(held, tuple(said)):
        yield _select(held, one, text(said[one], page), places, page)


def _select(held: Question, part: str, said: str, choices: Sequence[tuple[str, str]], page: Page) -> str:
    blank = f'<option value="">{page.word("course.choose")}</option>'
    options = blank + "".join(f'<option value="{value}">{escape(words)}</option>' for value, words in choices)
    name = f"{page.at(held.id)}.{part}"
    return f'<p class="pair"><label for="{name}">{said}</label> <select id="{name}" name="{name}">{options}</select></p>'


def _answer(held: Question, page: Page) -> str:
    """What is right and why, option by option."""
    said = explained(held, page)
    return f'<details class="answer"><summary>{page.word("course.answer")}</summary>{said}</details>'


def explained(held: Question, page: Page) -> str:
    """The right answer and its reasons."""
    return "".join(_explained(held, page)) + f"<p>{text(page.said(held.feedback), page)}</p>"


def _explained(held: Question, page: Page) -> Iterator[str]:
    language = page.voice.language
    match held.kind:
        case "true_false":
            yield f"<p><strong>{page.word(f'course.{right_answer(held)[0]}')}</strong></p>"
        case "matching":
            yield items(f"{text(page.said(one.left), page)} → {text(page.said(one.right), page)}" for one in held.pairs)
        case "ordering":
            yield items((text(page.said(one.text), page) for one in held.items), ordered=True)
        case "short":
            forms: Sequence[str] = getattr(held.accept, language.value)
            yield f"<p><strong>{escape(forms[0])}</strong></p>"
        case _:
            yield items(_option(one, page) for one in held.options)


def _option(option: Option, page: Page) -> str:
    kind = "right" if option.right else "wrong"
    said, why = (text(page.said(one), page) for one in (option.text, option.feedback))
    return f'<strong class="{kind}">{page.word(f"course.{kind}")}.</strong> {said} <span class="why">{why}</span>'
