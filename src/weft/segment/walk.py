"""One instrument walked from block to block; each block becomes one or more drafts of provisions."""

import re
from collections.abc import Mapping, Sequence

from weft.records import Block, Document, Role, Zone
from weft.segment import markers
from weft.segment.grammar import Grammar
from weft.segment.markers import Marker
from weft.segment.outline import MAXIMUM_LEAD, UNNUMBERED_RANK, Outline
from weft.segment.pieces import cuts, defines
from weft.segment.state import Draft, Walk, openings

FALLBACK = "en"
MAXIMUM_HEADING_WORDS = 40
FEWEST_HEADING_WORDS = 3
MAXIMUM_TITLE_WORDS = 16
MAXIMUM_CONTENTS_WORDS = 30
JOINED_WORDS = 120
SHORT_WORDS = 12
LONG_WORDS = 25
LONGEST_MARKER = 40
ARTICLES_THAT_SHOW_A_TRADITION = 3
DECLARED_ARTICLES = frozenset({"section", "article"})
NEVER_JOINED = frozenset({"definition", "subsection", "paragraph", "subparagraph"})

_OPEN_END = re.compile(r"[^\W_][,\"”»)]?\s*$")
_SENTENCE_END = (".", ";", ":", ",", "—", "–", "-", "!", "?", "»", "”")


def walk(document: Document, grammars: Mapping[str, Grammar], language: str) -> list[Draft]:
    """Drafts of all provisions of a document, in reading order; a gazette in columns is walked once for each of its languages."""
    spoken = {block.language for block in document.blocks} - {""}
    if len(spoken) < 2:
        return _walk(document, document.blocks, grammars.get(language, grammars[FALLBACK]))
    drafts: list[Draft] = []
    for code in sorted(spoken):
        blocks = [block for block in document.blocks if (block.language or language) == code]
        drafts += _walk(document, blocks, grammars.get(code, grammars[FALLBACK]))
    return sorted(drafts, key=lambda draft: draft.slices[0])


def _walk(document: Document, blocks: Sequence[Block], grammar: Grammar) -> list[Draft]:
    articles, sections = openings(document, blocks, grammar)
    bare = grammar.bare_number_is_article
    state = Walk(
        document=document,
        grammar=grammar,
        sections=bare and articles + sections < ARTICLES_THAT_SHOW_A_TRADITION,
        section_is_article=bare and articles < ARTICLES_THAT_SHOW_A_TRADITION,
    )
    for block in blocks:
        text = state.text(block)
        if text.strip():
            _take(state, block, text)
    last = _bare_heading(state)
    if last:
        last.path = state.outline.place("heading")
        state.drafts.append(last)
    return state.drafts


def _take(state: Walk, block: Block, text: str) -> None:
    """CASE 1 printed contents, 2 note, 3 heading of a group or annex, 4 article, 5 other heading, 6 text."""
    if block.role == Role.CONTENTS:
        state.contents.add(_key(text))
        _add_contents(state, block, text)
        return
    if _in_contents(state, block, text):
        _add_contents(state, block, text)
        return
    if block.role == Role.NOTE:
        _add(state, block, (0, len(text)), Zone.NOTE)
        return
    marker = _group(state, block, text)
    if marker:
        _enter_group(state, block, text, marker)
        return
    marker = _article(state, block, text)
    if marker:
        _enter_article(state, block, text, marker)
        return
    if block.role == Role.HEADING and len(text.split()) <= MAXIMUM_HEADING_WORDS and not text[:1].islower():
        _enter_plain_heading(state, block, text)
        return
    _take_text(state, block, text)


def _add_contents(state: Walk, block: Block, text: str) -> None:
    """Lines of a printed table of contents, gathered to about JOINED_WORDS words."""
    last = state.drafts[-1] if state.drafts else None
    if last and last.zone == Zone.CONTENTS and last.words + len(text.split()) <= JOINED_WORDS:
        _extend(state, block, (0, len(text)))
    else:
        _add(state, block, (0, len(text)), Zone.CONTENTS)


def _key(text: str) -> str:
    """A line of the contents compared with a heading: letters and digits only, page number at the end dropped."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return " ".join(words[:-1] if len(words) > 2 and words[-1].isdigit() else words)


def _in_contents(state: Walk, block: Block, text: str) -> bool:
    """True inside a printed table of contents: from its heading until one of its lines comes back as a heading."""
    if state.outline.zone != Zone.CONTENTS:
        if block.role == Role.HEADING or len(text) < 60:
            return _opens_contents(state, text)
        return False
    key = _key(text)
    if key in state.contents or _is_running(state, text):
        state.outline.zone = Zone.FRONT
        return False
    state.contents.add(key)
    return True


def _is_running(state: Walk, text: str) -> bool:
    """True for a text that no table of contents holds: long, a sentence, or the formula that opens the law."""
    words = len(text.split())
    if words > MAXIMUM_CONTENTS_WORDS or (words > SHORT_WORDS - 2 and text.rstrip().endswith((".", ":", ";"))):
        return True
    return bool(state.grammar.enacting.search(text) or (state.grammar.preamble.match(text) and text.rstrip().endswith((",", ":", ";"))))


def _opens_contents(state: Walk, text: str) -> bool:
    match = state.grammar.contents.match(text)
    if not match or len(text[match.end() :].split()) > 2 or state.outline.article:
        return False
    state.outline.zone = Zone.CONTENTS
    state.contents.clear()
    return True


def _group(state: Walk, block: Block, text: str) -> Marker | None:
    """The marker of a group heading: short, and set as a heading or opened by a capital and not closed like a sentence."""
    if len(text) > 400 or not text.strip('*_ "“«>#')[:1].isupper():
        return None
    marker = markers.group_marker(text, state.grammar)
    if not marker or (state.section_is_article and marker.word in state.grammar.article_words):
        return None
    title = marker.title.strip()
    set_as_heading = block.role == Role.HEADING or not title or title.isupper()
    running = title[:1].islower() or len(title.split()) > markers.MAXIMUM_GROUP_WORDS or title.endswith((";", ","))
    return marker if (set_as_heading and not title[:1].islower()) or (not running and not title.endswith(".")) else None


def _enter_group(state: Walk, block: Block, text: str, marker: Marker) -> None:
    bare = _bare_heading(state)
    label = " ".join(text.split())
    if marker.sort == markers.ANNEX:
        state.outline.enter_annex(marker, label)
    else:
        state.outline.enter_heading(marker.rank, block.level, label)
        if state.outline.zone in (Zone.PREAMBLE, Zone.FRONT, Zone.END):
            state.outline.zone = Zone.BODY
    _note_transitory(state, label)
    _keep_bare_heading(state, bare)
    _remember_heading(state, block)


def _note_transitory(state: Walk, label: str) -> None:
    if state.outline.zone == Zone.ANNEX:
        return
    state.outline.zone = Zone.TRANSITORY if state.grammar.transitory.search(label) else Zone.BODY


def _remember_heading(state: Walk, block: Block) -> None:
    state.heading_slice = (block.page_index, block.start, block.end)
    if state.drafts:
        state.drafts[-1].closed = True


def _bare_heading(state: Walk) -> Draft | None:
    """The last heading as a draft, if no text has stood under it yet."""
    place, outline = state.heading_slice, state.outline
    if place is None or not outline.headings:
        return None
    text = state.document.pages[place[0]].text[place[1] : place[2]]
    words = len(text.split())
    if words < FEWEST_HEADING_WORDS:
        return None
    return Draft([place], "", outline.chain, outline.zone, "", "", words, numbered=False, closed=True)


def _keep_bare_heading(state: Walk, bare: Draft | None) -> None:
    """A heading that is closed before any text stood under it is a provision of its own: nothing of the law is lost."""
    if bare is None or state.outline.chain.startswith(bare.heading):
        return
    bare.path = state.outline.place("heading")
    state.drafts.append(bare)


def _article(state: Walk, block: Block, text: str) -> Marker | None:
    if state.outline.zone == Zone.CONTENTS:
        return None
    if block.kind in DECLARED_ARTICLES and block.number:
        return _declared_article(block, text)
    marker = markers.article_marker(text, state.grammar)
    if marker or not state.sections:
        return marker
    marker = markers.bare_article(text, state.outline.last_section)
    return marker if marker and (block.role == Role.HEADING or state.outline.zone != Zone.ANNEX) else None


def _declared_article(block: Block, text: str) -> Marker:
    """The article a format declares: its number stands at the opening of the text and is no part of the title."""
    after = re.match(rf"\W*(?:\w+\s+)?{re.escape(block.number)}[\s.:)\-–—°º]*", text)
    start = after.end() if after else 0
    return Marker(
        sort=markers.ARTICLE, kind="section", number=markers.slug(block.number), rank=markers.ARTICLE_RANK, title=text[start:], start=start
    )


def _enter_article(state: Walk, block: Block, text: str, marker: Marker) -> None:
    bare = _bare_heading(state)
    title = marker.title.strip()
    is_title = block.role == Role.HEADING or (len(title.split()) <= MAXIMUM_TITLE_WORDS and not title.endswith(_SENTENCE_END))
    label = " ".join((text if is_title else text[: marker.start]).split()).strip(" .-–—:*_")
    state.articles += 1
    state.outline.enter_article(marker, label, block.level)
    _keep_bare_heading(state, bare)
    if state.grammar.transitory_article.match(title):
        state.outline.zone = Zone.TRANSITORY
    _remember_heading(state, block)
    if not is_title or len(title.split()) > MAXIMUM_HEADING_WORDS:
        _take_units(state, block, text, marker.start)


def _enter_plain_heading(state: Walk, block: Block, text: str) -> None:
    label = " ".join(text.split()).strip("*_ ")
    first = not state.drafts and not state.outline.headings
    bare = _bare_heading(state)
    if _extends_group(state, block):
        last = state.outline.headings.pop()
        state.outline.enter_heading(last.rank, last.level, f"{last.text} {label}")
    else:
        state.outline.enter_heading(UNNUMBERED_RANK, block.level, label)
        _keep_bare_heading(state, bare)
    if state.outline.zone == Zone.FRONT and (label[:1].isdigit() or any(draft.words >= LONG_WORDS for draft in state.drafts)):
        # A plan or policy has no articles: its body begins with the first heading after its opening words.
        state.outline.zone = Zone.BODY
    if state.outline.zone == Zone.END:
        # A decree that approves a plan or a code is signed before the text it approves.
        state.outline.zone = Zone.BODY
    _note_transitory_if_plain(state, label)
    _remember_heading(state, block)
    if first or state.outline.zone == Zone.FRONT:
        _add(state, block, (0, len(text)), Zone.FRONT)
        state.drafts[-1].closed = True


def _extends_group(state: Walk, block: Block) -> bool:
    """True when a heading stands right under "CHAPTER II" and is its title."""
    headings, place = state.outline.headings, state.heading_slice
    if not headings or not place or headings[-1].rank > 5 or len(headings[-1].text.split()) > 3:
        return False
    return place[0] == block.page_index and block.start - place[2] <= 4


def _note_transitory_if_plain(state: Walk, label: str) -> None:
    if state.outline.zone in (Zone.BODY, Zone.TRANSITORY) and len(label.split()) <= 8:
        _note_transitory(state, label)


def _take_text(state: Walk, block: Block, text: str) -> None:
    outline = state.outline
    opening = text[:80]
    before_law = outline.zone in (Zone.FRONT, Zone.PREAMBLE) or (outline.zone == Zone.BODY and not state.articles)
    if before_law and state.grammar.preamble.match(opening):
        outline.zone = Zone.PREAMBLE
    elif outline.zone in (Zone.BODY, Zone.TRANSITORY) and state.grammar.end.match(opening):
        outline.zone, outline.article, outline.steps = Zone.END, "", ()
    _take_units(state, block, text, 0)


def _take_units(state: Walk, block: Block, text: str, body: int) -> None:
    """Cuts a block into units; `body` is the offset after an article's number, whose own number the first unit may carry."""
    points = cuts(text)
    for index, (start, end) in enumerate(zip(points, [*points[1:], len(text)], strict=True)):
        opening = start if index or not body else body
        marker = markers.unit_marker(text[opening : opening + LONGEST_MARKER]) if block.role != Role.ROW else None
        _take_unit(state, block, (start, end), marker)


def _take_unit(state: Walk, block: Block, piece: tuple[int, int], marker: Marker | None) -> None:
    start, end = piece
    text = state.text(block)[start:end]
    if marker is None and _joins(state, block, text):
        _extend(state, block, piece)
        return
    if marker:
        if state.outline.zone == Zone.FRONT and markers.opens_series(marker.number):
            state.outline.zone = Zone.BODY
        _note_open_lead(state, marker)
        state.outline.enter_unit(marker)
    elif not markers.is_bullet(text):
        state.outline.enter_plain()
    _add(state, block, piece, state.outline.zone, numbered=marker is not None)
    state.outline.note_lead(text)


def _note_open_lead(state: Walk, marker: Marker) -> None:
    """A sentence left open before the first item of a list leads the list, whatever sign it ends with."""
    last = state.drafts[-1] if state.drafts else None
    if last is None or last.closed or not markers.opens_series(marker.number) or last.zone != state.outline.zone:
        return
    page_index, start, end = last.slices[-1]
    text = state.document.pages[page_index].text[start:end].rstrip()
    if not text.endswith((".", ";", "!", "?")):
        state.outline.leads[len(state.outline.steps)] = " ".join(text.split())[-MAXIMUM_LEAD:]


def _joins(state: Walk, block: Block, text: str) -> bool:
    """CASE 1 a sentence broken over blocks or pages, 2 a list under its lead, 3 short lines."""
    last = state.drafts[-1] if state.drafts else None
    if last is None or last.closed or last.zone in (Zone.CONTENTS, Zone.NOTE) or last.words >= JOINED_WORDS:
        return False
    if block.kind in NEVER_JOINED:
        return False
    page_index, _, end = last.slices[-1]
    before = state.document.pages[page_index].text[max(0, end - 3) : end]
    if text[:1].islower() and _OPEN_END.search(before) and len(text.split()) + last.words <= 2 * JOINED_WORDS:
        return True
    if defines(text) and not _OPEN_END.search(before):
        return False
    words = len(text.split())
    if words + last.words > JOINED_WORDS or last.zone != state.outline.zone:
        return False
    if markers.is_bullet(text):
        return True
    return (
        words < SHORT_WORDS
        and (not last.numbered and last.words < JOINED_WORDS // 2)
        and (block.role == Role.ROW or not text.lstrip('"“«').strip()[:1].isupper() or last.words < SHORT_WORDS)
    )


def _extend(state: Walk, block: Block, piece: tuple[int, int]) -> None:
    last = state.drafts[-1]
    start, end = block.start + piece[0], block.start + piece[1]
    page_index, before_start, before_end = last.slices[-1]
    gap = state.document.pages[page_index].text[before_end:start] if page_index == block.page_index else "|"
    if page_index == block.page_index and not gap.strip() and before_end <= start:
        last.slices[-1] = (page_index, before_start, end)
    else:
        last.slices.append((block.page_index, start, end))
    last.words += state.text(block).count(" ", *piece) + 1


def _add(state: Walk, block: Block, piece: tuple[int, int], zone: Zone, *, numbered: bool = False) -> None:
    start, end = piece
    text = state.text(block)
    slices = [(block.page_index, block.start + start, block.start + end)]
    if state.heading_slice and text[start : start + 1].islower() and not numbered:
        slices.insert(0, state.heading_slice)
    state.heading_slice = None
    outline = state.outline
    tail = "" if numbered else "note" if zone == Zone.NOTE else "row" if block.role == Role.ROW else "al"
    state.drafts.append(
        Draft(
            slices=slices,
            path=_place(outline, zone, tail),
            heading=outline.chain,
            zone=zone,
            lead=outline.lead,
            language=block.language,
            words=text.count(" ", start, end) + 1,
            numbered=numbered,
        )
    )


def _place(outline: Outline, zone: Zone, tail: str) -> str:
    if zone != Zone.CONTENTS:
        return outline.place(tail)
    kept, outline.zone = outline.zone, Zone.CONTENTS
    article, outline.article = outline.article, ""
    place = outline.place(tail)
    outline.zone, outline.article = kept, article
    return place
