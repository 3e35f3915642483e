"""The workbench as its users meet it: `weft serve` in a process of its own, a real browser in front."""

import shutil
import signal
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.web.installed import Installation, found
from tests.web.on_postgres import free_port

CHROMIUM = shutil.which("chromium")
# A browser of Debian's on a machine that reaches nothing: it must not try.
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync")
STARTS_WITHIN_SECONDS = 180
ENDS_WITHIN_SECONDS = 60


@dataclass(frozen=True)
class Workbench:
    """A running workbench: its address, and the folder that holds all it has."""

    address: str
    data: Path


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/sign-in", timeout=2) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except OSError:
        return False


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the journeys of one module: while it lives its thread has an event loop, in which Django refuses its database."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield started
        started.close()


@contextmanager
def serving(there: Installation) -> Iterator[Workbench]:
    """`weft serve` for an installation, until the test is done with it."""
    port = free_port()
    there.told |= {"WEFT_LISTEN": f"127.0.0.1:{port}", "WEFT_CORES": "2"}
    process = there.start("-c", "import sys; sys.argv = ['weft', 'serve']; from weft.cli import main; main()")
    try:
        deadline = time.monotonic() + STARTS_WITHIN_SECONDS
        while not answers(f"http://127.0.0.1:{port}"):
            assert process.poll() is None, there.logs()
            assert time.monotonic() < deadline, "weft serve does not answer"
            time.sleep(0.2)
        yield Workbench(address=f"http://127.0.0.1:{port}", data=there.data)
        process.send_signal(signal.SIGTERM)
        process.wait(ENDS_WITHIN_SECONDS)
    finally:
        there.close()


@contextmanager
def told(folder: Path, said: str) -> Iterator[Workbench]:
    """A running workbench that was told something before anyone opened it."""
    with serving(found(folder / "data", said)) as workbench:
        yield workbench


@pytest.fixture
def workbench(tmp_path: Path) -> Iterator[Workbench]:
    """A workbench that nobody has opened yet; its database on the PostgreSQL server of the tests where there is one."""
    with serving(found(tmp_path / "data")) as there:
        yield there
