"""Drafting traditions compiled to patterns, one grammar for each language."""

import re
from dataclasses import dataclass

from weft.content.drafting import Drafting
from weft.matching import any_of

ROMAN = r"[IVXLCDM]{1,7}"
INSERTED = r"(?:bis|ter|quater|quinquies|sexies|septies|octies|[A-Z]{1,2}(?![a-zà-ÿ]))"
ARABIC = rf"\d{{1,4}}(?:[.\-]\d{{1,3}})*(?:\s?[°º]?[\s-]?{INSERTED})?"
ROMAN_NUMBER = rf"{ROMAN}(?:\s?(?:bis|ter|er))?"
ORDINAL_SIGN = r"(?:\s?(?:(?:er|re|o)\b|º|°|ª)\.?)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Compiled patterns of one language; group headings give `kind` and `rank` by `group_of`."""

    language: str
    group: re.Pattern[str]
    group_of: dict[str, tuple[str, int]]
    annex: re.Pattern[str]
    article: re.Pattern[str]
    article_words: frozenset[str]
    bare_number_is_article: bool
    transitory_article: re.Pattern[str]
    preamble: re.Pattern[str]
    enacting: re.Pattern[str]
    transitory: re.Pattern[str]
    end: re.Pattern[str]
    contents: re.Pattern[str]
    reference: re.Pattern[str]
    note: re.Pattern[str]
    definition: re.Pattern[str]
    amendment: re.Pattern[str]


def _any(words: tuple[str, ...]) -> str:
    return any_of(words).replace(r"\ ", r"\s+")


def _opening(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches a text that opens with one of the words, whatever signs stand before."""
    return re.compile(rf"[\W_]*{_any(words)}(?!\w)", re.IGNORECASE)


def _anywhere(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any(words)}(?!\w)", re.IGNORECASE)


def compile_grammar(drafting: Drafting) -> Grammar:
    """The grammar of one language."""
    ordinal = rf"(?i:{_any(drafting.ordinals)})(?!\w)"
    # "CUARTO" and "CINQ" open with a letter that counts in Roman numbers.
    number = rf"(?P<number>{ARABIC}|{ordinal}|{ROMAN_NUMBER}|[A-Z](?!\w))"
    groups = {word: (group.kind, group.rank) for group in drafting.groups for word in group.words}
    return Grammar(
        language=drafting.language,
        group=re.compile(rf"[\W_]*(?P<word>(?i:{_any(tuple(groups))}))\s+{number}{ORDINAL_SIGN}(?!\w)[\s.:)\-–—]*(?P<title>.*)", re.DOTALL),
        group_of=groups,
        annex=re.compile(
            rf"[\W_]*(?P<word>(?i:{_any(drafting.annexes)}))(?:\s+(?:n\.?\s?[°º]\s*)?{number})?{ORDINAL_SIGN}(?!\w)[\s.:)\-–—]*(?P<title>.*)",
            re.DOTALL,
        ),
        article=re.compile(
            rf"[^\w(]*(?P<word>(?i:{_any(drafting.articles)}))\s*(?:n\.?\s?[°º]\s*)?{number}{ORDINAL_SIGN}(?P<gap>[\s.:;)°º_*\-–—]*)(?P<title>.*)",
            re.DOTALL,
        ),
        article_words=frozenset(drafting.articles),
        bare_number_is_article=drafting.bare_number_is_article,
        transitory_article=_opening(drafting.transitory_words),
        preamble=_opening(drafting.preamble_openers),
        enacting=_anywhere(drafting.enacting),
        transitory=_anywhere(drafting.transitory_headings),
        end=_opening(drafting.end_openers),
        contents=_opening(drafting.contents_headings),
        reference=_opening(drafting.reference_headings),
        note=_opening(drafting.note_openers),
        definition=_anywhere(drafting.definition_verbs),
        amendment=_anywhere(drafting.amendment_openers),
    )
