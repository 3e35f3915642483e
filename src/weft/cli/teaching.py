"""`weft course export`: a course in one language as a package, checked before it is handed over."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
import msgspec

from weft.cli.exits import Exit
from weft.cli.speech import Speech
from weft.content import bundle, loading
from weft.courses import load, names, packages, tools
from weft.courses.kit import Kit
from weft.courses.packages import schemas as schema_files
from weft.courses.pages import Setting
from weft.errors import InputError
from weft.records import Language
from weft.report import content as report_content
from weft.report.voice import Voice
from weft.runs.writing import whole

REPORT_SUFFIX = ".checks.json"
MARKS = {True: "course_check_good", False: "course_check_bad", None: "course_check_open"}


def export(speech: Speech, course: str, **given: object) -> int:
    """Exit code, after the package and, beside it, the report of its checks have been written; a package with a fault is not written."""
    form, language, out = str(given["form"]), Language(str(given["language"])), Path(str(given["out"]))
    package = _made(course, form, language)
    for check in package.checks:
        click.echo(speech.says(MARKS[check.good], speech.says(f"check_{check.code}"), check.found).strip())
    if not package.sound:
        click.echo(speech.says("course_not_sound", str(out)), err=True)
        return Exit.CONTENT_BROKEN
    _write(package, out)
    click.echo(speech.says("course_exported", str(out)))
    return Exit.DONE


def _made(course: str, form: str, language: Language) -> packages.Package:
    """The package of a course, or of the toolkit. Errors: InputError where there is none of that form."""
    held: dict[str, Callable[[], packages.Package]]
    if course == tools.NAME:
        held = {one: partial(_kit_made, make, language) for one, make in packages.KIT_FORMATS.items()}
    else:
        setting = setting_of(course, language)
        held = {one: partial(make, setting) for one, make in packages.FORMATS.items()}
    if form not in held:
        raise InputError("course_no_form", course, form, ", ".join(held))
    return held[form]()


def _kit_made(make: Callable[[Kit], packages.Package], language: Language) -> packages.Package:
    return make(kit_of(language))


def kit_of(language: Language) -> Kit:
    """The toolkit in a language."""
    root = loading.folder()
    voice = Voice(report_content.load(root, bundle.obligations(root)), language)
    return Kit(toolkit=tools.load(root), courses=tuple(load(root, one) for one in names(root)), voice=voice)


def schemas(speech: Speech, archive: Path) -> int:
    """Exit code, after the schema files of others have been put beside the product; errors: InputError of a file that is not the one."""
    if not archive.is_file():
        raise InputError("schemas_archive", schema_files.SOURCE)
    for name, data in schema_files.taken(archive.read_bytes()).items():
        with whole(schema_files.folder() / name) as file:
            file.write(data)
    click.echo(speech.says("schemas_ready", str(schema_files.folder())))
    return Exit.DONE


def setting_of(course: str, language: Language) -> Setting:
    """A course in a language. Errors: InputError unknown_course(name, names); ContentError where a course is broken."""
    root = loading.folder()
    known = course.replace("-", "_")
    if known not in names(root):
        raise InputError("unknown_course", course, ", ".join((*(one.replace("_", "-") for one in names(root)), tools.NAME)))
    obligations = bundle.obligations(root)
    voice = Voice(report_content.load(root, obligations), language)
    return Setting(course=load(root, known), voice=voice, obligations=obligations)


def _write(package: packages.Package, out: Path) -> None:
    """One file; or a folder, where the form is one and the name does not end in .zip. Errors: InputError where the other one is there."""
    if package.packed or out.suffix == ".zip":
        files = {out: packages.zipped(package.files)}
    elif len(package.files) == 1:
        files = {out: next(iter(package.files.values()))}
    else:
        files = {out / name: data for name, data in package.files.items()}
    if out.exists() and out.is_dir() is (out in files):
        raise InputError("out_is_folder" if out.is_dir() else "out_is_file", str(out))
    for path, data in files.items():
        with whole(path) as file:
            file.write(data)
    with whole(out.with_name(out.name + REPORT_SUFFIX)) as file:
        file.write(msgspec.json.format(msgspec.json.encode(package.checks), indent=2))
