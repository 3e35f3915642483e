"""Instruments as the cases of a coded project, with what the register says of each as values of variables."""

from typing import Any

from weft_web.asking import Voice
from weft_web.exchange.coded import guid
from weft_web.exchange.marking import element, worded
from weft_web.instruments.models import Instrument

VARIABLES = ("type", "number", "date", "adopting_body", "sector", "language", "legal_status")
LISTS = {"type": "instrument_types", "sector": "sectors", "legal_status": "legal_status"}


def variables(voice: Voice) -> Any:
    """The variables, all of them text: of many laws no more than the year is known."""
    rows = element("Variables")
    for name in VARIABLES:
        rows.append(element("Variable", guid=_variable(name), name=voice.say(f"exchange.column_{name}"), typeOfVariable="Text"))
    return rows


def case(instrument: Instrument, source: str, name: str, voice: Voice) -> Any:
    """An instrument: its values, those that are empty left out, and the source that is its text and bears the same name."""
    row = element("Case", guid=guid("case", instrument.key), name=name)
    for variable in VARIABLES:
        value = _value(instrument, variable, voice)
        if value:
            held = element("VariableValue")
            held.append(element("VariableRef", targetGUID=_variable(variable)))
            held.append(worded("TextValue", value))
            row.append(held)
    row.append(element("SourceRef", targetGUID=source))
    return row


def _variable(name: str) -> str:
    return guid("variable", name)


def _value(instrument: Instrument, name: str, voice: Voice) -> str:
    value = str(getattr(instrument, name))
    if not value:
        return ""
    if name == "language":
        return voice.tongue(value)
    return voice.label(LISTS[name], value) if name in LISTS else value
