"""`weft serve`, `weft work` and `weft let-in`: the workbench in the browser, its background work, a way back into an account."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import click

from weft.cli.exits import Exit
from weft.cli.speech import Speech
from weft.errors import InputError, MissingExtraError
from weft.runs.parts import WEB_REPAIR, has_web

THREADS = 4
LOOK_SECONDS = 0.3
SHUTDOWN_SECONDS = 30
LOCK_FILE = "serve.lock"
# What we write is for its owner alone: drafts, sittings, the secrets of second steps.
FOR_OTHERS = 0o077
HIGHEST_PORT = 65535


def serve(speech: Speech) -> int:
    """Exit code, after web and workers have ended: on Ctrl-C, on SIGTERM, or when one of them cannot go on.

    Errors: InputError port_taken, serve_running, database_unreachable and wrong settings; OSError where the data folder cannot be written.
    """
    environment = _environment()
    _require_writable(environment.data)
    _require_free(environment.listen)
    _set_up()
    from weft_web.accounts.first import first_key
    from weft_web.accounts.selectors import nobody_yet
    from weft_web.environment import Standing

    with _alone(environment):
        _migrated()
        address = f"http://{environment.listen}/"
        if nobody_yet() and environment.standing is Standing.SERVER:
            click.echo(speech.says("serve_first", f"{address}first/{first_key()}"))
        click.echo(speech.says("serve_ready", address, str(environment.data)))
        return _kept_up(environment.listen, environment.web_processes, environment.workers)


def _environment() -> Any:
    """What the installation is told. Errors: MissingExtraError where the workbench is not installed."""
    if not has_web():
        raise MissingExtraError("extra_missing", "web", WEB_REPAIR)
    from weft_web import environment

    return environment.read(os.environ)


def _require_writable(folder: Path) -> None:
    """Nothing, where files can be written to the data folder: better said at once than at the first upload. Errors: OSError."""
    os.umask(FOR_OTHERS)
    folder.mkdir(parents=True, exist_ok=True)
    probe = folder / f"{uuid.uuid4().hex}.probe"
    probe.touch()
    probe.unlink()


def _require_free(listen: str) -> None:
    """Nothing, where nobody listens at the address. Errors: InputError port_taken, setting_no_address."""
    host, _, port = listen.rpartition(":")
    if not host or not port.isdecimal() or int(port) > HIGHEST_PORT:
        raise InputError("setting_no_address", "WEFT_LISTEN", listen)
    bare = host.strip("[]")
    with socket.socket(socket.AF_INET6 if ":" in bare else socket.AF_INET) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((bare, int(port)))
        except OSError:
            raise InputError("port_taken", listen, f"{host}:{min(int(port) + 1, HIGHEST_PORT)}") from None


def _alone(environment: Any) -> IO[bytes]:
    """A lock on the data folder, held as long as the file is open: SQLite has one `weft serve`. Errors: InputError serve_running."""
    held: IO[bytes] = (environment.data / LOCK_FILE).open("wb")
    if not environment.database:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            held.close()
            raise InputError("serve_running", str(environment.data)) from None
    return held


def _migrated() -> None:
    """The databases in shape. Errors: InputError database_unreachable(why)."""
    from django.db import OperationalError

    try:
        migrate()
    except OperationalError as error:
        raise InputError("database_unreachable", str(error).splitlines()[0]) from None


def let_in(speech: Speech, email: str, *, second_factor: bool) -> int:
    """Exit code, after a link for a new password was printed for whom nobody else can help. Errors: InputError person_unknown."""
    environment = _environment()
    _set_up()
    _migrated()
    from django.urls import reverse

    from weft_web.accounts import inviting, services
    from weft_web.accounts.selectors import person_at
    from weft_web.environment import Standing

    person = person_at(email)
    if person is None or not person.is_active:
        raise InputError("person_unknown", email)
    if second_factor:
        services.second_factor_clear(person, None)
    token = inviting.reset_make(person, None, None)
    server = environment.standing is Standing.SERVER and environment.hosts
    address = f"https://{environment.hosts[0]}" if server else f"http://{environment.listen}"
    click.echo(speech.says("let_in", person.name, address + reverse("accounts:reset", kwargs={"person": person.pk, "token": token})))
    return Exit.DONE


def work() -> int:
    """Exit code of a worker that was told to go."""
    _environment()
    _set_up()
    from weft_web.jobs.working import Worker

    Worker().run()
    return Exit.DONE


def migrate() -> None:
    """Every database brought to the shape that this version needs."""
    from django.conf import settings
    from django.core.management import call_command

    for name in settings.DATABASES:
        call_command("migrate", database=name, interactive=False, verbosity=0)


def _set_up() -> None:
    os.umask(FOR_OTHERS)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weft_web.settings")
    import django

    django.setup()


def _kept_up(listen: str, web_processes: int, workers: int) -> int:
    """Web and workers as processes of their own, until one ends or somebody says so."""
    web = [sys.executable, "-m", "gunicorn", "--bind", listen, "--workers", str(web_processes), "--threads", str(THREADS)]
    web += [
        "--worker-class",
        "gthread",
        "--timeout",
        "120",
        "--graceful-timeout",
        "20",
        "--umask",
        oct(FOR_OTHERS),
        "--log-level",
        "warning",
        "weft_web.wsgi:application",
    ]
    worker = [sys.executable, "-c", "from weft.cli.serving import work; raise SystemExit(work())"]
    children = [subprocess.Popen(one, start_new_session=True) for one in (web, *[worker] * workers)]
    told: list[int] = []
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda number, _: told.append(number))
    while not told and all(child.poll() is None for child in children):
        time.sleep(LOOK_SECONDS)
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(SHUTDOWN_SECONDS)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
    return Exit.DONE if told else Exit.PART_MISSING
