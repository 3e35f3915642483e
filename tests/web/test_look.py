"""The stylesheet keeps its promises: contrast of every pair of tokens, no address, no side of the page by name, little weight."""

import re
from pathlib import Path

import pytest

STYLESHEET = Path(__file__).parents[2] / "src" / "weft_web" / "static" / "weft_web" / "weft.css"
SHEET = re.sub(r"/\*.*?\*/", "", STYLESHEET.read_text(encoding="utf-8"), flags=re.DOTALL)
MAXIMUM_BYTES = 30_000
# WCAG 2.2: 1.4.3 text, 1.4.11 parts of controls
TEXT, CONTROL = 4.5, 3.0

TEXT_PAIRS = [
    ("ink", "paper"),
    ("ink", "ground"),
    ("ink", "wash"),
    ("ink", "mark"),
    ("ink", "x1"),
    ("ink", "x2"),
    ("paper", "ink"),
    ("ink-2", "paper"),
    ("ink-2", "ground"),
    ("ink-2", "wash"),
    ("accent", "paper"),
    ("accent", "ground"),
    ("accent", "wash"),
    ("accent", "mark"),
    ("on-accent", "accent"),
    ("on-x3", "x3"),
]
CONTROL_PAIRS = [("edge", "paper"), ("edge", "ground"), ("edge", "wash"), ("accent", "x1"), ("accent", "paper"), ("accent", "ground")]
PAIRS = [(*pair, TEXT) for pair in TEXT_PAIRS] + [(*pair, CONTROL) for pair in CONTROL_PAIRS]

Tokens = dict[str, str]


def block(opening: str, sheet: str) -> str:
    """What stands between the brace after an opening and the brace that closes it."""
    start = sheet.index("{", sheet.index(opening)) + 1
    depth = 1
    for place in range(start, len(sheet)):
        depth += {"{": 1, "}": -1}.get(sheet[place], 0)
        if depth == 0:
            return sheet[start:place]
    raise AssertionError(f"never closed: {opening}")


def tokens(sheet: str) -> Tokens:
    """Token -> colour, of the first :root of a sheet."""
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,6})\s*[;}]", block(":root", sheet) + ";"))


LIGHT = tokens(SHEET)
LOOKS: dict[str, Tokens] = {
    "light": LIGHT,
    "dark": LIGHT | tokens(block("@media (prefers-color-scheme: dark)", SHEET)),
    "print": LIGHT | tokens(block("@media print", SHEET)),
}


def channels(colour: str) -> list[int]:
    digits = colour.removeprefix("#")
    pairs = [digit * 2 for digit in digits] if len(digits) == 3 else re.findall("..", digits)
    return [int(pair, 16) for pair in pairs]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    shares = [channel / 255 for channel in channels(colour)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000", "#ffffff", 21.0), ("#777777", "#fff", 4.48), ("#fff", "#fff", 1.0)])
def test_contrast_is_measured_as_the_guideline_does(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("front", "back", "least"), PAIRS, ids=[f"{front} on {back} {least}" for front, back, least in PAIRS])
def test_contrast_suffices(look: str, front: str, back: str, least: float) -> None:
    there = LOOKS[look]
    ratio = contrast(there[front], there[back])
    assert ratio >= least, f"{look}: --{front} {there[front]} on --{back} {there[back]} is {ratio:.2f}"


@pytest.mark.parametrize("look", LOOKS)
def test_the_ladder_of_extent_reads_in_grey(look: str) -> None:
    """Each step lies further from the paper than the one before it."""
    there = LOOKS[look]
    steps = [contrast(there["paper"], there[step]) for step in ("paper", "x1", "x2", "x3")]
    assert steps == sorted(set(steps))


@pytest.mark.parametrize("look", ["dark", "print"])
def test_a_look_sets_every_colour_anew(look: str) -> None:
    """A token left as it is in the light would glare in the dark; pictures of pages stay white."""
    opening = {"dark": "@media (prefers-color-scheme: dark)", "print": "@media print"}[look]
    assert set(LIGHT) - set(tokens(block(opening, SHEET))) <= {"hit"}


def test_paper_has_greys_only() -> None:
    own = tokens(block("@media print", SHEET))
    assert {name for name, colour in own.items() if len(set(channels(colour))) > 1} == set()


def test_every_token_used_is_set() -> None:
    used = set(re.findall(r"var\(--([\w-]+)\)", SHEET))
    assert used - set(re.findall(r"--([\w-]+):", SHEET)) == set()


@pytest.mark.parametrize(
    "forbidden",
    [
        r"url\(",
        r"@import",
        r"@font-face",
        r"(?:margin|padding|border)-(?:left|right)\b",
        r"(?<![\w-])(?:left|right)\s*:",
        r"text-align\s*:\s*(?:left|right)",
        r"float\s*:\s*(?:left|right)",
        r"outline\s*:\s*(?:0|none)",
    ],
)
def test_nothing_is_fetched_and_no_side_is_named(forbidden: str) -> None:
    """Sides are start and end, so that a page written from right to left turns by itself; focus is always seen."""
    assert re.findall(forbidden, SHEET) == []


def test_it_weighs_little() -> None:
    assert STYLESHEET.stat().st_size < MAXIMUM_BYTES
