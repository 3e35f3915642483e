"""What a comment says, as it is compared with others: its stems, what it proposes, its numbers, on which side it stands."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from weft.consult.bridging import Bridge
from weft.consult.places import Draft
from weft.consult.resembling import Scales, words_in
from weft.consult.stemming import plain, stem
from weft.content.consulting import CommentWords
from weft.records import Record
from weft.records.consulting import Comment

BEGINNING = 5
"""Letters by which a long word is known in another language: "agency", "agence", "agencia"."""

AGAINST = "against"


class Thing(Record):
    """A word of a comment as it may be called in another language, and how much it tells."""

    names: frozenset[str]
    weight: float


class Heard(Record):
    """A comment as it is compared: `stems` of its words, `wanted` of what it proposes, `things` it speaks of in any language."""

    key: str
    place: str
    language: str
    stems: Counter[str]
    wanted: Counter[str]
    things: tuple[Thing, ...]
    numbers: frozenset[str]
    sides: frozenset[str]

    @property
    def against(self) -> bool:
        """Whether it says no to something."""
        return AGAINST in self.sides

    def apart_from(self, other: "Heard", pairs: Iterable[tuple[str, str]]) -> bool:
        """Whether two comments want different things: other numbers each, or one what excludes the other."""
        if self.numbers - other.numbers and other.numbers - self.numbers:
            return True
        for first, second in pairs:
            mine, theirs = self.sides & {first, second}, other.sides & {first, second}
            if mine and theirs and not mine & theirs:
                return True
        return False


class Ear:
    """Hears the comments on a draft; how much a word tells is learnt from them and from the draft."""

    def __init__(self, comments: Sequence[Comment], draft: Draft, words: CommentWords) -> None:
        self.apart = words.apart
        self._sides: dict[tuple[str, str], str] = {}
        self._same: dict[tuple[str, str], str] = {}
        for language in ("en", "fr", "es"):
            for held, table in ((words.sides, self._sides), (words.same, self._same)):
                for one in held:
                    table.update({(language, stem(word, language)): one.id for word in one.called_in(language)})
        languages = dict.fromkeys([*draft.papers, *(one.language for one in comments)])
        self._scales = {language: Scales(self._texts(comments, draft, language)) for language in languages}
        self._bridge = Bridge(draft)

    def _texts(self, comments: Sequence[Comment], draft: Draft, language: str) -> Iterable[list[str]]:
        """The stems of everything that is said in a language."""
        yield from (_stems(_said(one), language) for one in comments if one.language == language)
        yield from (_stems(one.texts[language], language) for one in draft.places if language in one.texts)

    def heard(self, comment: Comment) -> Heard:
        """A comment as it is compared."""
        said, language = _said(comment), comment.language
        stems = _stems(said, language)
        return Heard(
            key=comment.key,
            place=comment.place,
            language=language,
            stems=Counter(stems),
            wanted=Counter(_stems(comment.proposal, language)),
            things=tuple(self._things_in(said, language)),
            numbers=frozenset(one for one in stems if one.isdecimal()),
            sides=frozenset(self._sides[language, one] for one in stems if (language, one) in self._sides),
        )

    def _things_in(self, text: str, language: str) -> Iterator[Thing]:
        """What a text speaks of, under all the names it is known by; each thing once."""
        for word in dict.fromkeys(words_in(text)):
            stemmed = stem(word, language)
            names = {f"={table[language, stemmed]}" for table in (self._same, self._sides) if (language, stemmed) in table}
            names |= {f"~{one}" for one in self._bridge.over(stemmed, language)}
            if word.isdecimal():
                names.add(word)
            elif len(word) > BEGINNING:
                names.add(plain(word)[:BEGINNING])
            yield Thing(names=frozenset(names), weight=self._scales[language].weight({stemmed: 1}))

    def within(self, one: Heard, other: Heard) -> float:
        """How much two comments in one language have in common."""
        return self._scales[one.language].common(one.stems, other.stems).both

    def wording(self, one: Heard, other: Heard) -> float:
        """How much the words that they propose have in common."""
        return self._scales[one.language].common(one.wanted, other.wanted).both

    def across(self, one: Heard, other: Heard) -> float:
        """How much two comments in different languages have in common: things that are the same, the telling ones first."""
        left = list(other.things)
        shared = 0.0
        for thing in sorted(one.things, key=lambda it: -it.weight):
            match = next((it for it in left if it.names & thing.names), None)
            if match is not None:
                left.remove(match)
                shared += thing.weight + match.weight
        whole = sum(it.weight for it in (*one.things, *other.things))
        return shared / whole if whole else 0.0


def _said(comment: Comment) -> str:
    return f"{comment.text} {comment.proposal}"


def _stems(text: str, language: str) -> list[str]:
    return [stem(word, language) for word in words_in(text)]
