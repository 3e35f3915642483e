"""What a person says of the instruments and of the country, in `instruments.csv` and `profile.yaml`; both are optional."""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from babel import Locale

from weft.content import loading
from weft.errors import ContentError, InputError
from weft.records import DocumentResult, Instrument, Language, Profile, Record, Text

CODED = {"type": "instrument_types", "sector": "sectors", "legal_status": "legal_status"}
# Column of instruments.csv -> field of the register. `status` is the word of the field; `status` of the reading is another thing.
COLUMNS = {
    "title": "title",
    "type": "type",
    "number": "number",
    "date": "date",
    "status": "legal_status",
    "adopting_body": "adopting_body",
    "sector": "sector",
    "language": "language",
}
KEY_COLUMN = "document"
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

Corrections = dict[str, dict[str, str]]
Codes = dict[str, tuple[str, ...]]


class _Entry(Record):
    id: str


class _Entries(Record):
    entries: tuple[_Entry, ...]


def codes_in(content: Path) -> Codes:
    """Field of the register -> the codes it may hold, from the lists of the content folder."""
    lists = {field: loading.read(content / "lists" / f"{name}.yaml", _Entries) for field, name in CODED.items()}
    return {field: tuple(entry.id for entry in held.entries) for field, held in lists.items()}


def corrections_in(path: Path, codes: Codes) -> Corrections:
    """Document -> field -> value; empty cells say nothing. Spreadsheet programs' semicolons and Windows letters are understood.

    Errors: InputError register_column(column, columns), register_date(document, value), register_twice(document),
    register_code(document, field, value, codes).
    """
    if not path.is_file():
        return {}
    corrections: Corrections = {}
    for document, values in _rows(path):
        if document in corrections:
            raise InputError("register_twice", document)
        corrections[document] = _checked(document, values, codes)
    return corrections


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Document and filled cells, by field, of each line of the table."""
    rows = csv.DictReader(_text(path).splitlines(keepends=True), delimiter=_delimiter(path))
    columns = [name.strip().lower() for name in rows.fieldnames or ()]
    for name in columns:
        if name not in (KEY_COLUMN, *COLUMNS):
            raise InputError("register_column", name, ", ".join((KEY_COLUMN, *COLUMNS)))
    if KEY_COLUMN not in columns:
        raise InputError("register_column", "", ", ".join((KEY_COLUMN, *COLUMNS)))
    rows.fieldnames = columns
    for row in rows:
        values = {field: (row.get(column) or "").strip() for column, field in COLUMNS.items()}
        yield (row[KEY_COLUMN] or "").strip(), {field: value for field, value in values.items() if value}


def _checked(document: str, values: dict[str, str], codes: Codes) -> dict[str, str]:
    """The values, dates in their form and codes known."""
    if "date" in values and not DATE.fullmatch(values["date"]):
        raise InputError("register_date", document, values["date"])
    for field in codes.keys() & values.keys():
        if values[field] not in codes[field]:
            raise InputError("register_code", document, field, values[field], ", ".join(codes[field]))
    return values


def completed(results: Iterable[DocumentResult], corrections: Corrections) -> Iterator[DocumentResult]:
    """The results, in order of document, with a person's corrections in place of guesses and with duplicates by content named."""
    first: dict[str, str] = {}
    for result in results:
        instrument = _corrected(result.instrument, corrections.get(result.instrument.document, {}))
        original = first.setdefault(instrument.sha256, instrument.document) if instrument.sha256 else instrument.document
        duplicate_of = original if original != instrument.document else None
        yield msgspec.structs.replace(result, instrument=msgspec.structs.replace(instrument, duplicate_of=duplicate_of))


def profile_in(path: Path, country: str) -> Profile:
    """The country profile of a file; a name it does not give is taken from the list of countries.

    Errors: InputError profile_missing, profile_malformed(file, what), profile_country(file's, asked for), country_unknown.
    """
    if not path.is_file():
        raise InputError("profile_missing", str(path))
    try:
        plain = loading.yaml_of(path)
        named = {"country": country, **plain} if isinstance(plain, dict) else {}
        profile = msgspec.convert(named if "name" in named else {**named, "name": _name(country)}, Profile, strict=True)
    except (ContentError, msgspec.ValidationError) as error:
        raise InputError("profile_malformed", str(path), " ".join(str(error).split())) from error
    if profile.country != country:
        raise InputError("profile_country", profile.country, country)
    return profile


def profile_of(country: str) -> Profile:
    """The profile of a country that says nothing of itself. Errors: InputError country_unknown."""
    return Profile(country=country, name=msgspec.convert(_name(country), Text))


def _name(country: str) -> dict[str, str]:
    """The country's name in the three languages, from the Unicode list of territories (ISO 3166-1 codes)."""
    names = {language.value: Locale.parse(language.value).territories.get(country) for language in Language}
    if not re.fullmatch("[A-Z]{2}", country) or None in names.values():
        raise InputError("country_unknown", country)
    return {language: str(name) for language, name in names.items()}


def _text(path: Path) -> str:
    """The file as text: UTF-8, with or without mark, or else what Windows programs write in Western Europe and Latin America."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _delimiter(path: Path) -> str:
    header = _text(path).partition("\n")[0]
    return max(",;\t", key=header.count)


def _corrected(instrument: Instrument, values: dict[str, str]) -> Instrument:
    """The instrument with these values; what a person has said is no longer a guess."""
    guessed = tuple(name for name in instrument.guessed if name not in values)
    return msgspec.structs.replace(instrument, **values, guessed=guessed)
