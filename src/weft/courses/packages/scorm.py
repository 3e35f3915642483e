"""SCORM 1.2 and SCORM 2004: one unit of content for the whole course, with its own navigation, and a manifest at the root."""

import re
from collections.abc import Iterable
from typing import Any

from lxml import etree

from weft.courses.packages import schemas
from weft.courses.packages.folder import INDEX, SCRIPT, base, checked
from weft.courses.packages.package import Check, Package, plain_names
from weft.courses.pages.setting import Setting
from weft.courses.pages.shell import ASSETS
from weft.records import Record

MANIFEST = "imsmanifest.xml"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
SHARED_SCRIPTS = ("packing.js", "platform.js")
ELEMENT = re.compile(r'"(cmi\.[a-z_.]+)"')


class Version(Record):
    """What a version of SCORM asks: its namespaces by prefix with their schema files, its elements, and how it writes `scormtype`."""

    form: str
    said: str
    script: str
    spaces: dict[str, tuple[str, str]]
    type_name: str
    elements: frozenset[str]
    carries_schemas: bool

    @property
    def imports(self) -> dict[str, str]:
        """Namespace -> schema file."""
        return dict(self.spaces.values())

    def name(self, prefix: str, local: str) -> str:
        """A qualified name."""
        return f"{{{self.spaces[prefix][0]}}}{local}"


SCORM12 = Version(
    form="scorm12",
    said="1.2",
    script="scorm12.js",
    spaces={
        "": ("http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd"),
        "adlcp": ("http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd"),
    },
    type_name="scormtype",
    elements=frozenset(
        (
            "cmi.core.lesson_status",
            "cmi.core.lesson_location",
            "cmi.core.score.raw",
            "cmi.core.score.min",
            "cmi.core.score.max",
            "cmi.core.exit",
            "cmi.core.session_time",
            "cmi.suspend_data",
        )
    ),
    carries_schemas=False,
)
SCORM2004 = Version(
    form="scorm2004",
    said="2004 4th Edition",
    script="scorm2004.js",
    spaces={
        "": ("http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd"),
        "adlcp": ("http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd"),
        "adlseq": ("http://www.adlnet.org/xsd/adlseq_v1p3", "adlseq_v1p3.xsd"),
        "adlnav": ("http://www.adlnet.org/xsd/adlnav_v1p3", "adlnav_v1p3.xsd"),
        "imsss": ("http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd"),
    },
    type_name="scormType",
    elements=frozenset(
        (
            "cmi.completion_status",
            "cmi.success_status",
            "cmi.progress_measure",
            "cmi.location",
            "cmi.score.raw",
            "cmi.score.min",
            "cmi.score.max",
            "cmi.score.scaled",
            "cmi.exit",
            "cmi.session_time",
            "cmi.suspend_data",
        )
    ),
    carries_schemas=True,
)


def scorm12(setting: Setting) -> Package:
    """The package that nearly every platform takes, and the only one that Moodle's app plays."""
    return _package(setting, SCORM12)


def scorm2004(setting: Setting) -> Package:
    """The 4th edition of 2004; the standard wants all schema files inside, so without them there is no package."""
    return _package(setting, SCORM2004)


def _package(setting: Setting, version: Version) -> Package:
    files = base(setting, (*SHARED_SCRIPTS, version.script, SCRIPT))
    held = schemas.held(version.form)
    document = manifest(setting, version, files)
    told = (schemas.valid(document, version.imports, held),) if held else (schemas.lacking(needed=version.carries_schemas),)
    everything = {MANIFEST: document, **held, **files}
    checks = (*told, listed(document, files), plain_names(everything), elements(version), *checked(files))
    return Package(files=everything, checks=checks)


def manifest(setting: Setting, version: Version, names: Iterable[str]) -> bytes:
    """`imsmanifest.xml`: one organisation, one item, one resource with all its files."""
    spaces: Any = {prefix or None: space for prefix, (space, _) in version.spaces.items()}
    course = setting.sheet.id
    root = etree.Element(
        version.name("", "manifest"), {"identifier": f"weft-{course}-{setting.voice.language}", "version": setting.sheet.edition}, spaces
    )
    root.set(f"{{{INSTANCE}}}schemaLocation", " ".join(f"{space} {file}" for space, file in version.spaces.values()))
    metadata = _child(root, version, "metadata")
    _child(metadata, version, "schema").text = "ADL SCORM"
    _child(metadata, version, "schemaversion").text = version.said
    _organization(root, setting, version)
    resource = _child(_child(root, version, "resources"), version, "resource", identifier="pages", type="webcontent", href=INDEX)
    resource.set(version.name("adlcp", version.type_name), "sco")
    for name in names:
        _child(resource, version, "file", href=name)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _organization(root: etree._Element, setting: Setting, version: Version) -> None:
    """The course with its one item; in 2004 it says itself whether it is completed and passed."""
    title = setting.sheet.title.said_in(setting.voice.language)
    organization = _child(_child(root, version, "organizations", default="course"), version, "organization", identifier="course")
    _child(organization, version, "title").text = title
    item = _child(organization, version, "item", identifier="whole", identifierref="pages")
    _child(item, version, "title").text = title
    if "imsss" in version.spaces:
        itself = {"completionSetByContent": "true", "objectiveSetByContent": "true"}
        etree.SubElement(etree.SubElement(item, version.name("imsss", "sequencing")), version.name("imsss", "deliveryControls"), itself)
        sequencing = etree.SubElement(organization, version.name("imsss", "sequencing"))
        etree.SubElement(sequencing, version.name("imsss", "controlMode"), {"choice": "true", "flow": "true"})


def _child(above: etree._Element, version: Version, local: str, **attributes: str) -> etree._Element:
    return etree.SubElement(above, version.name("", local), attributes)


def listed(document: bytes, files: dict[str, bytes]) -> Check:
    """Whether the manifest lists every file of the pages, and none that is not there."""
    named = {str(one.get("href")) for one in etree.fromstring(document).iter("{*}file")}
    odd = sorted(named ^ set(files))
    return Check(code="listed", good=not odd, found=", ".join(odd) or str(len(named)))


def elements(version: Version) -> Check:
    """Whether the script uses elements of its version only."""
    used = {name for script in (*SHARED_SCRIPTS, version.script) for name in ELEMENT.findall((ASSETS / script).read_text(encoding="utf-8"))}
    odd = sorted(used - version.elements)
    return Check(code="elements", good=not odd, found=", ".join(odd))
