"""cmi5: the course as one assignable unit, described in `cmi5.xml` at the root and checked by the rules of the specification."""

import re
from typing import Any

from lxml import etree

from weft.courses.packages.folder import INDEX, SCRIPT, base, checked
from weft.courses.packages.package import Check, Package, plain_names
from weft.courses.pages.setting import Setting
from weft.records import Text

STRUCTURE = "cmi5.xml"
SPACE = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
SCRIPTS = ("packing.js", "cmi5.js", SCRIPT)
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
ORDER = {"courseStructure": ("course", "au"), "course": ("title", "description"), "au": ("title", "description", "url")}
"""The parts of each element, in the order the specification wants them; all of ours stand once."""
CHOICES = {
    "moveOn": {"NotApplicable", "Passed", "Completed", "CompletedAndPassed", "CompletedOrPassed"},
    "launchMethod": {"OwnWindow", "AnyWindow"},
}
MOST_SCORE_DIGITS = re.compile(r"0(\.\d{1,4})?|1(\.0{1,4})?")


def cmi5(setting: Setting) -> Package:
    """The package for platforms with a record store."""
    files = base(setting, SCRIPTS, {"leave": setting.voice.say("course.leave")})
    document = structure(setting)
    everything = {STRUCTURE: document, **files}
    return Package(files=everything, checks=(structured(document, everything), plain_names(everything), *checked(files)))


def structure(setting: Setting) -> bytes:
    """`cmi5.xml`: a course with one unit, which is done when it is passed."""
    sheet = setting.sheet
    known = f"urn:weft:course:{sheet.id}:{setting.voice.language}"
    spaces: Any = {None: SPACE}
    root = etree.Element(f"{{{SPACE}}}courseStructure", None, spaces)
    course = etree.SubElement(root, f"{{{SPACE}}}course", {"id": known})
    marks = {"moveOn": "Passed", "masteryScore": f"{sheet.pass_mark / 100:g}", "launchMethod": "AnyWindow"}
    unit = etree.SubElement(root, f"{{{SPACE}}}au", {"id": f"{known}:whole", **marks})
    for place in (course, unit):
        _said(place, "title", sheet.title, setting)
        _said(place, "description", sheet.summary, setting)
    etree.SubElement(unit, f"{{{SPACE}}}url").text = INDEX
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _said(above: etree._Element, name: str, text: Text, setting: Setting) -> None:
    """A text in the language of the package."""
    place = etree.SubElement(above, f"{{{SPACE}}}{name}")
    said = etree.SubElement(place, f"{{{SPACE}}}langstring", {"lang": setting.voice.language.value})
    said.text = text.said_in(setting.voice.language).strip()


def structured(document: bytes, files: dict[str, bytes]) -> Check:
    """Whether the description keeps the rules: names, order, ids, values, and a page that is there."""
    faults = _faults(etree.fromstring(document), files)
    return Check(code="structure", good=not faults, found="; ".join(faults))


def _faults(root: etree._Element, files: dict[str, bytes]) -> list[str]:
    faults = [f"{one.tag}" for one in root.iter("*") if etree.QName(one).namespace != SPACE]
    faults += [name for name, parts in ORDER.items() for one in _all(root, name) if tuple(map(_local, one)) != parts]
    ids = [str(one.get("id") or "") for one in (*_all(root, "course"), *_all(root, "au"))]
    faults += [f"id {one}" for one in ids if not IRI.fullmatch(one) or ids.count(one) > 1]
    for unit in _all(root, "au"):
        faults += [f"{name} {unit.get(name)}" for name, choices in CHOICES.items() if unit.get(name) not in choices]
        if not MOST_SCORE_DIGITS.fullmatch(str(unit.get("masteryScore"))):
            faults.append(f"masteryScore {unit.get('masteryScore')}")
        if unit.findtext(f"{{{SPACE}}}url") not in files:
            faults.append("url")
    faults += ["langstring" for one in _all(root, "langstring") if not (one.get("lang") and one.text)]
    return faults


def _all(root: etree._Element, name: str) -> list[etree._Element]:
    return list(root.iter(f"{{{SPACE}}}{name}"))


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname
