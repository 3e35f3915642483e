"""The pages of the folder for the room: plain HTML that opens from a stick, without scripts; every text is escaped here."""

from collections.abc import Mapping, Sequence
from html import escape

from weft.meet.people import grouped, listed
from weft.meet.programme import by_day
from weft.meet.scene import Scene, is_break
from weft.records import Record
from weft.report.cleaning import clean

POLICY = "default-src 'none'; style-src 'self' file:; img-src 'self' file:"
KILOBYTE = 1000
PAUSE = ' class="pause"'


class Offered(Record):
    """A document with its files: (format, place from the top of the folder, language where it is another one) each."""

    title: str
    symbol: str
    files: tuple[tuple[str, str, str], ...]


class Shelf(Record):
    """A part of the page that offers documents; `key` names its title (`meet.folder.*`)."""

    key: str
    offered: tuple[Offered, ...]


def front(scenes: Sequence[Scene]) -> bytes:
    """The page that the folder opens with: the name of the meeting and the way in, in each language."""
    first = scenes[0]
    doors = "".join(
        f'<li lang="{one.language.value}"><a href="{one.language.value}/index.html">'
        f"<strong>{escape(_own_name(one))}</strong> {escape(clean(one.title))}</a></li>\n"
        for one in scenes
    )
    choose = " · ".join(f'<span lang="{one.language.value}">{escape(one.say("meet.folder.choose"))}</span>' for one in scenes)
    body = (
        f'<header><p class="convener">{escape(clean(first.convener))}</p><h1>{escape(clean(first.title))}</h1>'
        f"<p>{escape(clean(first.place))}</p></header>\n"
        f'<main id="main" tabindex="-1"><h2>{choose}</h2>\n<ul class="doors">\n{doors}</ul></main>'
    )
    return _page(first, "room.css", clean(first.title), body)


def _own_name(scene: Scene) -> str:
    name = scene.voice.tongue(scene.language.value)
    return name[:1].upper() + name[1:]


def spoken(scene: Scene, shelves: Sequence[Shelf], sizes: Mapping[str, int]) -> bytes:
    """The page of one language; `sizes` of the files in bytes, by their place from the top."""
    parts = [_programme(scene), *(_shelf(scene, one, sizes) for one in shelves), _calendar(scene, sizes), _people(scene)]
    names = ("programme", *(one.key for one in shelves), "calendar", "participants")
    links = "".join(f'<li><a href="#{name}">{escape(scene.say(f"meet.folder.{name}"))}</a></li>' for name in names)
    others = "".join(
        f'<li><a href="../{code}/index.html" lang="{code}" hreflang="{code}">{escape(_tongue(code))}</a></li>'
        for code in scene.meeting.languages
        if code != scene.language.value and code in ("en", "fr", "es")
    )
    label = escape(scene.say("meet.folder.languages"))
    choose = f'<nav aria-label="{label}"><ul class="row">{others}</ul></nav>' if others else ""
    state = escape(scene.say("meet.folder.state", day=scene.voice.day(scene.made_on)))
    body = (
        f'<header>{choose}<p class="convener">{escape(clean(scene.convener))}</p><h1>{escape(clean(scene.title))}</h1>'
        f"<p>{escape(clean(', '.join(one for one in (scene.meeting.venue, scene.place) if one)))}</p>"
        f'<p class="lead">{escape(scene.say("meet.folder.lead"))} {state}</p></header>\n'
        f'<nav aria-label="{escape(clean(scene.title))}"><ul class="row">{links}</ul></nav>\n'
        f'<main id="main" tabindex="-1">\n{"".join(parts)}</main>'
    )
    return _page(scene, "../room.css", clean(scene.title), body)


def _tongue(code: str) -> str:
    return {"en": "English", "fr": "Français", "es": "Español"}[code]


def _page(scene: Scene, style: str, title: str, body: str) -> bytes:
    return (
        f'<!doctype html>\n<html lang="{scene.language.value}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<title>{escape(title)}</title>\n<link rel="stylesheet" href="{style}">\n</head>\n<body>\n'
        f'<a class="skip" href="#main">{escape(scene.say("meet.skip"))}</a>\n{body}\n</body>\n</html>\n'
    ).encode()


def _section(scene: Scene, name: str, inner: str) -> str:
    title = escape(scene.say(f"meet.folder.{name}"))
    return f'<section aria-labelledby="{name}"><h2 id="{name}">{title}</h2>\n{inner}</section>\n'


def _programme(scene: Scene) -> str:
    """A table for each day; breaks stand back."""
    heads = "".join(f'<th scope="col">{escape(scene.say(f"meet.column.{one}"))}</th>' for one in ("time", "item", "what"))
    days = []
    for day, sessions in by_day(scene.meeting.sessions):
        rows = "".join(
            f'<tr{PAUSE if is_break(one) else ""}><th scope="row">{escape(scene.hours(one))}</th><td>{escape(one.item)}</td>'
            f"<td>{escape(clean(scene.said(one.title)))}{_room(one.room)}</td></tr>\n"
            for one in sessions
        )
        caption = escape(scene.weekday(day))
        days.append(f'<table class="hours"><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>\n{rows}</tbody></table>\n')
    return _section(scene, "programme", "".join(days))


def _room(name: str) -> str:
    return f' <span class="soft">({escape(clean(name))})</span>' if name.strip() else ""


def _shelf(scene: Scene, shelf: Shelf, sizes: Mapping[str, int]) -> str:
    rows = "".join(_offered(scene, one, sizes) for one in shelf.offered)
    return _section(scene, shelf.key, f'<ul class="shelf">\n{rows}</ul>\n')


def _offered(scene: Scene, one: Offered, sizes: Mapping[str, int]) -> str:
    links = " ".join(_link(scene, one, file, sizes) for file in one.files)
    symbol = f'<span class="soft">{escape(one.symbol)}</span> ' if one.symbol else ""
    return f'<li>{symbol}<span class="what">{escape(one.title)}</span> <span class="files">{links}</span></li>\n'


def _link(scene: Scene, one: Offered, file: tuple[str, str, str], sizes: Mapping[str, int]) -> str:
    """A link that says of what, in which format, how large and, where it is another one, in which language."""
    format_, place, language = file
    said = scene.say("meet.folder.size", format=format_, kilobytes=max(1, round(sizes.get(place, 0) / KILOBYTE)))
    if language:
        said = f"{said}, {scene.say('meet.folder.in_language', language=scene.voice.tongue(language))}"
    tongue = f' hreflang="{escape(language)}"' if language else ""
    return f'<a href="../{escape(place)}"{tongue}><span class="unseen">{escape(one.title)}: </span>{escape(said)}</a>'


def _calendar(scene: Scene, sizes: Mapping[str, int]) -> str:
    place = f"{scene.language.value}/calendar.ics"
    text = scene.say("meet.folder.calendar_text")
    file = ("ICS", place, "")
    return _section(scene, "calendar", f"<p>{escape(text)} {_link(scene, Offered(title=text, symbol='', files=()), file, sizes)}</p>\n")


def _people(scene: Scene) -> str:
    """Names and who sends them; no address, no telephone."""
    people = listed(scene)
    if not people:
        return _section(scene, "participants", f"<p>{escape(scene.say('meet.participants.nobody'))}</p>\n")
    heads = "".join(f'<th scope="col">{escape(scene.say(f"meet.column.{one}"))}</th>' for one in ("sender", "name", "organisation"))
    rows = "".join(
        f"<tr><td>{escape(name)}</td><td>{escape(clean(scene.person(one)))}</td><td>{escape(clean(one.organisation))}</td></tr>\n"
        for _, name, held in grouped(scene, people)
        for one in held
    )
    caption = escape(scene.say("meet.participants.title"))
    return _section(
        scene, "participants", f"<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>\n{rows}</tbody></table>\n"
    )
