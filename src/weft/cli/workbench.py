"""What `weft doctor` says of the workbench: its data folder, its database, what guards it. Looks only, and makes nothing."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from weft.records import Record
from weft.runs.parts import WEB_REPAIR, has_web

GIBIBYTE = 1 << 30
ROOM_BYTES = GIBIBYTE
OTHERS = stat.S_IRWXG | stat.S_IRWXO
POSTGRES_REPAIR = "pip install 'weft[postgres]'"
MOUNTS = Path("/proc/self/mounts")
NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "lustre", "ncpfs", "fuse.sshfs", "fuse.glusterfs", "9p"}
)
SYNCHRONOUS = {0: "OFF", 1: "NORMAL", 2: "FULL", 3: "EXTRA"}


class Finding(Record):
    """One thing looked for: what was found ("" when it is missing), whether the work needs it, what installs it, what is wrong with it."""

    name: str
    found: str
    needed: bool = False
    repair: str = ""
    problem: tuple[str, ...] = ()


def workbench() -> tuple[Finding, ...]:
    """All that concerns the workbench. Errors: InputError where a setting is wrong."""
    if not has_web():
        return (Finding(name="web", found="", repair=WEB_REPAIR),)
    from weft_web import environment

    told = environment.read(os.environ)
    guarded = (Finding(name="standing", found=told.standing.value), Finding(name="second_factor", found=told.second_factor.value))
    return (Finding(name="web", found="yes"), *guarded, *_server(told), *_driver(told), *_folder(told), *_database(told))


def _server(told: Any) -> Iterator[Finding]:
    """What a server has to be told beside."""
    if told.standing.value == "server":
        yield _either("hosts", " ".join(told.hosts), ("doctor_no_hosts",), needed=True)
        yield _either("proxy", "yes" if told.behind_proxy else "", ("doctor_no_proxy",), needed=True)


def _driver(told: Any) -> Iterator[Finding]:
    found = "yes" if find_spec("psycopg") else ""
    yield Finding(name="postgres_driver", found=found, needed=bool(told.database), repair=POSTGRES_REPAIR)


def _folder(told: Any) -> Iterator[Finding]:
    """The data folder: where, on what, how much room, who can read the key."""
    if not told.data.is_dir():
        yield Finding(name="data", found="", problem=("doctor_not_begun", str(told.data)))
        return
    writable = os.access(told.data, os.W_OK | os.X_OK)
    yield _either("data", str(told.data) if writable else "", ("doctor_not_writable", str(told.data)), needed=True)
    kind = file_system(told.data, MOUNTS.read_text(encoding="utf-8") if MOUNTS.exists() else "")
    refused = kind in NETWORK and not told.database
    yield _either("file_system", "" if refused else kind or "?", ("doctor_network_file_system", kind), needed=True)
    free = shutil.disk_usage(told.data).free
    room = f"{free / GIBIBYTE:.1f} GiB"
    yield _either("room", room if free >= ROOM_BYTES else "", ("doctor_no_room", room), needed=True)
    yield _privacy(told)
    yield from _key(told)


def _privacy(told: Any) -> Finding:
    """Whether others on this machine can read drafts and sittings."""
    from weft_web.environment import DATABASE_FILE, PASSING_FILE

    within = [told.data / name for name in (DATABASE_FILE, PASSING_FILE)]
    held = [told.data] if stat.S_IMODE(told.data.stat().st_mode) & OTHERS else []
    open_files = [path for path in within if held and path.is_file() and stat.S_IMODE(path.stat().st_mode) & OTHERS]
    return _either("privacy", "" if open_files else "yes", ("doctor_data_open", f"chmod -R go= {told.data}"), needed=False)


def _key(told: Any) -> Iterator[Finding]:
    from weft_web.environment import SECRET_FILE

    file = told.data / SECRET_FILE
    if told.secret_key:
        yield Finding(name="key", found="WEFT_SECRET_KEY")
    elif file.is_file():
        mode = stat.S_IMODE(file.stat().st_mode)
        yield _either("key", "" if mode & OTHERS else f"{mode:04o}", ("doctor_key_open", f"chmod 600 {file}"), needed=True)


def file_system(folder: Path, mounts: str) -> str:
    """The kind of file system that a folder lies on, by the table of mounts; "" where it does not say."""
    path, best, kind = f"{folder.resolve()}/", "", ""
    for line in mounts.splitlines():
        _, point, of_kind, *_ = line.split(" ")
        point = point.replace("\\040", " ").rstrip("/") + "/"
        if path.startswith(point) and len(point) >= len(best):
            best, kind = point, of_kind
    return kind


def _database(told: Any) -> Iterator[Finding]:
    """Whether the database answers, has its shape and keeps what it is told. Nothing where it has not been made yet."""
    from weft_web.environment import DATABASE_FILE

    file = told.data / DATABASE_FILE
    if not told.data.is_dir() or not (told.database or file.is_file()):
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weft_web.settings")
    import django
    from django.db import DatabaseError

    try:
        django.setup()
        found = (Finding(name="database", found=_answering()), _shape(), *([] if told.database else [_pragmas(file)]), _worker())
    except (DatabaseError, ImportError) as error:
        yield Finding(name="database", found="", needed=True, problem=("database_unreachable", str(error).splitlines()[0]))
    else:
        yield from found


def _answering() -> str:
    """Which database answers."""
    from django.db import connection

    connection.ensure_connection()
    version = sqlite3.sqlite_version_info if connection.vendor == "sqlite" else connection.get_database_version()
    return f"{connection.display_name} {'.'.join(map(str, version))}"


def _shape() -> Finding:
    """Whether the database has the shape of this version."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    waiting = 0
    for name in connections:
        if connections[name].vendor == "sqlite" and not Path(connections[name].settings_dict["NAME"]).is_file():
            waiting += 1
            continue
        executor = MigrationExecutor(connections[name])
        waiting += len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    return _either("shape", "" if waiting else "yes", ("doctor_not_in_shape", str(waiting)), needed=True)


def _pragmas(file: Path) -> Finding:
    """Whether decisions outlive a power cut: as our connections are made, and as the file itself says."""
    from django.db import connection

    with connection.cursor() as cursor:
        (synchronous,) = cursor.execute("PRAGMA synchronous").fetchone()
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as bare:
        (journal,) = bare.execute("PRAGMA journal_mode").fetchone()
    mode = connection.settings_dict["OPTIONS"].get("transaction_mode", "")
    found = f"{journal.upper()} {SYNCHRONOUS[synchronous]} {mode}"
    return _either("durable", found if found == "WAL FULL IMMEDIATE" else "", ("doctor_not_durable", found), needed=True)


def _worker() -> Finding:
    """When a worker was last heard of."""
    from django.db import DatabaseError

    from weft_web.jobs.models import Heard
    from weft_web.jobs.selectors import is_anybody_working

    try:
        last = Heard.objects.order_by("-at").first() if is_anybody_working() else None
    except DatabaseError:
        last = None
    return _either("worker", f"{last.at:%Y-%m-%d %H:%M:%S} UTC" if last else "", ("doctor_no_worker",), needed=False)


def _either(name: str, found: str, problem: tuple[str, ...], *, needed: bool) -> Finding:
    return Finding(name=name, found=found, needed=needed, problem=() if found else problem)
