"""What an installation is told by its environment: one table of variables, read once, documented in docs/reference/settings.md."""

import secrets
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weft.errors import InputError
from weft.records import Record

SECRET_FILE = "secret.key"  # noqa: S105 - the name of a file
PASSING_FILE = "passing.sqlite3"
DATABASE_FILE = "weft.sqlite3"
MEBIBYTE = 1 << 20
MAIL_SCHEMES = ("smtp", "smtps")
OWNER_ONLY = 0o700


class Standing(StrEnum):
    """LAPTOP: one machine, reached from itself only, plain HTTP. SERVER: many machines, HTTPS in front, second factor for staff."""

    LAPTOP = "laptop"
    SERVER = "server"


class SecondFactor(StrEnum):
    """Of whom a second factor is asked at sign-in; anyone may set one up."""

    STAFF = "staff"
    EVERYONE = "everyone"
    OFF = "off"


class Variable(Record):
    """One variable: its name, what stands where it is not set, and what it means, in English, for the reference."""

    name: str
    default: str
    meaning: str


VARIABLES = (
    Variable(name="WEFT_DATA", default="~/.local/share/weft", meaning="Folder that holds everything: database, documents, page pictures."),
    Variable(name="WEFT_STANDING", default="laptop", meaning="`laptop` (this machine only, plain HTTP) or `server` (HTTPS in front)."),
    Variable(name="WEFT_LISTEN", default="127.0.0.1:8000", meaning="Address and port that `weft serve` listens on."),
    Variable(name="WEFT_HOSTS", default="", meaning="Names under which a server is reached, separated by commas."),
    Variable(name="WEFT_DATABASE", default="", meaning="`postgresql://user:password@host:5432/name`; SQLite where it is empty."),
    Variable(name="WEFT_SECRET_KEY", default="", meaning="Key that signs sessions and links; one is made and kept where it is empty."),
    Variable(name="WEFT_SECOND_FACTOR", default="", meaning="`staff`, `everyone` or `off`; staff on a server, off on a laptop."),
    Variable(name="WEFT_WEB_PROCESSES", default="1", meaning="Web processes, each with four threads."),
    Variable(name="WEFT_WORKERS", default="1", meaning="Workers for background work started by `weft serve`; 0 where they run elsewhere."),
    Variable(name="WEFT_CORES", default="", meaning="Documents a worker reads at a time; all processors where it is empty."),
    Variable(
        name="WEFT_UPLOAD_MB", default="500", meaning="Largest document that may be uploaded, in mebibytes; a country's file may be larger."
    ),
    Variable(
        name="WEFT_PROXY",
        default="",
        meaning="`yes` where a proxy in front sets X-Forwarded-Proto and -For: only then believed.",
    ),
    Variable(
        name="WEFT_MAIL", default="", meaning="`smtp://user:password@host:587` or `smtps://`; letters are files to send where it is empty."
    ),
    Variable(name="WEFT_MAIL_FROM", default="", meaning="Address that letters come from; needed where mail is sent."),
)


class Environment(Record):
    """The variables, checked."""

    data: Path
    standing: Standing
    listen: str
    hosts: tuple[str, ...]
    database: str
    secret_key: str
    second_factor: SecondFactor
    web_processes: int
    workers: int
    cores: int | None
    upload_bytes: int
    behind_proxy: bool
    mail: str
    mail_from: str


def read(given: Mapping[str, str]) -> Environment:
    """The environment of an installation. Errors: InputError setting_unknown_value(name, value, values), setting_no_number(name, value)."""
    value = {one.name: given.get(one.name, "") or one.default for one in VARIABLES}
    standing = Standing(_among(value, "WEFT_STANDING", tuple(Standing)))
    factor = value["WEFT_SECOND_FACTOR"] and _among(value, "WEFT_SECOND_FACTOR", tuple(SecondFactor))
    return Environment(
        data=Path(value["WEFT_DATA"]).expanduser(),
        standing=standing,
        listen=value["WEFT_LISTEN"],
        hosts=tuple(one.strip() for one in value["WEFT_HOSTS"].split(",") if one.strip()),
        database=value["WEFT_DATABASE"],
        secret_key=value["WEFT_SECRET_KEY"],
        second_factor=SecondFactor(factor) if factor else (SecondFactor.STAFF if standing is Standing.SERVER else SecondFactor.OFF),
        web_processes=_number(value, "WEFT_WEB_PROCESSES"),
        workers=_number(value, "WEFT_WORKERS"),
        cores=_number(value, "WEFT_CORES") if value["WEFT_CORES"] else None,
        upload_bytes=_number(value, "WEFT_UPLOAD_MB") * MEBIBYTE,
        behind_proxy=value["WEFT_PROXY"] == "yes",
        mail=_mail(value),
        mail_from=value["WEFT_MAIL_FROM"].strip(),
    )


def _among(value: dict[str, str], name: str, values: tuple[str, ...]) -> str:
    if value[name] not in values:
        raise InputError("setting_unknown_value", name, value[name], ", ".join(values))
    return value[name]


def _mail(value: dict[str, str]) -> str:
    """How mail is sent, with an address that it comes from; what is wrong is named without the password in it."""
    said = value["WEFT_MAIL"].strip()
    parts = urlsplit(said)
    if said and (parts.scheme not in MAIL_SCHEMES or not parts.hostname):
        raise InputError("setting_unknown_value", "WEFT_MAIL", parts.scheme, ", ".join(f"{one}://" for one in MAIL_SCHEMES))
    if said and "@" not in value["WEFT_MAIL_FROM"]:
        raise InputError("setting_unknown_value", "WEFT_MAIL_FROM", value["WEFT_MAIL_FROM"], "name@example.org")
    return said


def _number(value: dict[str, str], name: str) -> int:
    if not value[name].isdecimal():
        raise InputError("setting_no_number", name, value[name])
    return int(value[name])


def secret_key(environment: Environment) -> str:
    """The key that signs, made at the first call and kept for its owner only."""
    if environment.secret_key:
        return environment.secret_key
    path = environment.data / SECRET_FILE
    if not path.is_file():
        environment.data.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


def databases(environment: Environment) -> dict[str, dict[str, object]]:
    """Django's DATABASES: what people decided, and apart from it what may be lost (sessions, progress, sign-in attempts)."""
    passing = _sqlite(environment.data / PASSING_FILE, "NORMAL")
    if not environment.database:
        return {"default": _sqlite(environment.data / DATABASE_FILE, "FULL"), "passing": passing}
    parts = urlsplit(environment.database)
    postgres: dict[str, object] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
    return {"default": postgres}


def _sqlite(path: Path, synchronous: str) -> dict[str, object]:
    """IMMEDIATE: under contention Django's own default loses most writes. FULL: an acknowledged decision outlives a power cut."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": f"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA temp_store=MEMORY;",
        },
    }
