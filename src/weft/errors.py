"""All errors the product raises, each with a code of content/messages and its arguments."""


class WeftError(Exception):
    """An error a person can act on: `code` names its sentence in three languages, `arguments` fill it."""

    def __init__(self, code: str, *arguments: str) -> None:
        super().__init__(f"{code}: {', '.join(arguments)}" if arguments else code)
        self.code = code
        self.arguments = arguments


class ContentError(WeftError):
    """The product's own content is broken: every fault found, each with its file and path."""


class InputError(WeftError):
    """What the user gave cannot be used: folder missing, profile malformed, unknown country."""


class ReadingError(WeftError):
    """One document cannot be read; becomes a recorded problem, never the end of a run."""


class MissingExtraError(WeftError):
    """An optional part is not installed; the arguments name it and the command that installs it."""
