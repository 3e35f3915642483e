"""Counts take the right form, numbers and dates the form of the language, unknown codes are never silent."""

import pytest

from weft.records import Language, Reason
from weft.report import ReportContent
from weft.report.evidence import article
from weft.report.voice import Voice, quotation

COUNTS = [
    # language, key, count, sentence
    ("en", "summary.read", 1, "One text was read for this study."),
    ("en", "summary.read", 1234, "1,234 texts were read for this study."),
    ("fr", "summary.read", 1234, "Pour cette étude, 1\u202f234 textes ont été lus."),
    ("es", "summary.read", 2, "Para este estudio se leyeron 2 textos."),
    ("es", "summary.read", 1876, "Para este estudio se leyeron 1876 textos."),
    ("es", "summary.read", 12345, "Para este estudio se leyeron 12\u202f345 textos."),
    ("fr", "count.operative", 0, "aucune disposition normative"),
    ("fr", "fact.gaps", 0, "lacune, une obligation applicable à laquelle aucun texte lu ne répond par une règle"),
    ("en", "fact.gaps", 0, "gaps, obligations that apply and that no text read answers with a rule"),
]


@pytest.mark.parametrize(("language", "key", "count", "sentence"), COUNTS)
def test_a_count_takes_its_form(content: ReportContent, language: str, key: str, count: int, sentence: str) -> None:
    assert Voice(content, Language(language)).say(key, count) == sentence


DAYS = [
    ("en", "2026-11-22", "22 November 2026"),
    ("fr", "2026-05-01", "1er mai 2026"),
    ("fr", "2026-05-11", "11 mai 2026"),
    ("es", "2026-05-01", "1 de mayo de 2026"),
    ("es", "2026-05-16", "16 de mayo de 2026"),
    ("fr", "1998", "1998"),
    ("en", "soon", "soon"),
]


@pytest.mark.parametrize(("language", "iso", "part"), DAYS)
def test_a_date_is_said_in_words(content: ReportContent, language: str, iso: str, part: str) -> None:
    assert part in Voice(content, Language(language)).day(iso)


def test_an_unknown_code_is_shown(content: ReportContent) -> None:
    assert "no_such_code" in Voice(content, Language.EN).message("no_such_code", ("7",))


def test_missing_arguments_leave_an_ellipsis(content: ReportContent) -> None:
    assert "…" in Voice(content, Language.EN).message("deadline_longer", ("The decree",))


def test_braces_in_an_argument_are_text(content: ReportContent) -> None:
    assert "{0} {x}" in Voice(content, Language.FR).message("definitions_diverge", ("{0} {x}", "a"))


def test_reasons_name_their_concepts(content: ReportContent) -> None:
    reason = Reason(code="names", arguments=("lmo", "transgenic"))
    assert Voice(content, Language.ES).reason(reason) == "Nombra: organismo vivo modificado, transgénico."


@pytest.mark.parametrize(("language", "quoted"), [("en", "“x”"), ("fr", "«\u00a0x\u00a0»"), ("es", "«x»"), ("pt", "“x”")])
def test_quotation_marks_are_those_of_the_source(language: str, quoted: str) -> None:
    assert quotation("x", language) == quoted


@pytest.mark.parametrize(("language", "said"), [(Language.EN, "CBD 8(g)"), (Language.FR, "CDB 8\u00a0g)"), (Language.ES, "CDB 8\u00a0g)")])
def test_a_letter_of_an_article_is_set_as_the_treaty_sets_it(content: ReportContent, language: Language, said: str) -> None:
    assert article(Voice(content, language), "CBD", "8(g)") == said


ARTICLES = [
    # article, how it is said in English, French and Spanish
    ("15 (NR5)", ("CPB 15 (NR5)", "PCB 15 (RN5)", "PCB 15 (IN5)")),
    ("14.1(c)-(e)", ("CPB 14.1(c)-(e)", "PCB 14.1\u00a0c)-e)", "PCB 14.1\u00a0c)-e)")),
]


@pytest.mark.parametrize(("number", "said"), ARTICLES)
def test_an_article_is_said_as_the_list_of_short_forms_says_it(content: ReportContent, number: str, said: tuple[str, ...]) -> None:
    assert tuple(article(Voice(content, language), "CPB", number) for language in (Language.EN, Language.FR, Language.ES)) == said


@pytest.mark.parametrize("language", list(Language))
def test_a_number_below_zero_has_a_minus_and_no_hyphen(content: ReportContent, language: Language) -> None:
    assert Voice(content, language).number(-3) == "\u22123"
