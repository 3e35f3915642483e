"""An installation of its own for a test: data folder, database and processes as they are in earnest."""

import atexit
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from weft_web.environment import DATABASE_FILE, PASSING_FILE, SECRET_FILE

SERVER = os.environ.get("WEFT_TEST_DATABASE", "")
PROJECT = Path(__file__).parents[2]
WORKER = "from weft.cli.serving import work; raise SystemExit(work())"
COMMAND = (sys.executable, "-c", "from weft.cli import main; main()")
BEGUN_WITHIN_SECONDS = 600
SETUP = "import os; os.umask(0o077); import django; django.setup()\n"


@dataclass
class Installation:
    """A data folder with its database, and the processes started on it."""

    data: Path
    database: str = ""
    told: dict[str, str] = field(default_factory=dict)
    started: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """What its processes are told."""
        held = {name: value for name, value in os.environ.items() if not name.startswith(("WEFT_", "DJANGO_"))}
        told = {"WEFT_DATA": str(self.data), "WEFT_DATABASE": self.database, "WEFT_CORES": "1", **self.told}
        paths = os.pathsep.join((str(PROJECT / "src"), str(PROJECT)))
        return {**held, **told, "DJANGO_SETTINGS_MODULE": "weft_web.settings", "PYTHONPATH": paths}

    def says(self, code: str, *, seconds: float = 300) -> Any:
        """What a script says in JSON as its last line; it runs in a process of its own."""
        command = [sys.executable, "-c", SETUP + code]
        told = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=seconds, check=False)
        assert told.returncode == 0, told.stderr
        return json.loads(told.stdout.splitlines()[-1]) if told.stdout.strip() else None

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """A process of this installation."""
        with (self.data / f"log-{len(self.started)}").open("wb") as log:
            process = subprocess.Popen([sys.executable, *arguments], env=self.environment, stdout=log, stderr=log)
        self.started.append(process)
        return process

    def asks(self, order: str, *, passing: bool = False) -> list[tuple[Any, ...]]:
        """Rows of the database, read or changed beside the product; `passing`: of the database that may be lost."""
        if self.database:
            import psycopg

            with psycopg.connect(self.database, autocommit=True) as connection:
                cursor = connection.execute(order.encode())
                return cursor.fetchall() if cursor.description else []
        file = self.data / (PASSING_FILE if passing else DATABASE_FILE)
        with closing(sqlite3.connect(file, timeout=20, isolation_level=None)) as connection:
            return connection.execute(order).fetchall()

    def weft(self, *arguments: str, language: str = "en", **told: str) -> "subprocess.CompletedProcess[str]":
        """What the command says, and the code it ends with."""
        environment = {**self.environment, "LC_ALL": f"{language}.UTF-8", **told}
        return subprocess.run([*COMMAND, *arguments], env=environment, capture_output=True, text=True, timeout=300, check=False)

    def worker(self) -> "subprocess.Popen[bytes]":
        """A worker."""
        return self.start("-c", WORKER)

    def logs(self) -> str:
        """All that its processes said."""
        return "\n".join(path.read_text() for path in sorted(self.data.glob("log-*")))

    def close(self) -> None:
        """Every process ended, the database removed."""
        for process in self.started:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
            process.wait(10)
        drop(self.database)


def found(folder: Path, said: str = "") -> Installation:
    """A new installation, its database in shape, told something; on the PostgreSQL server of the tests where there is one."""
    made = copied(_begun(said), folder)
    if not said:
        # Each its own, as two that are set up apart have it.
        (folder / SECRET_FILE).unlink(missing_ok=True)
    return made


@cache
def _begun(said: str) -> Installation:
    """What others begin as: to bring a database into shape takes half a minute, and it is the same each time."""
    folder = Path(tempfile.mkdtemp(prefix="weft-begun-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if said:
        made = copied(_begun(""), folder / "data")
        made.says(said, seconds=BEGUN_WITHIN_SECONDS)
        return made
    (folder / "data").mkdir()
    made = Installation(folder / "data", _new_database() if SERVER else "")
    made.says("from weft.cli.serving import migrate; migrate()", seconds=BEGUN_WITHIN_SECONDS)
    return made


def copied(there: Installation, folder: Path) -> Installation:
    """The same installation once more."""
    shutil.copytree(there.data, folder, dirs_exist_ok=True)
    return Installation(folder, _new_database(urlsplit(there.database).path[1:]) if SERVER else "")


def _new_database(like: str = "") -> str:
    name = f"weft_{uuid.uuid4().hex[:12]}"
    _told(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{like}"' if like else ""))
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))


def drop(database: str) -> None:
    """A database of the tests removed."""
    if database:
        _told(f'DROP DATABASE IF EXISTS "{urlsplit(database).path[1:]}" WITH (FORCE)')


def _told(order: str) -> None:
    import psycopg

    with psycopg.connect(urlunsplit(urlsplit(SERVER)._replace(path="/postgres")), autocommit=True) as connection:
        connection.execute(order.encode())


def children_of(process: int) -> tuple[int, ...]:
    """The processes that a process has started."""
    listed = Path(f"/proc/{process}/task/{process}/children")
    return tuple(map(int, listed.read_text().split())) if listed.exists() else ()


def until(true: Callable[[], Any], what: str, seconds: float = 60, *, pause: float = 0.1) -> Any:
    """What `true` gives as soon as it is something; an error where that takes too long."""
    deadline = time.monotonic() + seconds
    while not (given := true()):
        assert time.monotonic() < deadline, f"{what} did not come within {seconds} s"
        time.sleep(pause)
    return given
