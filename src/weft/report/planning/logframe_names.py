"""Codes and their names in the workbook: said when it is written, understood when it is read back."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from weft.records import Language, Text
from weft.records.strategy import Stakeholder
from weft.report.planning.logframe_table import canonical, written
from weft.report.planning.said import PlanContent
from weft.report.voice import Voice
from weft.strategy.naming import words_of

SHARES = ("decides", "leads", "supports", "is_consulted", "is_informed")
LEVELS = ("1", "2", "3")
DEGREES = ("high", "medium", "low")
WHOLE = ("yes", "no")
BETWEEN = ";"


def folded(text: str) -> str:
    """A name as it is compared: without case, however blanks are set."""
    return canonical(text).casefold()


class Names:
    """Names of codes in one language; `chosen` lists them, `code_of` finds the code of a name in any of the three."""

    def __init__(self, content: PlanContent, language: Language) -> None:
        self.content = content
        self.language = language
        self.voice = Voice(content.report, language)

    def chosen(self, way: str) -> dict[str, str]:
        """Codes with their names, in the order in which they are to be chosen from."""
        return self._in(self.language)[way]

    def name(self, way: str, code: str) -> str:
        """The name of a code; the code itself where it has none, "" for none."""
        return self.chosen(way).get(code, code)

    def code_of(self, way: str, name: str) -> str | None:
        """The code of a name; nothing where nobody calls it so."""
        return self._codes[way].get(folded(name))

    @cached_property
    def _codes(self) -> dict[str, dict[str, str]]:
        told: dict[str, dict[str, str]] = {}
        for language in (self.language, *Language):
            for way, names in self._in(language).items():
                for code, name in names.items():
                    told.setdefault(way, {}).setdefault(folded(name), code)
                    told[way].setdefault(folded(code), code)
        return told

    def _in(self, language: Language) -> dict[str, dict[str, str]]:
        if language not in self._known:
            self._known[language] = _all_names(self.content, language)
        return self._known[language]

    @cached_property
    def _known(self) -> dict[Language, dict[str, dict[str, str]]]:
        return {}


def _all_names(content: PlanContent, language: Language) -> dict[str, dict[str, str]]:
    voice, planning = Voice(content.report, language), content.planning

    def labels(entries: Iterable[tuple[str, Text]]) -> dict[str, str]:
        return {code: written(text.said_in(language)) for code, text in entries}

    def phrases(prefix: str, codes: Iterable[str]) -> dict[str, str]:
        return {code: voice.say(f"lf.{prefix}.{code}") for code in codes}

    return {
        "kind": labels((one.id, one.label) for one in planning.kinds),
        "moment": labels((one.id, one.label) for one in planning.moments),
        "factor": labels((one.id, one.label) for one in planning.conditions),
        "tool": labels((one.id, one.label) for one in planning.tools),
        "sector": labels((one.id, one.label) for one in content.report.lists["sectors"].values()),
        "roles": labels((one.id, one.label) for one in content.report.lists["institution_roles"].values()),
        "share": phrases("share", SHARES),
        "level": phrases("level", LEVELS),
        "degree": phrases("degree", DEGREES),
        "whole": phrases("whole", WHOLE),
    }


def body_names(bodies: Iterable[Stakeholder]) -> dict[str, str]:
    """Bodies by key with the one name each goes by in the workbook: two of the same name are told apart by their number."""
    told: dict[str, str] = {}
    for one in bodies:
        name = canonical(words_of(one)).replace(BETWEEN, ",")
        taken = {folded(known) for known in told.values()}
        told[one.key] = f"{name} ({one.number})" if folded(name) in taken or not name else name
    return told


def found_by_name(names: Mapping[str, str]) -> Callable[[str], str | None]:
    """Finds the key of a body by the name it goes by."""
    by_name: dict[str, str] = {}
    for key, name in names.items():
        by_name.setdefault(folded(name), key)
    return lambda name: by_name.get(folded(name))
