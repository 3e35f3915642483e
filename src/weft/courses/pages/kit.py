"""Whole pages of the toolkit: its front page, and one for each part."""

from collections.abc import Callable
from html import escape

from weft.content.toolkit import Toolkit
from weft.courses.kit import PARTS, Kit
from weft.courses.pages import toolkit as parts
from weft.courses.pages.prose import items
from weft.courses.pages.setting import Page
from weft.courses.pages.shell import Edges, Frame, whole

SCRIPT = "toolkit.js"
WORDS = ("ticked", "found")
"""What the script says; the words are phrases `course.js.*`."""

INDEXED = ("cards", "checklists", "templates", "curricula", "facilitation")
"""Parts whose pieces are few enough to be listed."""

BODIES: dict[str, Callable[[Toolkit, Page], str]] = {
    "cards": parts.cards,
    "checklists": parts.checklists,
    "templates": parts.templates,
    "glossary": parts.glossary,
    "facilitation": parts.facilitation,
}


def home(kit: Kit, frame: Frame) -> str:
    """The front page: every part with what it holds."""
    say = kit.voice.say
    head = _head(say("course.toolkit"), escape(say("course.toolkit.lead")))
    held = "".join(_part(one, kit, frame) for one in PARTS)
    return _page(kit, frame, say("course.toolkit"), f'<div class="home">{head}{held}{frame.beside}</div>')


def _head(title: str, lead: str) -> str:
    return f'<header class="unit-head"><h1>{escape(title)}</h1><p class="lead">{lead}</p></header>'


def _part(part: str, kit: Kit, frame: Frame) -> str:
    pieces = kit.listed(part)
    count = escape(kit.voice.say(f"course.toolkit.{part}.count", len(pieces)))
    head = f'<h2><a href="{escape(frame.pages[part])}">{escape(kit.name(part))}</a></h2>'
    text = f'<p>{_told(part, kit)} <span class="small">{count}</span></p>'
    return f"<section>{head}{text}{_index(part, kit, frame.pages[part]) if part in INDEXED else ''}</section>"


def _told(part: str, kit: Kit) -> str:
    return escape(kit.voice.say(f"course.toolkit.{part}.text"))


def _index(part: str, kit: Kit, address: str) -> str:
    """The pieces of a part, each with the way to it."""
    kind = PARTS[part]
    listed = items(f'<a href="{escape(address)}#{kind}-{known}">{escape(title)}</a>' for known, title in kit.listed(part))
    return f'<nav class="toc" aria-label="{escape(kit.name(part))}">{listed}</nav>'


def part_page(part: str, kit: Kit, frame: Frame) -> str:
    """The page of a part: its pieces listed, then each."""
    page = Page(voice=kit.voice, unit=PARTS[part])
    inside = parts.curricula(kit.toolkit, page, _using(kit, frame)) if part == "curricula" else BODIES[part](kit.toolkit, page)
    index = _index(part, kit, "") if part in INDEXED else ""
    head = _head(kit.name(part), _told(part, kit))
    title = f"{kit.name(part)} – {kit.voice.say('course.toolkit')}"
    return _page(kit, frame, title, f'<article class="unit">{head}{index}{inside}{_pager(part, kit, frame)}</article>')


def _using(kit: Kit, frame: Frame) -> parts.Named:
    """What a session uses, with a link to it where there is a page of it."""
    titles, kinds = kit.titles(), {kind: part for part, kind in PARTS.items()}

    def named(use: str) -> str:
        kind, _, known = use.partition(":")
        address = f"{frame.pages[kinds[kind]]}#{kind}-{known}" if kind in kinds else frame.pages.get(use, "")
        said = escape(titles[use])
        return f'<a href="{escape(address)}">{said}</a>' if address else said

    return named


def _pager(part: str, kit: Kit, frame: Frame) -> str:
    """To the part before, the front page, the part after."""
    names = tuple(PARTS)
    place = names.index(part)
    links = [f'<a href="{escape(frame.home)}">{escape(kit.voice.say("course.toolkit"))}</a>']
    if place:
        links.insert(0, f'<a rel="prev" href="{escape(frame.pages[names[place - 1]])}">{escape(kit.name(names[place - 1]))}</a>')
    if place + 1 < len(names):
        links.append(f'<a rel="next" href="{escape(frame.pages[names[place + 1]])}">{escape(kit.name(names[place + 1]))}</a>')
    return f'<nav class="pager" aria-label="{escape(kit.voice.say("course.toolkit.pager"))}">{"".join(links)}</nav>'


def _page(kit: Kit, frame: Frame, title: str, inside: str) -> str:
    name = kit.voice.say("course.toolkit")
    lines = "".join(f'<li><a href="{escape(frame.pages[one])}">{escape(kit.name(one))}</a></li>' for one in PARTS)
    listed = (
        f'<details><summary>{escape(kit.voice.say("course.toolkit.parts"))}</summary><nav><ol class="listed">{lines}</ol></nav></details>'
    )
    foot = kit.voice.say("course.edition", edition=kit.edition)
    return whole(kit.voice, frame, Edges(title=title, name=name, listed=listed, foot=foot, facts=_facts(kit, frame)), inside)


def _facts(kit: Kit, frame: Frame) -> dict[str, object]:
    """What the script needs to know."""
    phrases, language = kit.voice.content.phrases, kit.voice.language.value
    pages = {one: frame.pages[one] for one in PARTS}
    return {
        "language": language,
        "pages": pages,
        "words": {one: getattr(phrases[f"course.js.{one}"], language) for one in WORDS},
        **frame.told,
    }
