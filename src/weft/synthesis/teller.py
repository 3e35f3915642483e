"""A synthesis in the words of one language: what codes, countries and passages are called."""

from collections.abc import Iterable
from fractions import Fraction

from weft.records import Language
from weft.records.synthesis import Dimension, Kind
from weft.report import evidence as looked_up
from weft.report.cleaning import clean
from weft.report.paper import Reference
from weft.report.voice import Voice
from weft.synthesis import entries
from weft.synthesis.cube import LISTED
from weft.synthesis.entries import Entry
from weft.synthesis.gathering import Gathered

NO_BREAK = "\u00a0"
MOST_NAMES = 8


class Teller:
    """A synthesis told in one language."""

    def __init__(self, gathered: Gathered, language: Language) -> None:
        known = gathered.known
        self.gathered, self.known, self.language = gathered, known, language
        self.synthesis, self.countries, self.cube = gathered.synthesis, gathered.countries, gathered.cube
        self.by_code = gathered.by_code
        self.voice = Voice(known.report, language)
        self.places = {place.id: place.title.said_in(language) for place in known.report.outline.places}
        self.obligations = {one.id: one for one in known.report.obligations}

    def say(self, key: str, count: int | None = None, **arguments: str | int) -> str:
        """A phrase of content/report/phrases/synthesis."""
        return self.voice.say(f"syn.{key}", count, **arguments)

    def label(self, dimension: Dimension, code: str) -> str:
        """What a code of a dimension is called."""
        match dimension:
            case Dimension.OBLIGATION:
                return self.obligation(code)
            case Dimension.EXTENT:
                return self.voice.say(f"mark.{code}")
            case Dimension.STATE:
                return self.voice.say(f"state.{code}")
            case Dimension.CLASS:
                return self.places.get(code, code)
            case Dimension.COUNTRY:
                return self.opened(code)
            case Dimension.LANGUAGE:
                return self.voice.tongue(code)
        return self.voice.label(LISTED[dimension], code) if dimension in LISTED else code

    def article(self, code: str) -> str:
        """The article of an obligation, in short."""
        one = self.obligations.get(code)
        return looked_up.bound(looked_up.article_of(self.voice, one)) if one else code

    def obligation(self, code: str) -> str:
        """An obligation by article and name."""
        one = self.obligations.get(code)
        return f"{self.article(code)} · {one.label.said_in(self.language)}" if one else code

    def name(self, code: str) -> str:
        """A country's name as it stands inside a sentence."""
        country = self.by_code.get(code)
        said = country.contribution.study.profile.name.said_in(self.language) if country else ""
        return said or self.voice.country(code) or code

    def opened(self, code: str) -> str:
        """A country's name as it opens a line."""
        name = self.name(code)
        return name[:1].upper() + name[1:]

    def among(self, codes: Iterable[str]) -> str:
        """Countries in a row; of many the first, and how many others."""
        names = [self.name(one) for one in codes]
        rest = len(names) - MOST_NAMES
        return self.voice.among(*names) if rest <= 1 else self.voice.among(*names[:MOST_NAMES], self.say("others", rest))

    def per_cent(self, share: Fraction | None) -> str:
        """A share in whole per cent, halves up; a dash where there is none."""
        return self.say("per_cent", share=self.voice.number(rounded(share))) if share is not None else "–"

    def source(self, entry: Entry) -> str:
        """Where the words of an entry stand: country, then instrument and place, or who observed it and when."""
        if entry.kind is Kind.OBSERVATION:
            one = next(each for each in self.by_code[entry.country].contribution.observations if entry.key.endswith(f":{each.key}"))
            said = ", ".join(part for part in (one.by, self.voice.day(one.on)) if part)
        else:
            said = entries.source(self.by_code[entry.country], self.voice, entry.findings[0])
        return f"{self.opened(entry.country)}{self.voice.say('punctuation.colon')} {clean(said)}"

    def reference(self, country: str, finding: str) -> Reference:
        """The number of a passage in the study of its country, leading to its line in the annex."""
        number = self.by_code[country].evidence.numbers[finding]
        return Reference(text=f"{country}{NO_BREAK}P{number}", anchor=f"q-{country.lower()}-{number}")


def rounded(share: Fraction) -> int:
    """A share in whole per cent, halves up."""
    return int(share * 100 + Fraction(1, 2))
