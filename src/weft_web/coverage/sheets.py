"""The matrix as a spreadsheet."""

from weft_web.countries.models import Country
from weft_web.coverage.asking import Asking
from weft_web.coverage.matrix import chosen
from weft_web.coverage.models import Statement
from weft_web.coverage.states import state_of
from weft_web.coverage.weighed import Weighed
from weft_web.engine.citing import Voice, article_of
from weft_web.engine.tables import Table, as_csv, as_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
FIXED = ("treaty", "article", "obligation", "theme", "strength", "state", "rule", "stated")
WIDTHS = (20, 14, 40, 24, 16, 20, 50, 40)


def matrix_as(form: str, country: Country, held: Weighed, asking: Asking, voice: Voice) -> tuple[bytes | str, str]:
    """The rows asked for with all instruments that speak, as `xlsx` or `csv`, and the kind of content."""
    table = _table(country, held, asking, voice)
    return (as_csv(table.heads, table.rows), CSV) if form == "csv" else (as_xlsx(table), XLSX)


def _table(country: Country, held: Weighed, asking: Asking, voice: Voice) -> Table:
    documents = [one for one in held.documents if held.counts[one]]
    stated = _stated(country, voice)
    rows = []
    for row in chosen(held, asking):
        one = held.obligations[row.obligation]
        cells = [held.cell(row.obligation, document) for document in documents]
        fixed = (
            voice.label("treaties", one.treaty),
            article_of(voice, one),
            one.label.said_in(voice.language),
            voice.label("themes", one.theme),
            voice.label("strengths", one.strength.value),
            voice.say(f"coverage.state.{state_of(row)}"),
            voice.message(row.rule),
            "\n".join(stated.get(row.obligation, ())),
        )
        rows.append((*fixed, *(voice.say(f"mark.{cell.extent.value}") if cell else "" for cell in cells)))
    heads = (*(voice.say(f"coverage.column.{one}") for one in FIXED), *(held.documents[one].title for one in documents))
    return Table(name=voice.say("coverage.title_short"), heads=heads, rows=tuple(rows), frozen=3, widths=WIDTHS)


def _stated(country: Country, voice: Voice) -> dict[str, list[str]]:
    """What people state, by obligation, each with name and day."""
    said: dict[str, list[str]] = {}
    for one in Statement.objects.filter(country=country, withdrawn_at=None).select_related("by"):
        day, kind = voice.day(one.at.date().isoformat()), voice.say(f"people.kind.{one.kind}")
        named = voice.say("coverage.stated_line", kind=kind, reason=one.reason, source=one.source or "–", name=one.by.name, day=day)
        said.setdefault(one.obligation, []).append(named)
    return said
