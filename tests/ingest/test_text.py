"""Plain text: wrapped lines are paragraphs again, and every usual encoding is read."""

import pytest
from tests.ingest.packing import codes, read, told

LAW = """Gazette special of 11/11/2021

LAW GOVERNING LIVING MODIFIED ORGANISMS

CHAPTER II: PERMITS AND
THEIR HOLDERS
Article 5: Permit for release
No person may release a living modified organism into the
environment without a permit of the Authority, which decides on
the basis of a risk assessment.
The following are exempt:
1° contained use under a licence;
2° transit through the territory
under seal;
3° medicines.
Article 6: Appeals
An applicant may appeal to the
Minister within thirty days.
"""


def test_lines_become_paragraphs() -> None:
    assert told(read("law.txt", LAW)) == [
        ("paragraph", "Gazette special of 11/11/2021"),
        ("heading", "LAW GOVERNING LIVING MODIFIED ORGANISMS"),
        ("heading", "CHAPTER II: PERMITS AND THEIR HOLDERS"),
        ("heading", "Article 5: Permit for release"),
        (
            "paragraph",
            "No person may release a living modified organism into the environment without a permit of the Authority, which decides on "
            "the basis of a risk assessment.",
        ),
        ("paragraph", "The following are exempt:"),
        ("paragraph", "1° contained use under a licence;"),
        ("paragraph", "2° transit through the territory under seal;"),
        ("paragraph", "3° medicines."),
        ("heading", "Article 6: Appeals"),
        ("paragraph", "An applicant may appeal to the Minister within thirty days."),
    ]


def test_page_numbers_stay_in_the_text_and_are_no_block() -> None:
    source = "\n".join(f"Section {n}. The Minister may make regulations under this section.\n\n- {n} -\n" for n in range(1, 6))
    document = read("law.txt", source)
    assert [text for _, text in told(document)] == [
        f"Section {n}. The Minister may make regulations under this section." for n in range(1, 6)
    ]
    assert "- 3 -" in document.pages[0].text


SENTENCE = "L’autorisation est refusée à l’exploitant «étranger» — œuvre du ministre."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    document = read("loi.txt", SENTENCE.encode(encoding))
    assert document.pages[0].text == SENTENCE
    assert codes(document) == []


def test_a_bad_byte_among_good_ones_is_told() -> None:
    document = read("loi.txt", (SENTENCE * 3).encode() + b" fin \xff.")
    assert document.pages[0].text.startswith(SENTENCE)
    assert (document.problems[0].code, document.problems[0].arguments) == ("characters_lost", ("1",))


CLEANED = [
    ("no-break spaces", "Article\u00a05\u202f; x", "Article 5 ; x"),
    ("soft hyphens", "bio\u00addiversity", "biodiversity"),
    ("decomposed accents", "Prote\u0301ge\u0301", "Protégé"),
    ("control characters", "a\x07 b\x1fc", "a b c"),
    ("runs of blanks", "a   \t b", "a b"),
    ("carriage returns", "one.\r\n\r\ntwo.", "one.\ntwo."),
]


@pytest.mark.parametrize(("source", "text"), [case[1:] for case in CLEANED], ids=[case[0] for case in CLEANED])
def test_text_is_cleaned(source: str, text: str) -> None:
    assert read("law.txt", source).pages[0].text == text


def test_a_text_of_a_few_words_is_no_law() -> None:
    document = read("law.txt", "Biosafety Act, 2011")
    assert [(problem.code, problem.arguments) for problem in document.problems] == [("stub_without_law", ("19",))]
