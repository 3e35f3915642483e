"""Sentences of content/messages in the language of the person at the keyboard."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from weft.content import loading
from weft.errors import WeftError
from weft.records import Language, Problem, Text

INTERFACE_OPTION = "--interface"
# Where a message asks for more than it was given.
NOTHING = "…"
MOST_ARGUMENTS = 9


class Speech:
    """Says messages by code in one language."""

    def __init__(self, language: Language, folder: Path | None = None) -> None:
        self.language = language
        self._folder = (folder or loading.folder()) / "messages"

    @cached_property
    def _messages(self) -> dict[str, Text]:
        return loading.read(self._folder / "cli.yaml", dict[str, Text])

    @cached_property
    def _problems(self) -> dict[str, Text]:
        paths = (self._folder / name for name in ("problems.yaml", "workbook.yaml", "courses.yaml", "forms.yaml"))
        told = [loading.read(path, dict[str, Text]) for path in paths if path.exists()]
        return {code: text for one in told for code, text in one.items()}

    def says(self, code: str, *arguments: str) -> str:
        """The message of a code with its arguments."""
        return self._filled(self._messages[code], arguments)

    def pair(self, code: str, value: str) -> str:
        """A label and what it stands for, divided as the language divides them."""
        return self.says("pair", self.says(code), value)

    def heading(self, code: str) -> str:
        """A label to which a colon will be added."""
        return self.says("heading", self.says(code))

    def error(self, error: WeftError) -> str:
        """What an error says; one without words is told by its code and arguments."""
        said = self._messages.get(error.code) or self._problems.get(error.code)
        if said is None:
            return self.says("unknown_error", error.code, " ".join(error.arguments))
        return self._filled(said, error.arguments)

    def problem(self, problem: Problem) -> str:
        """What is wrong with a document."""
        return self.error(WeftError(problem.code, *problem.arguments))

    def _filled(self, text: Text, arguments: Sequence[str]) -> str:
        return text.said_in(self.language).format(*arguments, *(NOTHING,) * MOST_ARGUMENTS)


def language_for(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language asked for with --interface, or that of the environment (LC_ALL, LC_MESSAGES, LANG), or English."""
    asked = _asked(arguments)
    spoken = [asked] if asked else [environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    first = next((one for one in spoken if one), "")
    return next((language for language in Language if first[:2].lower() == language.value), Language.EN)


def _asked(arguments: Sequence[str]) -> str:
    """The value of --interface, wherever it stands: help and errors need it before the arguments are parsed."""
    for index, argument in enumerate(arguments):
        if argument.startswith(f"{INTERFACE_OPTION}="):
            return argument.partition("=")[2]
        if argument == INTERFACE_OPTION and index + 1 < len(arguments):
            return arguments[index + 1]
    return ""
