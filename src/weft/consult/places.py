"""The places of a draft: what can be spoken of, and how it is called in each language."""

from weft.records import Record
from weft.report.paper import Paper


class Place(Record):
    """Something of a draft that can be spoken of: a chapter, or a block.

    `key`: of the block, or the anchor of the chapter; `number`: "41" of a paragraph, "2.1" of a heading, "3" or "A" of a chapter,
    "Table 3", "Figure 2", "" for what bears none; `kind`: chapter, heading, paragraph, table, picture, quotation ...; `chapter`: anchor;
    `texts`: words by language, of the languages in which it stands; `said`: the number as each language says it.
    """

    key: str
    number: str
    kind: str
    chapter: str
    texts: dict[str, str]
    said: dict[str, str] = {}

    def text_in(self, language: str) -> str:
        """The words in a language, or in the first one there is."""
        return self.texts.get(language) or next(iter(self.texts.values()), "")


class Draft(Record):
    """One version of a text in its languages. `kind`: study, strategy or synthesis; `first`: the language whose order it has.

    `meanings`: by language, what the anchors of its paper mean, so that a passage with another number is known to be the same.
    """

    key: str
    kind: str
    country: str
    label: str
    papers: dict[str, Paper]
    places: tuple[Place, ...]
    first: str = "en"
    meanings: dict[str, dict[str, str]] = {}

    def place(self, key: str) -> Place | None:
        """The place of a key; nothing where it has none."""
        return next((one for one in self.places if one.key == key), None)
