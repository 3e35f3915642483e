"""What an element of HTML passes on to everything inside it."""

import re

import msgspec

from weft.ingest.html_tokens import attributes
from weft.ingest.word_sets import named

VOID = named("area base br col embed hr img input link meta param source track wbr")
BLOCK = named(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html la-akoma-ntoso legend li main menu nav ol"
    " option p pre section select summary table tbody td tfoot th thead title tr ul button label textarea iframe"
    " noscript"
)
INLINE = named("a abbr b big cite code del dfn em font i ins kbd mark q ref s small span strike strong sub sup term tt u var")
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BOLD = frozenset(("b", "strong", "th"))
_FURNITURE = named("nav footer aside form button select textarea iframe noscript dialog head label")
_FURNITURE_ROLES = named("navigation banner contentinfo search complementary dialog menu menubar toolbar")
_FURNITURE_NAMES = named(
    "nav navbar navigation menu breadcrumb breadcrumbs footer sidebar cookie cookies cookie-banner share social"
    " toolbar skip- link pagination site-header site-footer noprint no-print sr-only visually-hidden"
)
_NOTE_NAMES = named("footnote footnotes endnote endnotes fn akn-authorialnote")
_NOTE_ROLES = frozenset(("doc-footnote", "doc-endnote", "doc-endnotes"))
_LAW_ELEMENTS = frozenset(("la-akoma-ntoso", "akoma-ntoso"))
# Akoma Ntoso written as HTML names its elements in classes; these stand inside a line.
_AKN_INLINE = named(
    "ref mref rref term def b i u sup sub span a date docdate docnumber doctitle doctype inline img remark ins del"
    " quantity entity person role organization concept object event location process placeholder affectedDocument"
)
# Elements that change the state inside them by their name alone.
_TELLING = _FURNITURE | _LAW_ELEMENTS | BOLD | HEADINGS.keys() | {"main", "article", "a", "pre", "ul", "ol", "dl", "header"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ATTRIBUTES_THAT_COUNT = ("class", "id=", "role", "lang", "style", "hidden", "start", "type", "value")


class State(msgspec.Struct, frozen=True):
    """Inherited state of an element; `kind` is the unit of law it belongs to, `lists` the depth of lists."""

    furniture: bool = False
    main: bool = False
    law: bool = False
    link: bool = False
    bold: bool = False
    kept_lines: bool = False
    note: bool = False
    heading: int = 0
    lists: int = 0
    kind: str = ""
    language: str = ""


class Element(msgspec.Struct, frozen=True):
    """An open element: `name`, the state inside it, whether it parts paragraphs and whether it is the number of a unit."""

    name: str
    state: State
    block: bool
    label: bool = False


def opened(name: str, written: str, outer: State) -> Element:
    """The element that a start tag opens inside `outer`."""
    if not written and name not in _TELLING:
        return Element(name=name, state=outer, block=name in BLOCK)
    given = attributes(written) if written and any(word in written for word in _ATTRIBUTES_THAT_COUNT) else {}
    classes = given.get("class", "").lower().split()
    akn = next((part[4:] for part in classes if part.startswith("akn-")), "")
    changes = _changes(name, given, classes, outer)
    if akn and akn not in _AKN_INLINE and akn not in ("p", "num", "heading", "content", "body", "act", "akomantoso", "blocklist"):
        changes["kind"] = akn
    return Element(
        name=name,
        state=msgspec.structs.replace(outer, **changes) if changes else outer,
        block=name in BLOCK or bool(akn and akn not in _AKN_INLINE),
        label=akn == "num",
    )


def _changes(name: str, given: dict[str, str], classes: list[str], outer: State) -> dict[str, object]:
    changes: dict[str, object] = {}
    if not outer.furniture and _is_furniture(name, given, classes, outer):
        changes["furniture"] = True
    if name in ("main", "article") or given.get("role") == "main":
        changes["main"] = True
    if name in _LAW_ELEMENTS or "akn-akomantoso" in classes:
        changes |= {"law": True, "main": True}
    if name in HEADINGS:
        changes["heading"] = HEADINGS[name]
    if name == "a":
        changes["link"] = True
    if name in BOLD:
        changes["bold"] = True
    if name == "pre":
        changes["kept_lines"] = True
    if name in ("ul", "ol", "dl"):
        changes["lists"] = outer.lists + 1
    if given.get("role") in _NOTE_ROLES or not _NOTE_NAMES.isdisjoint(classes):
        changes["note"] = True
    language = (given.get("lang") or given.get("xml:lang") or "").split("-")[0].lower()
    return changes | {"language": language} if language else changes


def _is_furniture(name: str, given: dict[str, str], classes: list[str], outer: State) -> bool:
    """Navigation, forms, hidden parts and the frame of a site; inside the law itself only what is hidden."""
    if "hidden" in given or _HIDDEN.search(given.get("style", "")):
        return True
    if outer.law:
        return False
    if name in _FURNITURE or (name == "header" and not outer.main) or given.get("role") in _FURNITURE_ROLES:
        return True
    return name not in ("body", "html", "main") and not _FURNITURE_NAMES.isdisjoint((*classes, given.get("id", "").lower()))
