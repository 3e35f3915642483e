"""Bars on a terminal: how many documents are done, which pages are being read, how much time is left."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from weft.cli.speech import Speech
from weft.runs.children import Step
from weft.runs.documents import Done, Found

if TYPE_CHECKING:
    from rich.progress import Progress

Told = Found | Step | Done
LONG_DOCUMENT_PAGES = 20


def followed(events: Iterable[Told], speech: Speech) -> Iterator[Done]:
    """The documents as they are done, shown as bars when a person is looking on."""
    with _bars() as bars:
        view = _View(bars, speech) if bars else None
        for told in events:
            if view:
                view.show(told)
            if isinstance(told, Done):
                yield told


@contextmanager
def _bars() -> "Iterator[Progress | None]":
    """A progress display, or none where error output is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # No refreshing thread: a process that forks must have one thread only.
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as bars:
        yield bars


class _View:
    """One bar for all documents and one for each long document at work."""

    def __init__(self, bars: "Progress", speech: Speech) -> None:
        self._bars = bars
        self._all = bars.add_task(speech.says("working"), total=None)
        self._long: dict[str, int] = {}

    def show(self, told: Told) -> None:
        """Draws what has happened."""
        match told:
            case Found():
                self._bars.update(self._all, total=told.documents)
            case Done():
                self._bars.advance(self._all)
                if told.document in self._long:
                    self._bars.remove_task(self._long.pop(told.document))  # type: ignore[arg-type]
            case Step() if told.pages >= LONG_DOCUMENT_PAGES:
                if told.key not in self._long:
                    self._long[told.key] = self._bars.add_task(f"  {told.key}", total=told.pages)
                self._bars.update(self._long[told.key], completed=told.page)  # type: ignore[arg-type]
        self._bars.refresh()
