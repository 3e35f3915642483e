"""Names of public bodies in a text, found by the words names are made of; sentence fragments are left alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from weft.assess.content import Kind, Naming
from weft.matching import Entry, Matcher
from weft.spans import fold

LANGUAGES = ("en", "fr", "es")
LONGEST_PHRASE_WORDS = 5
LONGEST_NAME_WORDS = 16
ACRONYM = re.compile(r"""\s*[(–-]\s*(?:en abrégé|hereinafter|en adelante)?\s*["“«']?\s*([A-ZÁÉÍÓÚÑ][\w.-]{1,11})\s*["”»']?\s*\)""")
WORD = re.compile(rb"\S+")
WITHIN = re.compile(r"[\s'’]*")
WITHIN_LIST = re.compile(r"[\s'’,]*")


@dataclass(frozen=True, slots=True)
class Name:
    """One full name in a text: its place, the words that make it the same body, and its acronym.

    `ids` are the words as concepts, empty when a word has none; `head` is the concept of the kind of body, `head_place` where it stands.
    """

    start: int
    end: int
    written: str
    head: str
    head_place: tuple[int, int]
    key: tuple[str, ...]
    ids: frozenset[str]
    acronym: str
    office: bool


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or phrase, of a text: `part` is head, qualifier, topic, connector, joiner, never, proper or other."""

    start: int
    end: int
    part: str
    concept: str


class Grammar:
    """The words of names in one language; `names` reads them in a text."""

    def __init__(self, naming: Naming, language: str) -> None:
        self.language = language
        self.kinds = {kind.id: kind for kind in naming.heads}
        self.naming_qualifiers = {kind.id for kind in naming.qualifiers if kind.names}
        self._phrases: dict[bytes, tuple[str, str]] = {}
        for part in ("never", "joiners", "connectors"):
            self._enter(part, ((phrase, phrase) for phrase in getattr(getattr(naming, part), language)))
        for part in ("qualifiers", "topics", "heads"):
            kinds: tuple[Kind, ...] = getattr(naming, part)
            self._enter(part, ((phrase, kind.id) for kind in kinds for phrase in getattr(kind, language)))
        self._foreign = Matcher([Entry("", "", pattern) for spoken in LANGUAGES for pattern in getattr(naming.not_bodies, spoken)])

    def _enter(self, part: str, phrases: Iterable[tuple[str, str]]) -> None:
        for phrase, concept in phrases:
            self._phrases[b" ".join(fold(phrase).split())] = (part, concept)

    def names(self, text: str) -> list[Name]:
        """All names of bodies in a text, in order, none inside another."""
        folded = fold(text)
        words = self._words(text, folded)
        found: list[Name] = []
        foreign = self._foreign.hits(folded, self.language)
        for place, word in enumerate(words):
            if word.part != "heads" or (found and word.start < found[-1].end):
                continue
            name = _Reader(self, text, words).name(place)
            if name is not None and not any(hit.start < name.end and name.start < hit.end for hit in foreign):
                found.append(name)
        return found

    def _words(self, text: str, folded: bytes) -> list[Word]:
        """The words of a text, the longest known phrase first."""
        tokens = [(match.start(), match.end()) for match in WORD.finditer(folded)]
        words: list[Word] = []
        place = 0
        while place < len(tokens):
            word, length = self._word(text, folded, tokens, place)
            words.append(word)
            place += length
        return words

    def _word(self, text: str, folded: bytes, tokens: list[tuple[int, int]], place: int) -> tuple[Word, int]:
        start = tokens[place][0]
        for length in range(min(LONGEST_PHRASE_WORDS, len(tokens) - place), 0, -1):
            end = tokens[place + length - 1][1]
            known = self._phrases.get(b" ".join(folded[start:end].split()))
            if known and (length == 1 or not re.search(r"[.,;:()]", text[start:end])):
                return Word(start, end, *known), length
        written = text[start : tokens[place][1]]
        proper = written[0].isupper() and len(written) > 2 and not written.isupper()
        return Word(start, tokens[place][1], "proper" if proper else "other", ""), 1


class _Reader:
    """Reads one name around a head."""

    def __init__(self, grammar: Grammar, text: str, words: list[Word]) -> None:
        self.grammar, self.text, self.words = grammar, text, words

    def name(self, place: int) -> Name | None:
        """The name whose head stands at a place, or None where the words make no name."""
        head = self.words[place]
        first = self._leftmost(place) if self.grammar.language == "en" else place
        last = self._rightmost(place)
        inside = self.words[first : last + 1]
        if last - first >= LONGEST_NAME_WORDS or self._cut_off(place, last) or not self._is_named(head, inside):
            return None
        if not any(word.part in ("topics", "proper") for word in inside):
            return None
        return self._made(inside, self.grammar.kinds[head.concept])

    def _cut_off(self, place: int, last: int) -> bool:
        """Whether an English name runs into the name of another body ("Director of the Seed Commission")."""
        after = self.words[last + 1] if last + 1 < len(self.words) else None
        return (
            self.grammar.language == "en"
            and last > place
            and after is not None
            and after.part == "heads"
            and self._joined(self.words[last], after)
        )

    def _is_named(self, head: Word, inside: list[Word]) -> bool:
        """A small-letter head is a name only with a word such as "national", or for a minister."""
        if self.text[head.start].isupper():
            return True
        if self.grammar.language == "en":
            return False
        return head.concept == "ministry" or any(word.concept in self.grammar.naming_qualifiers for word in inside)

    def _joined(self, left: Word, right: Word, *, listed: bool = False) -> bool:
        """Whether nothing but blanks (or a comma of a list) stands between two words."""
        pattern = WITHIN_LIST if listed else WITHIN
        return pattern.fullmatch(self.text, left.end, right.start) is not None

    def _leftmost(self, place: int) -> int:
        """The first word of an English name: capitals and known words before the head."""
        first = place
        while first > 0 and self._joined(self.words[first - 1], self.words[first]):
            before = self.words[first - 1]
            if self._capital(before):
                first -= 1
            elif before.part in ("joiners", "connectors") and first > 1 and self._bridges(first - 1):
                first -= 2
            else:
                break
        return first

    def _capital(self, word: Word) -> bool:
        return word.part in ("qualifiers", "topics", "proper") and self.text[word.start].isupper()

    def _bridges(self, place: int) -> bool:
        """Whether a joiner stands between two capital words of one name ("Food and Drugs Authority")."""
        before = self.words[place - 1]
        return self.words[place].concept == "and" and self._capital(before) and self._joined(before, self.words[place])

    def _rightmost(self, place: int) -> int:
        """The last word of the name: qualifiers, topics, and connectors only where a word of a name follows."""
        last = place
        while True:
            following = self._next(last, self.grammar.kinds[self.words[place].concept])
            if following is None:
                return last
            last = following

    def _next(self, last: int, kind: Kind) -> int | None:
        """The place of the next word that belongs to the name, None at its end."""
        place = last + 1
        if place >= len(self.words):
            return None
        word = self.words[place]
        if not self._joined(self.words[last], word):
            comma = (
                kind.lists
                and word.part == "topics"
                and self._joined(self.words[last], word, listed=True)
                and self.words[last].part == "topics"
            )
            return place if comma else None
        if word.part in ("qualifiers", "topics", "proper"):
            return place if self.grammar.language != "en" or self.words[last].part in ("topics", "proper") else None
        if word.part == "connectors" or (word.part == "joiners" and self.words[last].part != "heads"):
            return self._across(place)
        return None

    def _across(self, place: int) -> int | None:
        """The place of the word after a connector, when that is a topic or a capital; "and" never leads to another body."""
        if place + 1 >= len(self.words) or not self._joined(self.words[place], self.words[place + 1]):
            return None
        after = self.words[place + 1]
        if self.words[place].part == "joiners" and self._leads_to_head(place + 1):
            return None
        if after.part == "topics" or (after.part == "proper" and self.text[after.start].isupper()):
            return place + 1
        return None

    def _leads_to_head(self, place: int) -> bool:
        """Whether the words from a place on are the beginning of another body's English name."""
        while place < len(self.words) and self.words[place].part in ("qualifiers", "topics", "proper"):
            place += 1
        return self.grammar.language == "en" and place < len(self.words) and self.words[place].part == "heads"

    def _made(self, inside: list[Word], kind: Kind) -> Name:
        start, end = inside[0].start, inside[-1].end
        own = [word for word in inside if word.part in ("heads", "qualifiers", "topics", "proper")]
        known = all(word.concept for word in own)
        acronym = ACRONYM.match(self.text, end)
        return Name(
            start=start,
            end=end,
            written=" ".join(self.text[start:end].split()),
            head=kind.id,
            head_place=next((word.start, word.end) for word in inside if word.part == "heads" and word.concept == kind.id),
            key=tuple(sorted({self._same(word, kind) for word in own})),
            ids=frozenset(word.concept for word in own) if known else frozenset(),
            acronym=acronym.group(1) if acronym and sum(letter.isupper() for letter in acronym.group(1)) > 1 else "",
            office=kind.office,
        )

    def _same(self, word: Word, kind: Kind) -> str:
        """What makes two names one in one language: Board and Council differ, a ministry and its minister do not."""
        if word.concept and (word.part != "heads" or kind.same):
            return word.concept
        return fold(self.text[word.start : word.end]).decode()


class Grammars:
    """The grammar of each language, made when first asked for."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming

    @cached_property
    def by_language(self) -> dict[str, Grammar]:
        """One grammar per language the engine reads law in."""
        return {language: Grammar(self.naming, language) for language in LANGUAGES}

    def names(self, text: str, language: str) -> list[Name]:
        """Names of bodies in a text; none for a language without grammar."""
        grammar = self.by_language.get(language)
        return grammar.names(text) if grammar else []
