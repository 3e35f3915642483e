"""Reading order: columns, gazettes in several languages, tables, notes in the margin, scrambled files."""

import pytest
from tests.ingest.printing import read, texts, told

from weft.records import Role

PAGE = "#set page(width: 600pt, height: 800pt, margin: 40pt)\n#set text(size: 10pt, hyphenate: false)\n"


def article(number: int, words: str) -> str:
    return f"*Article {number}.* {words} " + f"Rule {number} binds every person who handles such organisms in the territory. " * 4


TWO_COLUMNS = PAGE + "#set page(columns: 2)\n#set par(justify: true)\n"
TWO_COLUMNS += "\n\n".join(article(number, "The Authority decides.") for number in range(1, 21))


def test_two_columns_are_read_one_after_the_other() -> None:
    starts = [text.split(".")[0] for text in texts(read(TWO_COLUMNS)) if text.startswith("Article")]
    assert starts == [f"Article {number}" for number in range(1, 21)]


COLUMNS = {
    "rw": "Nta muntu wemerewe kurekura ikinyabuzima cyahinduwe mu bidukikije adafite uruhushya rw'urwego rubifitiye ububasha.",
    "en": "No person shall release a living modified organism into the environment without a permit of the Authority under this Law.",
    "fr": "Nul ne peut disséminer un organisme vivant modifié dans l'environnement sans l'autorisation de l'autorité compétente.",
}
WORD = {"rw": "Ingingo ya", "en": "Article", "fr": "Article"}


def gazette(articles: int) -> str:
    """A table of three columns, one article a row, as word processors lay out gazettes in several languages."""
    cells = [f"[{WORD[code]} {number}: {words}]" for number in range(2, articles + 2) for code, words in COLUMNS.items()]
    return PAGE + f"#table(columns: (1fr, 1fr, 1fr), stroke: none, {', '.join(cells)})"


@pytest.mark.parametrize("articles", [6, 30], ids=["one page", "several pages"])
def test_a_gazette_is_read_language_by_language(articles: int) -> None:
    document = read(gazette(articles))
    for page in range(len(document.pages)):
        languages = [block.language for block in document.blocks if block.page_index == page]
        assert languages == sorted(languages, key=["rw", "en", "fr"].index)
    for code, words in COLUMNS.items():
        column = " ".join(text for block, text in told(document) if block.language == code).replace("’", "'")
        assert column == " ".join(f"{WORD[code]} {number}: {words}" for number in range(2, articles + 2))


def test_a_document_in_one_language_names_none() -> None:
    assert {block.language for block in read(TWO_COLUMNS).blocks} == {""}


TABLE = (
    PAGE
    + """
The fees are these.

#table(columns: (2fr, 1fr, 1fr), [Application], [Fee], [Days], [Release into the environment], [1 200], [270], [Contained use], [300], [90])

Fees are paid to the Treasury.
"""
)


def test_rows_of_a_table_stay_together() -> None:
    assert [(block.role, text) for block, text in told(read(TABLE))] == [
        (Role.PARAGRAPH, "The fees are these."),
        (Role.ROW, "Application | Fee | Days"),
        (Role.ROW, "Release into the environment | 1 200 | 270"),
        (Role.ROW, "Contained use | 300 | 90"),
        (Role.PARAGRAPH, "Fees are paid to the Treasury."),
    ]


MARGINAL = (
    PAGE
    + """
#let section(note, words) = grid(columns: (380pt, 100pt), column-gutter: 20pt, words, text(size: 7pt, note))
#section([Prohibition of release.], [12. No person shall release a living modified organism into the environment of the country,
  whether for trial or for trade, unless the Authority has granted a permit.])

#section([Penalty.], [13. A person who contravenes section 12 commits an offence and is liable to a fine or to imprisonment, and the
  court may order the person to restore the environment.])
"""
)


def test_notes_in_the_margin_head_their_section() -> None:
    told_blocks = [(block.role, text.split(" ")[0]) for block, text in told(read(MARGINAL))]
    assert told_blocks == [(Role.HEADING, "Prohibition"), (Role.PARAGRAPH, "12."), (Role.HEADING, "Penalty."), (Role.PARAGRAPH, "13.")]


def placed(lines: list[tuple[float, float, str]]) -> str:
    """A page on which the file names the lines in the order given, each at its (x, y) from the top left."""
    return PAGE + "\n".join(f"#place(dx: {x}pt, dy: {y}pt)[{text}]" for x, y, text in lines)


SENTENCES = [
    "Article 1. The Authority keeps a register of decisions;",
    "it publishes the register on the first day of each month.",
    "Article 2. The register names the organism released, the place",
    "and the holder of the permit that the Authority has granted.",
    "Article 3. Any person may read the register without a fee.",
]


@pytest.mark.parametrize("order", [(4, 2, 0, 3, 1), (2, 3, 4, 0, 1), (1, 0, 3, 2, 4)])
def test_a_scrambled_file_is_put_right(order: tuple[int, ...]) -> None:
    lines = [(0.0, 14.0 * at, SENTENCES[at]) for at in order]
    assert " ".join(texts(read(placed(lines)))) == " ".join(SENTENCES)


def test_numbers_written_after_the_text_find_their_line() -> None:
    words = ["to keep a register of all decisions taken;", "to answer every application in writing;", "to inform the public."]
    lines = [(30.0, 20.0 * at, text) for at, text in enumerate(words)]
    lines += [(0.0, 20.0 * at, f"({letter})") for at, letter in enumerate("abc")]
    assert texts(read(placed(lines))) == [f"({letter}) {text}" for letter, text in zip("abc", words, strict=True)]


def test_a_footnote_is_a_note() -> None:
    note = "#footnote[Counted from the day on which the application is complete.]"
    document = read(PAGE + f"The Authority decides on the application within ninety days{note} and tells the applicant why it decided so.")
    assert [block.role for block in document.blocks] == [Role.PARAGRAPH, Role.NOTE]


NUMBERED = [
    "Article 5 The Authority decides.",
    "Art. 12 – L'autorité décide.",
    "Artículo 7. La autoridad decide.",
    "Section 3. The Authority decides.",
    "12. The Authority decides.",
    "12.3 The Authority decides.",
    "(a) The Authority decides.",
    "a) La autoridad decide.",
    "I. L'autorité décide.",
    "1° L'autorité décide.",
    "• The Authority decides.",
]


@pytest.mark.parametrize("line", NUMBERED)
def test_a_numbered_line_starts_a_block(line: str) -> None:
    before = "The organisms of this Part are those listed by the Minister in the Gazette."
    found = texts(read(placed([(0.0, 0.0, before), (0.0, 13.0, line)])))
    assert [text.replace("’", "'") for text in found] == [before, line]


def test_a_reference_at_the_start_of_a_line_starts_no_block() -> None:
    lines = ["The holder of a permit shall comply with every one of the conditions that", "Article 5 sets out for him."]
    last = "The rest of this page is as wide as the line that comes first, or nearly so."
    assert texts(read(placed([(0.0, 0.0, lines[0]), (0.0, 13.0, lines[1]), (0.0, 40.0, last)]))) == [" ".join(lines), last]
