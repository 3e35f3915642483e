"""Pages of a course as they leave: set once for everybody, packed, kept for the life of the process."""

import gzip
import hashlib
from functools import cache
from html import escape
from urllib.parse import urlencode

from django.templatetags.static import static
from django.urls import reverse

from weft.records import Language, Record
from weft_web import engine
from weft_web.engine import teaching

KEEPING = {"keeping.js": "weft_web/keeping.js"}
"""Keeps pages for a time without a network."""

CODES = "qr.js"
"""Only the front page shows results as codes."""

SCRIPTS = {"course.js": "courses/course.js", CODES: "courses/qr.js", "courses.js": "weft_web/courses.js", **KEEPING}
STYLES = {"course.css": "courses/course.css"}
FILLED: dict[str, str | int] = {"kept": "{kept}", "of": "{of}"}
"""What the script itself fills in stays as it is."""
DIGEST_LENGTH = 20
LIGHT = "light"
SAID = ("kept", "waits", "refused", "signed_out")
SAID_OF_KEEPING = ("keeping", "offline", "offline_part")


class Leaf(Record):
    """A page, packed, and the digest by which a browser knows that it has it already."""

    packed: bytes
    etag: str


@cache
def leaf(course: str, unit: str, language: Language, *, light: bool) -> Leaf | None:
    """A page of a course, the front page where `unit` is empty; none where there is no such course or unit."""
    held = teaching.course(course)
    found = held.by_id.get(unit) if held else None
    if held is None or (unit and found is None):
        return None
    return packed(teaching.page(_setting(held, language, light=light), found, _frame(held, unit, language, light=light)))


def packed(page: str) -> Leaf:
    """A page, packed."""
    html = page.encode()
    return Leaf(packed=gzip.compress(html, mtime=0), etag=f'"{hashlib.sha256(html).hexdigest()[:DIGEST_LENGTH]}"')


def _setting(held: teaching.Course, language: Language, *, light: bool) -> teaching.Setting:
    places = {one: reverse("courses:do", kwargs={"place": one}) for one in teaching.PLACES}
    return teaching.setting(held, language, places, pictures=not light)


def _frame(held: teaching.Course, unit: str, language: Language, *, light: bool) -> teaching.Frame:
    return teaching.Frame(
        pages={one.id: address(held.id, language, one.id) for one in held.units},
        home=address(held.id, language),
        languages={one: address(held.id, one, unit) for one in Language},
        files=files_of(SCRIPTS),
        scripts=tuple(one for one in SCRIPTS if one != CODES or not unit),
        around=_around(language, light=light),
        head=head_of(language),
        beside=_beside(held, language) + _files(held, language),
        told=_told(held, language),
    )


def address(course: str, language: Language, unit: str = "") -> str:
    """Where a unit of a course, or its front page, stands."""
    named = {"language": language.value, "course": teaching.slug_of(course)}
    return reverse("courses:unit", kwargs={**named, "unit": unit}) if unit else reverse("courses:home", kwargs=named)


def files_of(scripts: dict[str, str]) -> dict[str, str]:
    """The addresses of style and scripts."""
    return {name: static(place) for name, place in (STYLES | scripts).items()}


def _around(language: Language, *, light: bool) -> str:
    """To all courses and the toolkit, and the switch of the data-saver."""
    say = engine.voice(language).say
    switch = "courses.with_pictures" if light else "courses.without_pictures"
    tools = reverse("courses:toolkit", kwargs={"language": language.value})
    links = ((reverse("courses:all"), "courses.all"), (tools, "courses.toolkit"), (f"?{LIGHT}={0 if light else 1}", switch))
    return f'<p class="around">{"".join(link(target, say(key)) for target, key in links)}</p>'


def link(target: str, said: str) -> str:
    """A link, ready for HTML."""
    return f'<a href="{escape(target)}">{escape(said)}</a>'


def _told(held: teaching.Course, language: Language) -> dict[str, str]:
    """What the second script needs: where progress goes, and its words."""
    say = engine.voice(language).say
    slug = teaching.slug_of(held.id)
    words = {f"said_{one}": say(f"courses.js.{one}", None, **FILLED) for one in SAID}
    return {"progress": reverse("courses:progress", kwargs={"course": slug}), **words, **told_of_keeping(language)}


def told_of_keeping(language: Language) -> dict[str, str]:
    """What the script needs that keeps pages."""
    say = engine.voice(language).say
    words = {f"said_{one}": say(f"courses.js.{one}", None, **FILLED) for one in SAID_OF_KEEPING}
    return {"worker": reverse("courses:worker"), "scope": reverse("courses:all"), **words}


def _beside(held: teaching.Course, language: Language) -> str:
    """Where progress is kept, and the button that keeps the whole course on the device."""
    say = engine.voice(language).say
    enter = f"{reverse('accounts:sign_in')}?{urlencode({'next': address(held.id, language)})}"
    account = f'<p data-account role="status"></p><p class="acts sign-in">{link(enter, say("courses.sign_in"))}</p>'
    title = f"<h2>{escape(say('courses.where'))}</h2>"
    return f'<section class="needs-script where">{title}{account}{keeping(language, "courses.keep")}</section>{_tools(language)}'


def _files(held: teaching.Course, language: Language) -> str:
    """The way to the course as a file."""
    say = engine.voice(language).say
    place = reverse("courses:packages", kwargs={"language": language.value, "course": teaching.slug_of(held.id)})
    title, lead = escape(say("courses.packages")), escape(say("courses.as_file_lead"))
    return f"<section><h2>{title}</h2><p>{lead}</p><p>{link(place, say('courses.as_file'))}</p></section>"


def _tools(language: Language) -> str:
    """The way to the toolkit."""
    voice = engine.voice(language)
    place = reverse("courses:toolkit", kwargs={"language": language.value})
    return f"<section><h2>{link(place, voice.say('courses.toolkit'))}</h2><p>{escape(voice.say('courses.toolkit_lead'))}</p></section>"


def keeping(language: Language, key: str) -> str:
    """The button that keeps all pages of a course or of the toolkit on the device."""
    say = engine.voice(language).say
    button = f'<button class="button plain" type="button" data-keep hidden>{escape(say(key))}</button>'
    lead = f"<p>{escape(say(f'{key}_lead'))}</p>"
    return f'<div class="needs-script">{lead}<p class="acts">{button}</p><p data-kept role="status"></p></div>'


def head_of(language: Language) -> str:
    """What the head of a page holds: the application that it is a part of."""
    manifest = f'<link rel="manifest" href="{escape(reverse("courses:manifest", kwargs={"language": language.value}))}">\n'
    return manifest + f'<link rel="icon" href="{escape(static("weft_web/weft.svg"))}" type="image/svg+xml">\n'
