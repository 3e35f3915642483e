"""The command `weft`: it speaks to people in their language, and to programs in JSON and exit codes."""

import sys

from weft.cli.exits import Exit


def main() -> None:
    """Runs the command line and ends the process with one of the documented exit codes."""
    from weft.cli.program import run

    sys.exit(run(sys.argv[1:]))


__all__ = ["Exit", "main"]
