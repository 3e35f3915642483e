"""`weft serve` and `weft work`: the workbench in the browser, and its background work."""

import os
import signal
import subprocess
import sys
import time

import click

from weft.cli.exits import Exit
from weft.cli.speech import Speech
from weft.errors import MissingExtraError
from weft.runs.parts import WEB_REPAIR, has_web

THREADS = 4
LOOK_SECONDS = 0.3
SHUTDOWN_SECONDS = 30


def serve(speech: Speech) -> int:
    """Exit code, after web and workers have ended: on Ctrl-C, on SIGTERM, or when one of them cannot go on."""
    _set_up()
    from django.conf import settings

    from weft_web.accounts.first import first_key
    from weft_web.accounts.selectors import nobody_yet
    from weft_web.environment import Environment, Standing

    environment: Environment = settings.ENVIRONMENT
    migrate()
    address = f"http://{environment.listen}/"
    if nobody_yet() and environment.standing is Standing.SERVER:
        click.echo(speech.says("serve_first", f"{address}first/{first_key()}"))
    click.echo(speech.says("serve_ready", address, str(environment.data)))
    return _kept_up(environment.listen, environment.web_processes, environment.workers)


def work() -> int:
    """Exit code of a worker that was told to go."""
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
    if not has_web():
        raise MissingExtraError("extra_missing", "web", WEB_REPAIR)
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
            child.kill()
    return Exit.DONE if told else Exit.PART_MISSING
