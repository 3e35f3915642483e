"""Invitees from a table, pasted or uploaded: columns by what they are called in three languages, or in the order that the page names."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from weft.errors import InputError
from weft.records import Language, Record
from weft_web import engine
from weft_web.asking import Voice
from weft_web.consultations.inviting import Guest
from weft_web.engine import plan_files
from weft_web.engine.mandates import folded
from weft_web.engine.reporting import fit

COLUMNS = ("name", "email", "organisation", "role", "sector", "language")
CALLED: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "full name", "nom", "nom et prenom", "nombre", "nombre y apellidos", "nombre completo"),
    "email": ("e mail", "email", "mail", "e mail address", "courriel", "adresse electronique", "correo", "correo electronico"),
    "organisation": ("organisation", "organization", "institution", "organisme", "organizacion", "institucion", "entidad"),
    "role": ("role", "capacity", "qualite", "fonction", "funcion", "rol", "calidad"),
    "sector": ("sector", "secteur"),
    "language": ("language", "langue", "idioma", "lengua"),
}
LONGEST = 300
MOST_ROWS = 2_000
MOST_BYTES = 5 * 1024 * 1024
ENCODINGS = ("utf-8-sig", "cp1252")
UTF16 = (b"\xff\xfe", b"\xfe\xff")
ZIP = b"PK"


class Line(Record):
    """A row of a table: what it says by column, whom it names, or what is wrong with it (key of words)."""

    number: int
    said: dict[str, str]
    guest: Guest | None = None
    fault: str = ""


def read_file(data: bytes, language: str) -> tuple[Line, ...]:
    """The rows of a CSV or XLSX file. Errors: InputError list_too_big, list_too_long, list_empty, sheet_*."""
    if len(data) > MOST_BYTES:
        raise InputError("list_too_big")
    return _lines(_sheet_rows(data) if data.startswith(ZIP) else _text_rows(_decoded(data)), language)


def read_text(text: str, language: str) -> tuple[Line, ...]:
    """The rows of a table as it was pasted. Errors: InputError list_too_long, list_empty."""
    return _lines(_text_rows(text), language)


def _decoded(data: bytes) -> str:
    if data.startswith(UTF16):
        return data.decode("utf-16", "replace")
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _text_rows(text: str) -> list[list[str]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    between = max("\t;,", key=first.count)
    return [row for row in csv.reader(io.StringIO(text.replace("\x00", "")), delimiter=between) if any(one.strip() for one in row)]


def _sheet_rows(data: bytes) -> list[list[str]]:
    sheets = [one for one in plan_files.opened(data).sheets if one.cells]
    rows: dict[int, dict[int, str]] = {}
    for cell in sheets[0].cells if sheets else ():
        rows.setdefault(cell.row, {})[cell.column] = cell.said
    return [[row.get(column, "") for column in range(1, max(row) + 1)] for _, row in sorted(rows.items())]


def _lines(rows: list[list[str]], language: str) -> tuple[Line, ...]:
    if not rows:
        raise InputError("list_empty")
    if len(rows) > MOST_ROWS:
        raise InputError("list_too_long", str(MOST_ROWS))
    heads = _heads(rows[0])
    body = rows[1:] if heads else rows
    if not body:
        raise InputError("list_empty")
    return tuple(_numbered(body, heads or COLUMNS, language, 2 if heads else 1))


def _heads(row: Sequence[str]) -> tuple[str, ...]:
    """The columns that a first row names; none where it names no name: then it is a row like the others."""
    named = tuple(next((name for name, said in CALLED.items() if folded(one).strip() in said), "") for one in row)
    return named if "name" in named or "email" in named else ()


def _numbered(rows: Sequence[Sequence[str]], heads: Sequence[str], language: str, first: int) -> Iterator[Line]:
    for number, row in enumerate(rows, first):
        said = {name: " ".join(fit(value).split())[:LONGEST] for name, value in zip(heads, row, strict=False) if name}
        yield _line(number, {name: said.get(name, "") for name in COLUMNS}, language)


def _line(number: int, said: dict[str, str], language: str) -> Line:
    role, sector, tongue = (_code(kind, said[kind]) for kind in ("role", "sector", "language"))
    name, email = said["name"] or said["organisation"] or said["email"], said["email"]
    fault = _fault(said, name, (role, sector, tongue))
    if fault:
        return Line(number=number, said=said, fault=fault)
    plain = {"name": name, "email": email, "organisation": said["organisation"], "sector": sector}
    return Line(number=number, said=said, guest=Guest(**plain, role=role or "ministry", language=tongue or language))


def _fault(said: Mapping[str, str], name: str, codes: tuple[str, str, str]) -> str:
    if not name:
        return "consultations.problem_no_name"
    if said["email"] and not is_address(said["email"]):
        return "consultations.problem_email"
    for kind, code in zip(("role", "sector", "language"), codes, strict=True):
        if said[kind] and not code:
            return f"consultations.problem_{kind}"
    return ""


def is_address(said: str) -> bool:
    """Whether something is an e-mail address."""
    try:
        validate_email(said)
    except ValidationError:
        return False
    return True


def _code(kind: str, said: str) -> str:
    """The code that is meant by a code or a word of any of the three languages, "" where none is."""
    return _codes(kind).get(folded(said).strip(), "") if said else ""


@lru_cache
def _codes(kind: str) -> dict[str, str]:
    """Words -> code."""
    voices = [engine.voice(one) for one in Language]
    if kind == "language":
        return {folded(said): one.value for one in Language for said in (one.value, *(voice.tongue(one.value) for voice in voices))}
    entries = engine.entries("invitee_roles" if kind == "role" else "sectors")
    words = {folded(one.label.said_in(language)): one.id for one in entries for language in Language}
    return words | {folded(one.id): one.id for one in entries}


def as_text(lines: Sequence[Line], voice: Voice) -> str:
    """Rows with something wrong as they were, to be set right and sent once more."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow([voice.say(f"consultations.invitee.{name}") for name in COLUMNS])
    for line in lines:
        writer.writerow([line.said[name] for name in COLUMNS])
    return out.getvalue()
