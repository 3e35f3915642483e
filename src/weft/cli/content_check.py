"""`weft check-content`: every fault of the content with its file, not only the first."""

from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter

import click
import msgspec

from weft import pipeline
from weft.assess import content as assess_content
from weft.cli.clearing_check import clearing_faults
from weft.cli.exits import Exit
from weft.cli.guide_check import guide_faults
from weft.cli.meeting_check import meeting_faults
from weft.cli.national_check import national_faults
from weft.cli.planning_check import planning_faults
from weft.cli.speech import Speech
from weft.content import bundle, clearing, loading, meeting, national, planning, synthesising
from weft.content.asking import Guide
from weft.content.lists import Sectors
from weft.courses import faults as course_faults
from weft.courses import tools
from weft.errors import ContentError
from weft.records import Language, Record, Text
from weft.report import content as report_content
from weft.synthesis import invented, shapes


class Fault(Record):
    """One fault: a code of content/messages and its arguments."""

    code: str
    arguments: tuple[str, ...]


def check_content(speech: Speech, content: Path | None, *, as_json: bool) -> int:
    """Exit code: CONTENT_BROKEN when anything is wrong."""
    root = content or loading.folder()
    found = tuple(dict.fromkeys(faults(root)))
    if as_json:
        click.echo(msgspec.json.encode(found).decode())
    elif found:
        click.echo(speech.says("content_faults", str(len(found))))
        for fault in found:
            click.echo(f"  {speech.error(ContentError(fault.code, *fault.arguments))}")
    else:
        click.echo(speech.says("content_sound", str(root), bundle.version(root)))
    return Exit.CONTENT_BROKEN if found else Exit.DONE


def faults(root: Path) -> Iterator[Fault]:
    """The faults of a content folder: files that are no YAML, shapes that do not fit, messages that do not match."""
    if not root.is_dir():
        yield Fault(code="content_missing", arguments=(str(root),))
        return
    for path in sorted(root.rglob("*.yaml")):
        yield from _tried(loading.yaml_of, path)
    for load in (_engine, _assessment, _report):
        yield from _tried(load, root)
    for path in sorted((root / "messages").glob("*.yaml")):
        yield from _tried(_messages, path)
    yield from _message_faults(root / "messages")
    yield from _guide_faults(root)
    yield from _planning_faults(root)
    yield from _meeting_faults(root)
    yield from _national_faults(root)
    yield from _clearing_faults(root)
    for beside in (synthesising.load, invented.load, shapes.load):
        yield from _tried(beside, root)
    for code, arguments in (*course_faults.course_faults(root), *tools.toolkit_faults(root)):
        yield Fault(code=code, arguments=arguments)


def _tried(load: Callable[[Path], object], path: Path) -> Iterator[Fault]:
    """What is wrong with what `load` reads at `path`."""
    try:
        load(path)
    except ContentError as error:
        yield Fault(code=error.code, arguments=error.arguments)
    except FileNotFoundError as error:
        yield Fault(code="content_missing", arguments=(str(error.filename),))


def _engine(root: Path) -> None:
    pipeline.prepare(bundle.load(root))


def _assessment(root: Path) -> None:
    assess_content.load(root, bundle.obligations(root))


def _report(root: Path) -> None:
    report_content.load(root, bundle.obligations(root))


def _messages(path: Path) -> dict[str, Text]:
    return loading.read(path, dict[str, Text])


def _message_faults(folder: Path) -> Iterator[Fault]:
    """Messages that stand in two files, or ask for other arguments in one language than in another."""
    home: dict[str, str] = {}
    for path in sorted(folder.glob("*.yaml")):
        if tuple(_tried(_messages, path)):
            continue
        for code, text in _messages(path).items():
            if home.setdefault(code, path.name) != path.name:
                yield Fault(code="content_twice", arguments=(f"{home[code]}, {path.name}", code))
            if len({_places(text.said_in(language)) for language in Language}) > 1:
                yield Fault(code="content_places", arguments=(path.name, code))


def _guide_faults(root: Path) -> Iterator[Fault]:
    """What is wrong with the guides for interviews and questionnaires; that there are none is a fault too."""
    folder, sectors, home = root / "questionnaires", _sectors(root), dict[str, str]()
    if not any(folder.glob("*.yaml")):
        yield Fault(code="content_missing", arguments=(str(folder),))
    for path in sorted(folder.glob("*.yaml")):
        broken = tuple(_tried(_guide, path))
        yield from broken
        if broken:
            continue
        guide = _guide(path)
        if home.setdefault(guide.id, path.name) != path.name:
            yield Fault(code="content_twice", arguments=(f"{home[guide.id]}, {path.name}", guide.id))
        for code, arguments in guide_faults(path.name, guide, sectors or guide.sectors):
            yield Fault(code=code, arguments=arguments)


def _planning_faults(root: Path) -> Iterator[Fault]:
    """What is wrong with what helps to write a strategy; nothing more is told where the shape of some content is wrong."""
    broken = [fault for load in (planning.load, _codes) for fault in _tried(load, root)]
    yield from broken
    if not broken:
        for code, arguments in planning_faults(planning.load(root), _codes(root)):
            yield Fault(code=code, arguments=arguments)


def _meeting_faults(root: Path) -> Iterator[Fault]:
    """What is wrong with agendas and questionnaires of meetings."""
    broken = tuple(_tried(meeting.load, root))
    yield from broken
    if not broken:
        for code, arguments in meeting_faults(meeting.load(root)):
            yield Fault(code=code, arguments=arguments)


def _national_faults(root: Path) -> Iterator[Fault]:
    """What is wrong with the questions of national reports."""
    broken = [fault for load in (national.load, bundle.obligations) for fault in _tried(load, root)]
    yield from broken
    if not broken:
        for code, arguments in national_faults(national.load(root), tuple(one.id for one in bundle.obligations(root))):
            yield Fault(code=code, arguments=arguments)


def _clearing_faults(root: Path) -> Iterator[Fault]:
    """What is wrong with the formats and terms of the Clearing-House."""
    broken = [fault for load in (clearing.load, _codes) for fault in _tried(load, root)]
    yield from broken
    if not broken:
        codes = _codes(root)
        for code, arguments in clearing_faults(clearing.load(root), codes["themes"], codes["types"]):
            yield Fault(code=code, arguments=arguments)


def _codes(root: Path) -> dict[str, tuple[str, ...]]:
    """The codes that content may name, by what they are."""
    lists = {"themes": "themes", "areas": "capacity_areas", "sectors": "sectors", "types": "instrument_types"}
    named = {name: loading.read(root / "lists" / f"{file}.yaml", report_content.Entries) for name, file in lists.items()}
    codes = {name: tuple(one.id for one in held.entries) for name, held in named.items()}
    messages = _messages(root / "messages" / "contradictions.yaml")
    return codes | {"contradictions": tuple(messages), "obligations": tuple(one.id for one in bundle.obligations(root))}


def _guide(path: Path) -> Guide:
    return loading.read(path, Guide)


def _sectors(root: Path) -> tuple[str, ...]:
    """The sectors there are; none where their file is broken, which is told already."""
    path = root / "lists" / "sectors.yaml"
    return () if tuple(_tried(_sector_list, path)) else tuple(one.id for one in _sector_list(path).entries)


def _sector_list(path: Path) -> Sectors:
    return loading.read(path, Sectors)


def _places(sentence: str) -> frozenset[str]:
    """The arguments a sentence asks for."""
    return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)
