"""Common Cartridge 1.1: a page and a quiz for each unit, which a platform takes in as its own."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from weft.courses.course import Unit
from weft.courses.packages import qti
from weft.courses.packages.folder import OUTSIDE, STYLE, assets
from weft.courses.packages.package import Check, Package, plain_names, weighed
from weft.courses.pages.setting import Setting
from weft.courses.pages.shell import Frame, unit_page

MANIFEST = "imsmanifest.xml"
SPACE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
WEB, QUIZ = "webcontent", "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"


def cc(setting: Setting) -> Package:
    """The cartridge."""
    units = setting.course.units
    pages = {f"{unit.id}.html": _page(unit, setting) for unit in units}
    quizzes = {_quiz(unit): qti.assessment(unit, setting) for unit in units}
    document = manifest(setting)
    files = {MANIFEST: document, **pages, **assets((STYLE,)), **quizzes}
    size = sum(map(len, files.values()))
    checks = (
        structured(document, files),
        *(asked(quizzes)),
        plain_names(files),
        weighed(size),
        Check(code="self_contained", good=not any(OUTSIDE.search(one.decode()) for one in pages.values())),
    )
    return Package(files=files, checks=checks)


def _page(unit: Unit, setting: Setting) -> bytes:
    """A unit without its quiz and without scripts: the platform asks the questions and keeps the marks."""
    frame = Frame(pages={unit.id: f"#{unit.id}"}, home=f"#{unit.id}", scripts=(), graded=False)
    return unit_page(unit, setting, frame).encode()


def _quiz(unit: Unit) -> str:
    """The place of a quiz: the specification wants a folder for each."""
    return f"quiz_{unit.id}/quiz.xml"


def manifest(setting: Setting) -> bytes:
    """`imsmanifest.xml`: units in order, a page and a quiz in each."""
    spaces: Any = {None: SPACE}
    root = etree.Element(f"{{{SPACE}}}manifest", {"identifier": f"weft-{setting.sheet.id}-{setting.voice.language}"}, spaces)
    _metadata(root, setting)
    organization = _child(_child(root, "organizations"), "organization", identifier="course", structure="rooted-hierarchy")
    top = _child(organization, "item", identifier="root")
    resources = _child(root, "resources")
    style = _child(resources, "resource", identifier="style", type=WEB, href=STYLE)
    _child(style, "file", href=STYLE)
    for unit in setting.course.units:
        _unit(top, unit, setting)
        page = _child(resources, "resource", identifier=f"page_{unit.id}", type=WEB, href=f"{unit.id}.html")
        _child(page, "file", href=f"{unit.id}.html")
        _child(page, "dependency", identifierref="style")
        _child(_child(resources, "resource", identifier=f"quiz_{unit.id}", type=QUIZ), "file", href=_quiz(unit))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _metadata(root: etree._Element, setting: Setting) -> None:
    """What the cartridge is, and the course's title and summary in its language."""
    metadata = _child(root, "metadata")
    _child(metadata, "schema").text = "IMS Common Cartridge"
    _child(metadata, "schemaversion").text = "1.1.0"
    lom = etree.SubElement(metadata, f"{{{LOM}}}lom", nsmap={"lomimscc": LOM})
    general = etree.SubElement(lom, f"{{{LOM}}}general")
    language = setting.voice.language
    for name, told in (("title", setting.sheet.title), ("description", setting.sheet.summary)):
        place = etree.SubElement(general, f"{{{LOM}}}{name}")
        etree.SubElement(place, f"{{{LOM}}}string", {"language": language.value}).text = told.said_in(language).strip()


def _unit(top: etree._Element, unit: Unit, setting: Setting) -> None:
    title = unit.sheet.title.said_in(setting.voice.language)
    group = _child(top, "item", identifier=f"unit_{unit.id}")
    _child(group, "title").text = f"{setting.name(unit)}. {title}"
    for kind, said in (("page", title), ("quiz", setting.voice.say("course.quiz"))):
        item = _child(group, "item", identifier=f"item_{kind}_{unit.id}", identifierref=f"{kind}_{unit.id}")
        _child(item, "title").text = said


def _child(above: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(above, f"{{{SPACE}}}{name}", attributes)


def structured(document: bytes, files: dict[str, bytes]) -> Check:
    """Whether the manifest keeps the rules: ids once, every reference leads somewhere, every file there and told of, types known."""
    faults = list(_faults(etree.fromstring(document), files))
    return Check(code="structure", good=not faults, found="; ".join(faults))


def _faults(root: etree._Element, files: dict[str, bytes]) -> Iterator[str]:
    ids = Counter(str(one.get("identifier")) for one in root.iter("{*}*") if one.get("identifier"))
    yield from (f"identifier {one} x {times}" for one, times in ids.items() if times > 1)
    resources = {str(one.get("identifier")): one for one in root.iter(f"{{{SPACE}}}resource")}
    yield from (f"-> {one.get('identifierref')}" for one in root.iter("{*}*") if one.get("identifierref", "style") not in resources)
    named = {str(one.get("href")) for one in root.iter(f"{{{SPACE}}}file")}
    yield from sorted(named ^ (set(files) - {MANIFEST}))
    yield from (f"type {one.get('type')}" for one in resources.values() if one.get("type") not in (WEB, QUIZ))
    if root.findtext(f"{{{SPACE}}}metadata/{{{SPACE}}}schemaversion") != "1.1.0":
        yield "schemaversion"
    if [one.get("structure") for one in root.iter(f"{{{SPACE}}}organization")] != ["rooted-hierarchy"]:
        yield "organization"


def asked(quizzes: dict[str, bytes]) -> Iterator[Check]:
    """Whether every item of every quiz can be answered rightly, by a profile that cartridges know."""
    faults, count = [], 0
    for name, quiz in quizzes.items():
        items = list(etree.fromstring(quiz).iter(f"{{{qti.SPACE}}}item"))
        count += len(items)
        faults += [f"{name} {one.get('ident')}: {fault}" for one in items for fault in _item_faults(one)]
        faults += [f"{name}: {known}" for known, times in Counter(str(one.get("ident")) for one in items).items() if times > 1]
    yield Check(code="questions", good=not faults, found="; ".join(faults) or str(count))


def _item_faults(item: etree._Element) -> Iterator[str]:
    profile = item.findtext(f".//{{{qti.SPACE}}}fieldentry")
    if profile not in qti.PROFILES.values():
        yield f"profile {profile}"
    labels = {str(one.get("ident")) for one in item.iter(f"{{{qti.SPACE}}}response_label")}
    feedback = {str(one.get("ident")) for one in item.iter(f"{{{qti.SPACE}}}itemfeedback")}
    scored = [one for one in item.iter(f"{{{qti.SPACE}}}respcondition") if one.find(f"{{{qti.SPACE}}}setvar") is not None]
    answers = [str(one.text) for condition in scored for one in condition.iter(f"{{{qti.SPACE}}}varequal")]
    if not answers or (profile != qti.PROFILES["short"] and not set(answers) <= labels):
        yield "no right answer"
    if profile == qti.PROFILES["true_false"] and len(labels) != 2:
        yield "not two choices"
    yield from (str(one.get("linkrefid")) for one in item.iter(f"{{{qti.SPACE}}}displayfeedback") if one.get("linkrefid") not in feedback)
    if not all((one.text or "").strip() for one in item.iter(f"{{{qti.SPACE}}}mattext")):
        yield "empty words"
