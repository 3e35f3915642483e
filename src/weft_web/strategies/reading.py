"""What was sent by a form, read into the values of a part; and values as a form shows them. What cannot be read stays as it was typed."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.http import QueryDict

from weft.records import Language, Record
from weft_web.asking import Voice
from weft_web.engine.reporting import fit
from weft_web.strategies.asked import SHEETS, Field, Sort
from weft_web.strategies.figures import YEARS, day_read, day_said, figure_read, figure_said, plain

LONGEST = {Sort.LINE: 500, Sort.SOUGHT: 500, Sort.TEXT: 20_000}
MOST_ROWS = 60
DEGREES = ("high", "medium", "low")

Raw = dict[str, Any]
"""A form as it is typed: name -> text, list of codes, or list of rows."""


class Read(Record):
    """What was read: the values, the form as it was typed, and what is wrong with it (field, or field-row-field -> words)."""

    values: dict[str, Any]
    raw: Raw
    faults: dict[str, str] = {}


def raw_of(kind: str, sent: QueryDict) -> Raw:
    """A form as it was typed."""
    return {field.name: _typed(field, field.name, sent) for field in SHEETS[kind] if _is_sent(field, sent)}


def _is_sent(field: Field, sent: QueryDict) -> bool:
    """A field that the form did not have stays as it was; boxes that nobody ticked are not sent, and say so by `has`."""
    if field.sort in (Sort.ROWS, Sort.GOALS, Sort.PICKS, Sort.FLAG):
        return field.name in sent.getlist("has")
    return field.name in sent


def _typed(field: Field, name: str, sent: QueryDict) -> Any:
    match field.sort:
        case Sort.ROWS:
            places = sorted({int(found[1]) for key in sent if (found := re.fullmatch(rf"{name}-(\d{{1,4}})-.+", key))})
            return [{inner.name: _typed(inner, f"{name}-{place}-{inner.name}", sent) for inner in field.rows} for place in places][
                :MOST_ROWS
            ]
        case Sort.PICKS:
            return [str(one) for one in sent.getlist(name)]
        case Sort.GOALS | Sort.YEARS:
            start = f"{name}-"
            return {key.removeprefix(start): str(sent.get(key)) for key in sent if key.startswith(start)}
    return fit(str(sent.get(name, "")))


def read(kind: str, raw: Raw, language: Language) -> Read:
    """The values of a form. What says nothing is left out."""
    faults: dict[str, str] = {}
    values = {field.name: _value(field, field.name, raw[field.name], (language, faults)) for field in SHEETS[kind] if field.name in raw}
    return Read(values=values, raw=raw, faults=faults)


Reading = tuple[Language, dict[str, str]]
"""In which language figures are read, and what is wrong, by place in the form."""


def _value(field: Field, name: str, typed: Any, reading: Reading) -> Any:
    language, faults = reading
    match field.sort:
        case Sort.ROWS:
            rows = [_row(field, f"{name}-{place}", row, reading) for place, row in enumerate(typed)]
            return [row for row in rows if row]
        case Sort.GOALS:
            goals = [key for key in typed if not key.startswith("aspect-") and typed[key] in DEGREES]
            return [{"goal": one, "degree": typed[one], **_aspect(typed.get(f"aspect-{one}", ""))} for one in goals]
        case Sort.YEARS:
            return _quantities(name, typed, language, faults)
        case Sort.PICKS | Sort.COUNTED:
            return typed if isinstance(typed, list) else [one for one in typed.split(",") if one]
        case Sort.FLAG:
            return typed == "yes"
        case Sort.LINE | Sort.SOUGHT | Sort.TEXT | Sort.PICK:
            return typed.strip()[: LONGEST.get(field.sort, LONGEST[Sort.LINE])]
    return _figure(field.sort, name, typed.strip(), reading)


def _aspect(said: str) -> dict[str, str]:
    return {"aspect": said.strip()} if said.strip() else {}


def _figure(sort: Sort, name: str, typed: str, reading: Reading) -> Any:
    language, faults = reading
    found: Any = None
    match sort:
        case Sort.DAY:
            found = day_read(typed)
        case Sort.YEAR:
            found = int(typed) if re.fullmatch(r"\d{4}", typed) and int(typed) in YEARS else None
        case Sort.SCALE:
            found = int(typed) if typed in ("0", "1", "2", "3") else None
        case Sort.FIGURE:
            figure = figure_read(typed, language)
            found = None if figure is None else plain(figure)
    if typed and found is None:
        faults[name] = f"strategies.wrong_{sort.value}"
    return NOTHING[sort] if not typed else found


NOTHING: dict[Sort, Any] = {Sort.DAY: "", Sort.YEAR: None, Sort.SCALE: 0, Sort.FIGURE: "0"}
"""What an empty field says."""


def _quantities(name: str, typed: Mapping[str, str], language: Language, faults: dict[str, str]) -> dict[str, str]:
    told = {}
    for year, said in typed.items():
        figure = figure_read(said, language) if said.strip() else None
        if said.strip() and (figure is None or not re.fullmatch(r"\d{4}", year)):
            faults[f"{name}-{year}"] = "strategies.wrong_figure"
        elif figure:
            told[year] = plain(figure)
    return told


def _row(field: Field, name: str, row: Raw, reading: Reading) -> dict[str, Any]:
    """A row as it is kept; empty where nothing stands in it."""
    told = {inner.name: _value(inner, f"{name}-{inner.name}", row.get(inner.name, ""), reading) for inner in field.rows}
    return told if any(one not in ("", None, [], {}, "0", 0) for one in told.values()) or _has_fault(name, reading[1]) else {}


def _has_fault(name: str, faults: Mapping[str, str]) -> bool:
    return any(one.startswith(f"{name}-") for one in faults)


def shown(kind: str, values: Mapping[str, Any], voice: Voice) -> Raw:
    """The values of a part as its form shows them."""
    return {field.name: _shown(field, values.get(field.name), voice) for field in SHEETS[kind]}


def _shown(field: Field, value: Any, voice: Voice) -> Any:
    match field.sort:
        case Sort.ROWS:
            return [{inner.name: _shown(inner, row.get(inner.name), voice) for inner in field.rows} for row in value or ()]
        case Sort.GOALS:
            aspects = {f"aspect-{one['goal']}": one.get("aspect", "") for one in value or ()}
            return {one["goal"]: one["degree"] for one in value or ()} | aspects
        case Sort.YEARS:
            return {str(year): figure_said(one, voice.language) for year, one in (value or {}).items()}
        case Sort.PICKS:
            return list(value or ())
        case Sort.COUNTED:
            return ",".join(value or ())
        case Sort.FLAG:
            return "yes" if value is None or value else ""
    said: Callable[[Any], str] = {Sort.DAY: lambda one: day_said(voice, one), Sort.FIGURE: lambda one: _figure_shown(one, voice)}.get(
        field.sort, str
    )
    return "" if value in (None, "") else said(value)


def _figure_shown(figure: str, voice: Voice) -> str:
    return "" if str(figure) in ("0", "0.0", "0.00") else figure_said(figure, voice.language)
