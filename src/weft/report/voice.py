"""Phrases, labels, numbers and dates in the language of the study."""

from datetime import date
from functools import reduce

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from weft.records import Language, Reason
from weft.report.content import Forms, ReportContent

MOST_ARGUMENTS = 9
"""Places left open in a sentence are filled with an ellipsis, never an error."""

CALENDARS = {"en": "en_GB"}
"""Dates in English stand as the United Nations writes them, the day before the month."""

MINUS = "\u2212"
MARKS = {"en": ("“", "”"), "fr": ("«\u00a0", "\u00a0»"), "es": ("«", "»")}
"""Quotation marks by the language of what is quoted; English ones for every other language."""


class Voice:
    """Says things in one language: `say` a phrase, `label` a code, `message` a coded sentence, `number`, `day`."""

    def __init__(self, content: ReportContent, language: Language) -> None:
        self.content = content
        self.language = language
        self._locale = Locale.parse(language.value)
        self._calendar = Locale.parse(CALENDARS.get(language.value, language.value))
        self._plural = self._locale.plural_form

    def say(self, key: str, count: int | None = None, **arguments: str | int) -> str:
        """The phrase `key`, in the form its count asks for; the count itself is the argument `n`."""
        phrase = getattr(self.content.phrases[key], self.language.value)
        if isinstance(phrase, Forms):
            phrase = self._form(phrase, count or 0)
        if count is not None:
            arguments["n"] = count
        spoken = {name: self.number(value) if isinstance(value, int) else value for name, value in arguments.items()}
        return str(phrase.format(**spoken))

    def _form(self, forms: Forms, count: int) -> str:
        if count == 0 and forms.none:
            return forms.none
        return forms.one if self._plural(count) == "one" else forms.many

    def label(self, kind: str, code: str) -> str:
        """What the list `kind` calls a code; the code itself where the list does not know it."""
        entry = self.content.lists[kind].get(code)
        return entry.label.said_in(self.language) if entry else code.replace("_", " ")

    def gloss(self, kind: str, code: str) -> str:
        """What the list `kind` means by a code, "" where it does not say."""
        entry = self.content.lists[kind].get(code)
        return entry.gloss.said_in(self.language) if entry and entry.gloss else ""

    def knows(self, code: str) -> bool:
        """Whether a coded sentence has words."""
        return code in self.content.messages

    def message(self, code: str, arguments: tuple[str, ...] = ()) -> str:
        """The sentence of a code with its arguments; a code without words is shown as such, never left out."""
        said = self.content.messages.get(code)
        if said is None:
            return self.say("message.unknown", code=" ".join((code, *arguments)))
        filled = (*arguments, *("…",) * MOST_ARGUMENTS)
        return said.said_in(self.language).format(*filled, all=", ".join(arguments))

    def reason(self, reason: Reason) -> str:
        """The sentence of a reason, its concepts, themes and units said by name."""
        return self.message(reason.code, tuple(self._named(one) for one in reason.arguments))

    def _named(self, argument: str) -> str:
        for key in (f"concept.{argument}", f"unit.{argument}"):
            if key in self.content.phrases:
                return self.say(key)
        for kind in ("themes", "modalities", "mention_types"):
            if argument in self.content.lists[kind]:
                return self.label(kind, argument)
        return argument

    def number(self, value: float) -> str:
        """A number with the grouping of the language, below zero with a minus; Spanish sets a thin space, and only from five digits on."""
        spanish = self.language is Language.ES
        said = format_decimal(value, locale=self._locale, group_separator=not spanish or abs(value) >= 10_000).replace("-", MINUS)
        return said.replace(".", "\u202f") if spanish else said

    def day(self, iso: str) -> str:
        """A date in words; what is no full ISO date stays as written."""
        try:
            day = date.fromisoformat(iso)
        except ValueError:
            return iso
        said = str(format_date(day, "long", locale=self._calendar))
        return f"1er{said[1:]}" if day.day == 1 and self.language is Language.FR else said

    def tongue(self, code: str) -> str:
        """The name of a language; its code where it has no name."""
        return str(self._locale.languages.get(code, code))

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166-1 code, "" where there is none."""
        return str(self._locale.territories.get(code, ""))

    def among(self, *texts: str) -> str:
        """Texts in a row, as one says them: "a, b and c"."""
        if len(texts) < 2:
            return "".join(texts)
        return self.say("join.last", first=", ".join(texts[:-1]), last=texts[-1])

    def listed(self, *texts: str) -> str:
        """Texts that hold commas in a row, between semicolons."""
        return reduce(lambda first, last: self.say("join.strong", first=first, last=last), texts) if texts else ""


def quotation(text: str, language: str) -> str:
    """A text between the quotation marks of its own language."""
    opening, closing = MARKS.get(language, MARKS["en"])
    return f"{opening}{text}{closing}"
