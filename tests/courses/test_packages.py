"""Packages for learning platforms: manifests by the schemas of the standards, plain names, sizes, nothing fetched from elsewhere."""

import io
import re
import tarfile
import zipfile
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from lxml import etree
from tests.courses.taught import COURSES, QUESTIONS, VOICES, unit
from tests.prepared import CONTENT

from weft.content.teaching import Quiz
from weft.courses import packages
from weft.courses.course import Course
from weft.courses.packages import cartridge, schemas
from weft.courses.packages.cmi5 import structured
from weft.courses.packages.package import PLAIN_NAME, Package, plain_names
from weft.courses.packages.qti import assessment
from weft.courses.packages.scorm import MANIFEST, SCORM12, SCORM2004, Version, listed
from weft.courses.pages import Setting
from weft.errors import InputError
from weft.records import Language

MOST_PACKED_BYTES = 1_000_000
VERSIONS = {"scorm12": SCORM12, "scorm2004": SCORM2004}
FORMS = ("html", "cmi5", "cc", *VERSIONS)
EVERY = [
    pytest.param(form, course, language, id=f"{form}-{course.id}-{language}")
    for form in FORMS
    for course in COURSES
    for language in Language
]
NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
SCORM = [pytest.param(form, version, id=form) for form, version in VERSIONS.items()]


def setting(course: Course = COURSES[0], language: Language = Language.EN) -> Setting:
    """A course in a language, ready to be packed."""
    return Setting(course=course, voice=VOICES[language], obligations=CONTENT.obligations)


def schema_files(form: str) -> dict[str, bytes]:
    """The schema files of a form, where they were set up."""
    held = schemas.held(form)
    if not held:
        pytest.skip("the schema files of SCORM are not set up: make schemas")
    return held


def needs_schemas(form: str) -> None:
    """Leaves a test out where its form cannot be made without schema files."""
    if form in VERSIONS:
        schema_files(form)


@pytest.mark.parametrize(("form", "course", "language"), EVERY)
def test_every_package_is_sound_small_and_plainly_named(form: str, course: Course, language: Language) -> None:
    needs_schemas(form)
    package = packages.make(form, setting(course, language))
    assert [one for one in package.checks if one.good is not True] == []
    packed = packages.zipped(package.files)
    assert len(packed) <= MOST_PACKED_BYTES
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert all(PLAIN_NAME.fullmatch(name) for name in archive.namelist())
        assert archive.testzip() is None


@pytest.mark.parametrize("form", FORMS)
def test_the_same_course_is_the_same_bytes(form: str) -> None:
    needs_schemas(form)
    one, two = (packages.zipped(packages.make(form, setting()).files) for _ in range(2))
    assert one == two


@pytest.mark.parametrize(("form", "version"), SCORM)
def test_a_manifest_stands_first_at_the_root_with_one_unit_of_content(form: str, version: Version) -> None:
    needs_schemas(form)
    package = packages.make(form, setting(language=Language.FR))
    assert next(iter(package.files)) == MANIFEST
    root = etree.fromstring(package.files[MANIFEST])
    assert root.findtext(".//{*}schemaversion") == version.said
    assert root.xpath("count(//*[local-name()='item'])") == 1
    assert root.findtext(".//{*}item/{*}title") == COURSES[0].sheet.title.fr
    (resource,) = root.findall(".//{*}resource")
    assert resource.get(version.name("adlcp", version.type_name)) == "sco"
    assert resource.get("href") in package.files


@pytest.mark.parametrize("form", VERSIONS)
def test_a_manifest_refers_to_what_it_holds_and_leaves_judging_to_the_course(form: str) -> None:
    """A mark of the platform's own would pass who has not passed every unit."""
    needs_schemas(form)
    root = etree.fromstring(packages.make(form, setting(COURSES[1], Language.FR)).files[MANIFEST])
    ids = [str(one) for one in root.xpath("//@identifier")]
    assert len(set(ids)) == len(ids)
    assert all(NCNAME.fullmatch(one) for one in ids)
    assert {*root.xpath("//@default"), *root.xpath("//@identifierref")} < set(ids)
    assert not root.xpath("//*[local-name()='masteryscore' or local-name()='prerequisites' or local-name()='minNormalizedMeasure']")
    assert [str(one.text) for one in root.iter("{*}title")] == [COURSES[1].sheet.title.fr] * 2
    assert str(root.get("identifier")).endswith("-fr")
    assert root.xpath("//@*[local-name()='scormtype' or local-name()='scormType']") == ["sco"]


@pytest.mark.parametrize(("form", "version"), SCORM)
def test_a_broken_manifest_is_seen(form: str, version: Version) -> None:
    held = schema_files(form)
    good = packages.make(form, setting()).files[MANIFEST]
    for old, new in (
        (b"<title>", b"<titel>"),
        (b' identifierref="pages"', b' identifierref="pages" colour="red"'),
        (b'href="index.html"', b""),
    ):
        bad = good.replace(old, new).replace(b"</title>", b"</titel>" if b"titel" in new else b"</title>")
        assert bad != good
        checks = (schemas.valid(bad, version.imports, held), listed(bad, packages.make("html", setting()).files))
        assert not all(one.good for one in checks), new


def test_all_schema_files_go_with_scorm_2004() -> None:
    held = schema_files("scorm2004")
    package = packages.make("scorm2004", setting())
    assert held.items() <= package.files.items()
    assert sum(name.endswith(".xsd") for name in package.files) == 15


def test_without_schema_files_the_export_says_what_lacks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(schemas, "folder", lambda: tmp_path)
    checks: dict[str, Package] = {form: packages.make(form, setting()) for form in VERSIONS}
    told = {form: next(one for one in package.checks if one.code == "schemas") for form, package in checks.items()}
    assert (checks["scorm12"].sound, told["scorm12"].good) == (True, None), "can be played, could not be checked"
    assert (checks["scorm2004"].sound, told["scorm2004"].good) == (False, False), "the standard wants them inside"
    assert all(schemas.SOURCE in one.found and schemas.COMMAND in one.found for one in told.values())


def test_schema_files_that_somebody_changed_are_not_used(tmp_path: Path) -> None:
    for name, data in schema_files("scorm12").items():
        path = tmp_path / "scorm12" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    assert schemas.held("scorm12", tmp_path)
    path.write_bytes(data + b" ")
    assert schemas.held("scorm12", tmp_path) == {}


def test_another_archive_is_refused() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as packed:
        packed.addfile(tarfile.TarInfo("package/lib/schemas/definitionFiles/scorm12edition/evil.xsd"))
    with pytest.raises(InputError, match="schemas_archive"):
        schemas.taken(out.getvalue())
    assert sha256(out.getvalue()).hexdigest() != schemas.SUM


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'id="urn:weft', b'id="urn weft'),
        (b'moveOn="Passed"', b'moveOn="passed"'),
        (b'masteryScore="0.8"', b'masteryScore="80"'),
        (b"<url>index.html", b"<url>missing.html"),
        (b"langstring lang", b"langstring tongue"),
        (b"CourseStructure.xsd", b"Other.xsd"),
        (b":whole", b""),
    ],
)
def test_a_broken_description_for_cmi5_is_seen(old: bytes, new: bytes) -> None:
    package = packages.make("cmi5", setting())
    good = package.files["cmi5.xml"]
    assert structured(good, package.files).good
    assert structured(good.replace(old, new), package.files).good is False


@pytest.mark.parametrize("course", COURSES, ids=lambda one: one.id)
def test_a_cartridge_asks_every_question(course: Course) -> None:
    files = packages.make("cc", setting(course, Language.ES)).files
    for held in course.units:
        assert b'class="quiz"' not in files[f"{held.id}.html"], "the platform asks, not the page"
        items = [str(one.get("ident")) for one in etree.fromstring(files[f"quiz_{held.id}/quiz.xml"]).iter("{*}item")]
        parts = {"matching": "pairs", "ordering": "items"}
        wanted = [
            known
            for one in held.quiz.questions
            for known in ({f"{one.id}_{part.id}" for part in getattr(one, parts[one.kind])} if one.kind in parts else {one.id})
        ]
        assert sorted(items) == sorted(wanted)


@pytest.mark.parametrize(
    ("kind", "right", "wrong"), [("single", {"b"}, {"a"}), ("multiple", {"a", "c"}, {"b"}), ("true_false", {"false"}, set())]
)
def test_what_scores_in_a_cartridge_is_what_is_right(kind: str, right: set[str], wrong: set[str]) -> None:
    held = msgspec.structs.replace(unit(), quiz=Quiz(questions=(QUESTIONS[kind],)))
    root = etree.fromstring(assessment(held, setting()))
    (scored,) = [one for one in root.iter("{*}respcondition") if one.find("{*}setvar") is not None]
    refused = {one.text for none in scored.iter("{*}not") for one in none.iter("{*}varequal")}
    assert {one.text for one in scored.iter("{*}varequal")} - refused == right
    assert refused == (wrong if kind == "multiple" else set())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'identifierref="page_why"', b'identifierref="page_nowhere"'),
        (b'identifier="page_why"', b'identifier="page_duties"'),
        (b'href="why.html"', b'href="gone.html"'),
        (b"1.1.0", b"1.3.0"),
        (b"imscc_xmlv1p1/assessment", b"imscc_xmlv1p1/questions"),
        (b"rooted-hierarchy", b"tree"),
    ],
)
def test_a_broken_cartridge_is_seen(old: bytes, new: bytes) -> None:
    files = packages.make("cc", setting()).files
    assert cartridge.structured(files[MANIFEST], files).good
    assert cartridge.structured(files[MANIFEST].replace(old, new), files).good is False


@pytest.mark.parametrize(
    "change", [(b">false</", b">perhaps</"), (b"cc.true_false.v0p1", b"cc.matching.v0p1"), (b'ident="general"', b'ident="other"')]
)
def test_a_question_that_cannot_be_answered_is_seen(change: tuple[bytes, bytes]) -> None:
    held = msgspec.structs.replace(unit(), quiz=Quiz(questions=(QUESTIONS["true_false"],)))
    quiz = assessment(held, setting())
    (good,), (bad,) = (tuple(cartridge.asked({"quiz.xml": one})) for one in (quiz, quiz.replace(*change)))
    assert (good.good, bad.good) == (True, False)


@pytest.mark.parametrize("name", ["a b.html", "a\\b.html", "../a.html", "/a.html", "é.html", ".hidden", "a//b"])
def test_names_that_platforms_refuse_are_seen(name: str) -> None:
    assert plain_names({name: b""}).good is False
