"""Runs a command against a PostgreSQL server of its own: `python -m tests.web.on_postgres -- pytest tests/web`.

The server is made in a temporary folder on a free port, with a password of its own, and is gone afterwards. Root starts it as another user,
as PostgreSQL asks for. Where its programs are not installed the command is left out, and that is said.
"""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = Path("/usr/lib/postgresql")
OWNERS = ("postgres", "nobody")
PERSON = "weft"
# The tests' own server may lose all it has when the machine stops.
QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=100 -c shared_buffers=64MB"


def programs() -> Path | None:
    """The folder with initdb and postgres, the newest where there are several."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    versions = sorted(PROGRAMS.glob("*/bin/initdb"), key=lambda path: float(path.parents[1].name))
    return versions[-1].parent if versions else None


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port


def _owner() -> str | None:
    """Who the server runs as: not root."""
    if os.geteuid() != 0:
        return None
    import pwd

    known = {one.pw_name for one in pwd.getpwall()}
    return next(name for name in OWNERS if name in known)


@contextmanager
def server(folder: Path, home: Path) -> Iterator[str]:
    """The address of a running server, which ends with the block."""
    password, port, owner = secrets.token_urlsafe(16), free_port(), _owner()
    word = home / "word"
    word.write_text(password)
    if owner:
        for path in (home, word):
            shutil.chown(path, owner)
    told = {"cwd": home, "user": owner, "check": True, "stdout": subprocess.DEVNULL}
    data = home / "data"
    made = ["-D", str(data), "-U", PERSON, f"--pwfile={word}", "-A", "scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    subprocess.run([str(folder / "initdb"), *made], **told)  # type: ignore[call-overload]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' {QUICK}"
    control = [str(folder / "pg_ctl"), "-D", str(data), "-w"]
    subprocess.run([*control, "-l", str(home / "log"), "-o", options, "start"], **told)  # type: ignore[call-overload]
    try:
        yield f"postgresql://{PERSON}:{password}@127.0.0.1:{port}/weft"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], **told)  # type: ignore[call-overload]


def main(command: list[str]) -> int:
    """The exit code of the command."""
    folder = programs()
    if folder is None:
        print("PostgreSQL is not installed, so its tests are left out. To install it: sudo apt-get install postgresql")  # noqa: T201
        return 0
    with tempfile.TemporaryDirectory(prefix="weft-postgres-") as home, server(folder, Path(home)) as address:
        return subprocess.run(command, env={**os.environ, "WEFT_TEST_DATABASE": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[sys.argv.index("--") + 1 :]))
