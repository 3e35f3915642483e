"""The title of an instrument: what the file declares, the short title an act gives itself, or the best of its first headings."""

import re
from dataclasses import dataclass

from weft.matching import Hit, Matcher, fold
from weft.records import Block, Document, Role

FIRST_BLOCKS = 80
CITED_WITHIN = 12_000
SHORTEST, LONGEST = 10, 300
LONGEST_RUN = 4
OPENS_WITHIN = 24
OPENING = 40
WORDS_OF_A_SENTENCE = 15
UNTITLED = re.compile(r"^(?:microsoft word|untitled|sans titre|documento?\d*|print|scan)|\.(?:docx?|pdf|indd|rtf|qxp)$", re.IGNORECASE)
_CITED_END = re.compile(r"[.;\n]|\s\d{4}\b")
_NUMBERED = re.compile(r"\W*[^\W\d]+[\W_]+(?:\d|[IVXLC]+\b|(?:premier|primero|[uú]nic[oa]|one|first)\b)", re.IGNORECASE)
_ONLY_DATE = re.compile(r"^\W*(?:[^\W\d]+\W+)?\d{1,4}(?:\W\d{1,2}){0,2}\W*$")
# Weights of a candidate; chosen so that a line that reads like a title beats a larger line that does not.
TYPE_OPENS, TYPE_INSIDE, HEADING, TOP_LEVEL, NO_TITLE, TOO_SHORT, LATER = 3.0, 1.5, 1.0, 1.5, -5.0, -2.0, -0.03
LONGER_RUN, SENTENCE = 0.1, -3.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of neighbouring headings, or one paragraph, that may be the title."""

    text: str
    place: int
    heading: bool
    level: int
    size: float
    blocks: int


def title_of(document: Document, language: str, matcher: Matcher[tuple[str, str]]) -> tuple[str, bool]:
    """The title and whether the file declares it itself; "" where nothing serves."""
    declared = " ".join(document.declared.get("title", "").split())
    if len(declared) > SHORTEST // 2 and not UNTITLED.search(declared):
        return declared[:LONGEST], True
    cited = _cited(document, language, matcher)
    if cited:
        return cited, False
    candidates = _candidates(document, language, matcher)
    best = max(candidates, key=lambda candidate: _weight(candidate, language, matcher), default=None)
    return _shortened(best.text) if best else "", False


def _cited(document: Document, language: str, matcher: Matcher[tuple[str, str]]) -> str:
    """The short title that an act gives itself ("may be cited as the ...")."""
    text = "\n".join(page.text for page in document.pages[:12])[:CITED_WITHIN]
    for hit in sorted(matcher.hits(fold(text), language), key=lambda hit: (hit.start, -hit.end)):
        if hit.key[0] == "cited":
            tail = text[hit.end : hit.end + LONGEST].lstrip(' ,:“"«')
            end = _CITED_END.search(tail)
            cited = " ".join(tail[: end.end() if end else 80].split()).strip(' .;,”"»')
            return cited if len(cited) >= SHORTEST else ""
    return ""


def _candidates(document: Document, language: str, matcher: Matcher[tuple[str, str]]) -> list[Candidate]:
    """Runs of headings and single paragraphs before the body of the text begins."""
    out: list[Candidate] = []
    run: list[Block] = []
    for place, block in enumerate(document.blocks[:FIRST_BLOCKS]):
        if block.language not in ("", language) or block.role in (Role.CONTENTS, Role.NOTE):
            continue
        text = document.pages[block.page_index].text[block.start : block.end]
        opening = {hit.key[0] for hit in matcher.hits(fold(text[:OPENING]), language) if hit.start < 4}
        if "body" in opening and _NUMBERED.match(text):
            break
        if (run and not _continues(run[-1], block)) or "not_title" in opening:
            run = []
        run = [*run, block][-LONGEST_RUN:]
        out.append(_candidate(document, run, place))
    return out


def _continues(last: Block, block: Block) -> bool:
    """True for a heading that goes on over several lines of one size."""
    return (
        last.role == block.role == Role.HEADING
        and last.level == block.level
        and abs(last.size - block.size) < 0.02
        and last.page_index == block.page_index
    )


def _candidate(document: Document, run: list[Block], place: int) -> Candidate:
    text = " ".join(" ".join(document.pages[block.page_index].text[block.start : block.end].split()) for block in run)
    first = run[0]
    return Candidate(text.strip("*_# "), place - len(run) + 1, first.role == Role.HEADING, first.level, first.size, len(run))


def _weight(candidate: Candidate, language: str, matcher: Matcher[tuple[str, str]]) -> float:
    hits = matcher.hits(fold(candidate.text), language)
    weight = (
        candidate.size + LATER * candidate.place + (HEADING if candidate.heading else 0.0) + (TOP_LEVEL if candidate.level == 1 else 0.0)
    )
    weight += _type_weight(hits) + LONGER_RUN * candidate.blocks
    if not candidate.heading and candidate.text.endswith(".") and candidate.text.count(" ") > WORDS_OF_A_SENTENCE:
        weight += SENTENCE
    listed = candidate.text[:1] in "(-•–"
    if listed or any(hit.key[0] == "not_title" and hit.start < 4 for hit in hits) or _ONLY_DATE.match(candidate.text):
        weight += NO_TITLE
    if not SHORTEST <= len(candidate.text) <= LONGEST:
        weight += TOO_SHORT
    return weight


def _type_weight(hits: list[Hit[tuple[str, str]]]) -> float:
    starts = [hit.start for hit in hits if hit.key[0] in ("type", "draft")]
    if not starts:
        return 0.0
    return TYPE_OPENS if min(starts) <= OPENS_WITHIN else TYPE_INSIDE


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
