"""Pages of the toolkit as they leave, set once for everybody as those of the courses are."""

from functools import cache
from html import escape

from django.urls import reverse

from weft.records import Language
from weft_web import engine
from weft_web.courses.setting import KEEPING, Leaf, address, files_of, head_of, keeping, link, packed, told_of_keeping
from weft_web.engine import teaching, toolkit

SCRIPTS = {"toolkit.js": "courses/toolkit.js", **KEEPING}


@cache
def tool_leaf(part: str, language: Language) -> Leaf:
    """The page of a part, the front page where `part` is empty."""
    return packed(toolkit.page(toolkit.kit(language), part, _frame(part, language)))


def tool_address(language: Language, part: str = "") -> str:
    """Where a part of the toolkit, or its front page, stands."""
    return reverse(f"courses:toolkit_{part}" if part else "courses:toolkit", kwargs={"language": language.value})


def _frame(part: str, language: Language) -> toolkit.Frame:
    say = engine.voice(language).say
    units = {f"unit:{one.id}/{unit.id}": address(one.id, language, unit.id) for one in teaching.courses() for unit in one.units}
    return toolkit.Frame(
        pages={one: tool_address(language, one) for one in toolkit.PARTS} | units,
        home=tool_address(language),
        languages={one: tool_address(one, part) for one in Language},
        files=files_of(SCRIPTS),
        scripts=tuple(SCRIPTS),
        around=f'<p class="around">{link(reverse("courses:all"), say("courses.all"))}</p>',
        head=head_of(language),
        beside=_beside(language),
        told=told_of_keeping(language),
    )


def _beside(language: Language) -> str:
    """The way to the toolkit as a file, and the button that keeps its pages."""
    say = engine.voice(language).say
    place = reverse("courses:packages", kwargs={"language": language.value, "course": "toolkit"})
    lead = f"<h2>{escape(say('courses.kit_packages'))}</h2><p>{escape(say('courses.kit_as_file_lead'))}</p>"
    button = f'<p class="acts"><a class="button" href="{escape(place)}">{escape(say("courses.kit_as_file"))}</a></p>'
    kept = f"<section><h2>{escape(say('courses.where_toolkit'))}</h2>{keeping(language, 'courses.keep_toolkit')}</section>"
    return f"<section>{lead}{button}</section>{kept}"
