"""A course as an EPUB 3 book: one chapter for each unit, figures as SVG, told to readers' devices what it offers."""

import re
from collections.abc import Iterator
from hashlib import sha256
from html import escape

from lxml import etree

from weft.courses.course import Unit
from weft.courses.packages.chapters import chapter
from weft.courses.packages.package import MEDIA_TYPE, Check, Package, weighed
from weft.courses.pages.prose import items
from weft.courses.pages.setting import Setting
from weft.courses.pages.shell import ASSETS

STYLE, FRONT, NAV, OPF = "book.css", "front.xhtml", "nav.xhtml", "EPUB/book.opf"
CONTAINER = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    b'<rootfiles><rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
FEATURES = ("structuralNavigation", "tableOfContents", "readingOrder", "alternativeText", "displayTransformability")
OTHER_LANGUAGE = re.compile(r' lang="(\w+)"')


def epub(setting: Setting) -> Package:
    """The files of the book, the media type first."""
    pages = {FRONT: _page(setting, _title(setting), _front(setting))}
    pages |= {_name(unit): _page(setting, _said_title(unit, setting), chapter(unit, setting)) for unit in setting.course.units}
    pages = {NAV: _nav(setting), **pages}
    files = {
        MEDIA_TYPE: b"application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        OPF: _package(setting, pages).encode(),
        f"EPUB/{STYLE}": (ASSETS / STYLE).read_bytes(),
        **{f"EPUB/{name}": page.encode() for name, page in pages.items()},
    }
    return Package(files=files, checks=tuple(_checks(pages, sum(map(len, files.values())))))


def _name(unit: Unit) -> str:
    return f"{unit.id}.xhtml"


def _title(setting: Setting) -> str:
    return setting.sheet.title.said_in(setting.voice.language)


def _said_title(unit: Unit, setting: Setting) -> str:
    return unit.sheet.title.said_in(setting.voice.language)


def _page(setting: Setting, title: str, inside: str) -> str:
    """A page of XHTML; what is in another language says so in both ways."""
    inside = OTHER_LANGUAGE.sub(r' lang="\1" xml:lang="\1"', inside)
    language = setting.voice.language
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">\n<head>\n<title>{escape(title)}</title>\n'
        f'<link rel="stylesheet" type="text/css" href="{STYLE}"/>\n</head>\n<body>\n{inside}\n</body>\n</html>\n'
    )


def _front(setting: Setting) -> str:
    voice, sheet = setting.voice, setting.sheet
    language = voice.language
    aims = items(escape(one.said_in(language)) for one in sheet.outcomes)
    return (
        f'<p class="eyebrow">{escape(voice.say("course.course", sheet.hours))}</p><h1>{escape(_title(setting))}</h1>'
        f'<p class="lead">{escape(sheet.summary.said_in(language))}</p><p>{escape(sheet.audience.said_in(language))}</p>'
        f"<h2>{escape(voice.say('course.outcomes.course'))}</h2>{aims}"
        f"<p>{escape(voice.say('course.law.lead'))}</p><p>{escape(voice.say('course.edition', edition=sheet.edition))}</p>"
    )


def _nav(setting: Setting) -> str:
    """Units with their sections, and where the book begins."""
    say = setting.voice.say
    units = "".join(_entry(unit, setting) for unit in setting.course.units)
    toc = f'<nav epub:type="toc" id="toc"><h1>{escape(say("word.contents"))}</h1><ol>{_first(setting)}{units}</ol></nav>'
    begins = _name(setting.course.units[0])
    marks = f'<li><a epub:type="bodymatter" href="{begins}">{escape(_said_title(setting.course.units[0], setting))}</a></li>'
    return _page(setting, _title(setting), f'{toc}<nav epub:type="landmarks" hidden="hidden"><ol>{marks}</ol></nav>')


def _first(setting: Setting) -> str:
    return f'<li><a href="{FRONT}">{escape(_title(setting))}</a></li>'


def _entry(unit: Unit, setting: Setting) -> str:
    page, name = setting.page(unit), _name(unit)
    parts = [(one.id, escape(one.title)) for one in unit.lessons[setting.voice.language].sections]
    parts += [("exercise", page.word("course.exercise"))] if unit.exercise else []
    parts += [("quiz", page.word("course.quiz")), ("answers", page.word("course.paper.key"))]
    inside = "".join(f'<li><a href="{name}#{page.at(known)}">{title}</a></li>' for known, title in parts)
    title = _said_title(unit, setting)
    said = title if unit.id == setting.sheet.final else f"{setting.name(unit)} · {title}"
    return f'<li><a href="{name}">{escape(said)}</a><ol>{inside}</ol></li>'


def _package(setting: Setting, pages: dict[str, str]) -> str:
    """What the book is, its files and their order."""
    language = setting.voice.language
    manifest = "".join(_listed(name, page) for name, page in pages.items())
    order = "".join(f'<itemref idref="{_id(name)}"/>' for name in (FRONT, NAV, *(name for name in pages if name not in (FRONT, NAV))))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        f'unique-identifier="book" xml:lang="{language}">\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f"{''.join(_metadata(setting))}</metadata>\n"
        f'<manifest>{manifest}<item id="style" href="{STYLE}" media-type="text/css"/></manifest>\n<spine>{order}</spine>\n</package>\n'
    )


def _id(name: str) -> str:
    return f"page-{name.partition('.')[0]}"


def _listed(name: str, page: str) -> str:
    held = (*(("svg",) if "<svg" in page else ()), *(("nav",) if name == NAV else ()))
    properties = f' properties="{" ".join(held)}"' if held else ""
    return f'<item id="{_id(name)}" href="{name}" media-type="application/xhtml+xml"{properties}/>'


def _metadata(setting: Setting) -> Iterator[str]:
    voice, sheet = setting.voice, setting.sheet
    language = voice.language
    day = setting.course.made_on
    yield f'<dc:identifier id="book">{_identifier(f"{sheet.id} {sheet.edition} {language}")}</dc:identifier>'
    yield f"<dc:title>{escape(_title(setting))}</dc:title>"
    yield f"<dc:language>{language}</dc:language>"
    yield "<dc:publisher>Weft</dc:publisher>"
    yield f"<dc:date>{day}</dc:date>"
    yield f"<dc:description>{escape(sheet.summary.said_in(language))}</dc:description>"
    yield f"<dc:subject>{escape(voice.say('course.paper.subject'))}</dc:subject>"
    yield f'<meta property="dcterms:modified">{day}T00:00:00Z</meta>'
    told = [("accessMode", "textual"), ("accessMode", "visual"), ("accessModeSufficient", "textual")]
    told += [("accessibilityFeature", one) for one in FEATURES]
    told += [("accessibilityHazard", "none"), ("accessibilitySummary", voice.say("course.paper.access"))]
    yield from (f'<meta property="schema:{name}">{escape(value)}</meta>' for name, value in told)


def _identifier(name: str) -> str:
    """A UUID of the eighth kind, made of the name: the same edition in the same language is the same book."""
    sign = sha256(f"weft course {name}".encode()).hexdigest()
    return f"urn:uuid:{sign[:8]}-{sign[8:12]}-8{sign[13:16]}-8{sign[17:20]}-{sign[20:32]}"


def _checks(pages: dict[str, str], size: int) -> Iterator[Check]:
    """Every page reads as XML, every link leads to what is there, every figure has words, small enough."""
    trees = {name: etree.fromstring(page.encode()) for name, page in pages.items()}
    known = {name: {one.get("id") for one in tree.iter() if one.get("id")} for name, tree in trees.items()}
    lost = sorted(f"{name} {link}" for name, tree in trees.items() for link in _links(tree) if not _leads(link, name, known))
    mute = [name for name, tree in trees.items() for one in tree.iter("{*}svg") if not one.get("aria-label")]
    yield Check(code="files", good=not lost, found=", ".join(lost[:5]) or str(len(pages)))
    yield Check(code="figures_told", good=not mute, found=", ".join(mute))
    yield weighed(size)


def _links(tree: etree._Element) -> Iterator[str]:
    yield from (str(one.get("href")) for one in tree.iter("{*}a"))


def _leads(link: str, page: str, known: dict[str, set[str | None]]) -> bool:
    name, _, anchor = link.partition("#")
    name = name or page
    return name in known and (not anchor or anchor in known[name])
