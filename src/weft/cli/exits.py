"""What the process says to the program that started it."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes; they stand in `weft --help` and in docs/reference/command.md."""

    DONE = 0
    NOT_ALL_READ = 1
    WRONG_USE = 2
    CONTENT_BROKEN = 3
    NOTHING_READ = 4
    CANNOT_WRITE = 5
    PART_MISSING = 6
    INTERRUPTED = 130
