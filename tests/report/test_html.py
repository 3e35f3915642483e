"""One page that works from disk: escaped, accessible, without scripts or addresses outside."""

import re
from itertools import pairwise

from lxml import html

from weft.records import Language

FOREIGN = ("http:", "https:", "//", "javascript:", "data:")


def parsed(files: dict[str, bytes]) -> html.HtmlElement:
    return html.document_fromstring(files["study.html"].decode("utf-8"), parser=html.HTMLParser(huge_tree=True))


def test_nothing_from_a_source_becomes_markup(files: dict[str, bytes]) -> None:
    page = parsed(files)
    assert page.xpath("//script") == []
    assert page.xpath("//*[@onclick or @onload or @onerror]") == []
    assert "<script>alert(1)</script>" in page.text_content()


def test_no_control_or_direction_characters(files: dict[str, bytes]) -> None:
    text = files["study.html"].decode("utf-8")
    assert not re.search("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u200e\u200f\u202a-\u202e]", text)


def test_language_of_the_page_and_of_each_quote(files: dict[str, bytes], language: Language) -> None:
    page = parsed(files)
    assert page.get("lang") == language.value
    assert {one.get("lang") for one in page.xpath("//blockquote")} == {"en", "fr", "es"}


def test_headings_go_down_one_step_at_a_time(files: dict[str, bytes]) -> None:
    levels = [int(one.tag[1]) for one in parsed(files).xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_have_captions_and_scopes(files: dict[str, bytes]) -> None:
    tables = parsed(files).xpath("//table")
    assert len(tables) > 15
    assert all(table.xpath("./caption") and table.xpath(".//th[@scope='col']") and table.xpath(".//th[@scope='row']") for table in tables)


def test_links_lead_to_places_of_the_page_and_ids_are_single(files: dict[str, bytes]) -> None:
    page = parsed(files)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = page.xpath("//@href")
    assert all(link.startswith("#") and link[1:] in set(ids) for link in links)
    assert page.xpath("//body/a[@class='skip']/@href") == ["#summary"]


def test_nothing_is_fetched(files: dict[str, bytes]) -> None:
    page = parsed(files)
    assert page.xpath("//img|//link|//iframe|//object") == []
    assert [one for one in page.xpath("//@src") if one.startswith(FOREIGN)] == []
    assert "url(" not in page.xpath("string(//style)")
    assert "@import" not in page.xpath("string(//style)")


def test_pictures_have_text_alternatives_and_decoration_is_hidden(files: dict[str, bytes]) -> None:
    drawings = parsed(files).xpath("//svg")
    assert all(one.get("aria-label") if one.get("role") == "img" else one.get("aria-hidden") == "true" for one in drawings)


def test_every_sign_that_is_used_is_drawn(files: dict[str, bytes]) -> None:
    page = parsed(files)
    drawn = {f"#{one}" for one in page.xpath("//symbol/@id")}
    assert set(page.xpath("//use/@href")) <= drawn


def test_scrolling_regions_take_the_keyboard_and_have_names(files: dict[str, bytes]) -> None:
    regions = parsed(files).xpath("//div[@class='scroll']")
    assert regions
    assert all(one.get("tabindex") == "0" and one.get("aria-label") for one in regions)


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it."""
    shares = []
    for colour in (one, other):
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        shares.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
    return (max(shares) + 0.05) / (min(shares) + 0.05)


def test_text_stands_out_from_its_ground_in_light_and_dark(files: dict[str, bytes]) -> None:
    style = parsed(files).xpath("string(//style)")
    for block in re.findall(r":root\{color-scheme:light dark;[^}]*|dark\)\{:root\{[^}]*", style):
        colours = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6}|#fff)", block))
        colours = {name: value if len(value) == 7 else "#ffffff" for name, value in colours.items()}
        for ink, ground in [
            ("ink", "paper"),
            ("soft", "paper"),
            ("soft", "ground"),
            ("accent", "paper"),
            ("on3", "x3"),
            ("ink", "x1"),
            ("ink", "x2"),
        ]:
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground, block[:30])
