"""A course as a Kolibri channel that is read from a stick: a topic with one app for each unit."""

from collections.abc import Iterator
from hashlib import md5, sha256

import msgspec

from weft.courses.citing import cut
from weft.courses.course import Unit
from weft.courses.packages.catalogue import NODE, SCHEMA, Held, Row, Value, listed, written
from weft.courses.packages.folder import INDEX, OUTSIDE, SCRIPT, STYLE, assets
from weft.courses.packages.package import Check, Package, weighed, zipped
from weft.courses.pages.setting import Setting
from weft.courses.pages.shell import Frame, unit_page
from weft.courses.saying import plain
from weft.records import Record

OWNER, LICENCE = "Weft", "CC BY"
APP, TOPIC, PRESET = "html5", "topic", "html5_zip"
READ, PRACTICE, LESSON = "wA01urpi", "VwRCom7G", "xgFjFhrA"
"""Kolibri's codes for what one does with a unit, and for what it is."""

LONGEST_TITLE, LONGEST_TEXT = 200, 400
STORAGE, DATABASES = "content/storage", "content/databases"
ROOT_LEVEL, TOPIC_LEVEL = 0, 1


class Node(Record):
    """A place in the tree: `left` and `right` number its sides as nested sets do."""

    id: str
    parent: str | None
    level: int
    left: int
    right: int
    order: int


class App(Record):
    """The app of a unit: its ZIP, and its name, the MD5 sum by which Kolibri knows files."""

    unit: Unit
    page: str
    data: bytes

    @property
    def sum(self) -> str:
        """The MD5 sum."""
        return md5(self.data, usedforsecurity=False).hexdigest()

    @property
    def place(self) -> str:
        """Where Kolibri looks for it."""
        return f"{STORAGE}/{self.sum[0]}/{self.sum[1]}/{self.sum}.zip"


def kolibri(setting: Setting) -> Package:
    """The folder `content` as Kolibri imports it from a disk."""
    apps = tuple(_app(unit, setting) for unit in setting.course.units)
    catalogue = written(tuple(_rows(apps, setting)))
    files = {f"{DATABASES}/{channel_id(setting)}.sqlite3": catalogue, **{app.place: app.data for app in apps}}
    return Package(files=files, checks=tuple(_checks(files, listed(catalogue), apps)), packed=False)


def channel_id(setting: Setting) -> str:
    """The same for every edition of a course in a language, so that a new one takes the place of the old."""
    return _known("channel", setting.course.id, setting.voice.language.value)


def _known(*names: str) -> str:
    """An id of 32 hexadecimal digits made of names."""
    return sha256("\x1f".join(("weft", *names)).encode()).hexdigest()[:32]


def _app(unit: Unit, setting: Setting) -> App:
    """A unit with its style and script as a ZIP that opens at index.html."""
    page = unit_page(unit, setting, Frame(pages={unit.id: f"#{unit.id}"}, home=f"#{unit.id}"))
    return App(unit=unit, page=page, data=zipped({INDEX: page.encode(), **assets((STYLE, SCRIPT))}))


def _rows(apps: tuple[App, ...], setting: Setting) -> Iterator[Row]:
    voice, sheet = setting.voice, setting.sheet
    channel = channel_id(setting)
    title, summary = sheet.title.said_in(voice.language), sheet.summary.said_in(voice.language)
    yield Row(table="content_language", values=_language(setting))
    inside = sum(app.unit.id != sheet.final for app in apps)
    root = Node(id=channel, parent=None, level=ROOT_LEVEL, left=1, right=2 * len(apps) + 4, order=1)
    topic = Node(id=_known("topic", channel), parent=channel, level=TOPIC_LEVEL, left=2, right=2 * inside + 3, order=1)
    yield _topic(root, title, summary, setting)
    yield _topic(topic, voice.say("course.units"), "", setting)
    for place, app in enumerate(apps, 1):
        yield from _unit(app, _node(place, app, setting, topic), setting)
    yield Row(
        table="content_channelmetadata",
        values={
            "id": channel,
            "name": title[:LONGEST_TITLE],
            "description": _within(summary, LONGEST_TEXT),
            "tagline": "",
            "author": OWNER,
            "version": int(sheet.edition.replace("-", "")),
            "thumbnail": "",
            "last_updated": f"{setting.course.made_on} 00:00:00",
            "min_schema_version": SCHEMA,
            "root_id": root.id,
        },
    )


def _node(place: int, app: App, setting: Setting, topic: Node) -> Node:
    """The place of a unit: under the topic of units; the final case stands beside it, after it."""
    known, channel = _known("node", channel_id(setting), app.unit.id), channel_id(setting)
    if app.unit.id == setting.sheet.final:
        return Node(id=known, parent=channel, level=TOPIC_LEVEL, left=topic.right + 1, right=topic.right + 2, order=2)
    left = topic.left + 2 * place - 1
    return Node(id=known, parent=topic.id, level=TOPIC_LEVEL + 1, left=left, right=left + 1, order=place)


def _unit(app: App, node: Node, setting: Setting) -> Iterator[Row]:
    """A unit, its file and what holds them together."""
    sheet, language = app.unit.sheet, setting.voice.language
    seconds = sheet.minutes * 60
    options = {"completion_criteria": {"model": "approx_time", "threshold": seconds, "learner_managed": True}}
    told: dict[str, Value] = {
        "title": _unit_title(app.unit, setting),
        "description": plain(cut(sheet.lead.said_in(language)), setting.voice),
        "kind": APP,
        "content_id": _known("content", setting.course.id, app.unit.id),
        "options": msgspec.json.encode(options).decode(),
        "learning_activities": f"{READ},{PRACTICE}",
        "resource_types": LESSON,
        "duration": seconds,
    }
    yield Row(table=NODE, values=_placed(node, setting) | told)
    yield Row(table="content_localfile", values={"id": app.sum, "extension": "zip", "available": 0, "file_size": len(app.data)})
    yield Row(
        table="content_file",
        values={
            "id": _known("file", node.id),
            "preset": PRESET,
            "supplementary": 0,
            "thumbnail": 0,
            "priority": 1,
            "contentnode_id": node.id,
            "lang_id": language.value,
            "local_file_id": app.sum,
        },
    )


def _unit_title(unit: Unit, setting: Setting) -> str:
    title = unit.sheet.title.said_in(setting.voice.language)
    said = title if unit.id == setting.sheet.final else f"{setting.number(unit)}. {title}"
    return _within(said, LONGEST_TITLE)


def _topic(node: Node, title: str, text: str, setting: Setting) -> Row:
    told: dict[str, Value] = {
        "title": _within(title, LONGEST_TITLE),
        "description": text,
        "kind": TOPIC,
        "content_id": _known("content", node.id),
    }
    return Row(table=NODE, values=_placed(node, setting) | told)


def _placed(node: Node, setting: Setting) -> dict[str, Value]:
    """What every node says: where it stands, whose it is, in which language."""
    return {
        "id": node.id,
        "parent_id": node.parent,
        "level": node.level,
        "lft": node.left,
        "rght": node.right,
        "tree_id": 1,
        "sort_order": float(node.order),
        "channel_id": channel_id(setting),
        "lang_id": setting.voice.language.value,
        "coach_content": 0,
        "available": 0,
        "license_name": LICENCE,
        "license_owner": OWNER,
        "author": OWNER,
    }


def _language(setting: Setting) -> dict[str, Value]:
    code = setting.voice.language.value
    return {"id": code, "lang_code": code, "lang_subcode": None, "lang_name": setting.voice.tongue(code), "lang_direction": "ltr"}


def _within(text: str, most: int) -> str:
    """A text of at most so many signs, cut between words."""
    return text if len(text) <= most else f"{text[: most - 1].rsplit(' ', 1)[0]}…"


def _checks(files: dict[str, bytes], nodes: tuple[Held, ...], apps: tuple[App, ...]) -> Iterator[Check]:
    """Every file of the catalogue is there as it says, every unit is in it, nothing is fetched from outside, small enough."""
    sizes = {name.rpartition("/")[2]: len(data) for name, data in files.items()}
    lost = [one.title for one in nodes if one.file and sizes.get(one.file) != one.size]
    units = [one for one in nodes if one.kind == APP and one.file]
    size = sum(map(len, files.values()))
    yield Check(code="files", good=not lost, found=", ".join(lost) or str(len(files)))
    yield Check(code="self_contained", good=not any(OUTSIDE.search(app.page) for app in apps))
    yield Check(code="all_units", good=len(units) == len(apps), found=str(len(units)))
    yield weighed(size)
