"""The first sheet of the strategy's workbook: what it is, how to edit it and bring it back, what each sheet holds."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from weft.report.planning.logframe_formats import FIXED, PROTECTED, Looks
from weft.report.planning.logframe_scene import Scene
from weft.report.planning.logframe_table import Table
from weft.report.workbook import A4, ACCENT, height

WIDTH = 84
TITLE_HEIGHT = 28
TOLD = ("what", "white", "grey", "new", "out", "sort", "back", "money", "rule")


def readme(page: Worksheet, scene: Scene, tables: Sequence[Table], looks: Looks) -> None:
    """The first sheet: what this is, how to edit it and bring it back, what each sheet holds."""
    page.hide_gridlines(2)
    page.set_portrait()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_column(0, 0, 26)
    page.set_column(1, 1, WIDTH)
    page.write_string(0, 0, scene.text(scene.strategy.title), looks.made(font_size=18, bold=True, text_wrap=False))
    page.write_string(1, 0, _subtitle(scene), looks.made(font_size=12, text_wrap=False))
    page.set_row(0, TITLE_HEIGHT)
    down = 3
    for key in TOLD:
        text = scene.say(f"readme.{key}", currency=scene.strategy.currency)
        look = looks.made(bg_color=FIXED) if key == "grey" else looks.made()
        page.write_string(down, 0, scene.say(f"readme.{key}.head"), looks.made(bold=True))
        page.write_string(down, 1, text, look)
        page.set_row(down, height([(text, WIDTH)]) + 4)
        down += 1
    for place, key in enumerate(("column.sheet", "column.meaning")):
        page.write_string(down + 1, place, scene.say(key), looks.made(bold=True, top=2, bottom=2, bg_color=FIXED))
    for place, table in enumerate(tables, down + 2):
        text = scene.say(f"sheet.{table.key}.gloss")
        page.write_url(place, 0, f"internal:'{table.title}'!A1", looks.made(font_color=ACCENT, bold=True), table.title)
        page.write_string(place, 1, text, looks.made())
        page.set_row(place, height([(text, WIDTH)]) + 2)
    page.protect("", PROTECTED)


def _subtitle(scene: Scene) -> str:
    """Country, years, state, day; that a country is invented is always said."""
    one, voice = scene.strategy, scene.voice
    told = [one.country.said_in(scene.names.language)]
    told.append(scene.say("subtitle", first=str(one.first_year), last=str(one.last_year), state=scene.say(f"state.{one.state.value}")))
    if one.made_on:
        told.append(scene.say("as_of", date=voice.day(one.made_on[:10])))
    if one.invented:
        told.append(scene.say("invented"))
    return " · ".join(told)
