"""Letters by mail, where the installation was told how (WEFT_MAIL); else each is a file that a person sends herself."""

import smtplib
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils import timezone

from weft.records import Record

SECONDS = 20.0
PORTS = {"smtp": 587, "smtps": 465}
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
UNSAFE = "mail_unsafe"
FAILURE_LETTERS = 300


class Enclosed(Record):
    """A file in a letter. `kind`: its media type; `method`: what a calendar file asks for, "" for any other."""

    name: str
    kind: str
    data: bytes
    method: str = ""


class Letter(Record):
    """A letter: to whom, about what, in plain text. `reply_to`: who is asked and answered, by name and address."""

    to: str
    name: str
    subject: str
    text: str
    reply_to: tuple[str, str] = ("", "")
    language: str = "en"
    enclosed: tuple[Enclosed, ...] = ()


class NotSafeError(Exception):
    """The server takes a password only where everybody can read it."""


def sends() -> bool:
    """Whether this installation sends mail."""
    return bool(settings.MAIL)


def message_of(letter: Letter) -> EmailMessage:
    """The letter as a message; what would end a header is a blank in it."""
    message = EmailMessage()
    sender = settings.MAIL_FROM or letter.reply_to[1]
    message["Subject"] = _line(letter.subject)
    if sender:
        message["From"] = sender
    if letter.to:
        message["To"] = _address(letter.name, letter.to)
    if letter.reply_to[1]:
        message["Reply-To"] = _address(*letter.reply_to)
    message["Date"] = format_datetime(timezone.now())
    message["Message-ID"] = make_msgid(domain="weft.invalid" if "@" not in sender else sender.rpartition("@")[2].strip("> "))
    message["Content-Language"] = letter.language
    message["Auto-Submitted"] = "no"
    message.set_content(letter.text)
    for one in letter.enclosed:
        kind, _, part = one.kind.partition("/")
        more = {"method": one.method, "charset": "utf-8"} if one.method else {}
        message.add_attachment(one.data, maintype=kind, subtype=part, filename=one.name, params=more)
    return message


def _line(text: str) -> str:
    return " ".join(text.split())


def _address(name: str, email: str) -> Address | str:
    """Name and address; the address alone where it is one that no header can hold whole."""
    mailbox, at, domain = email.rpartition("@")
    return Address(_line(name), mailbox, domain) if at and email.isascii() else _line(email)


def eml(letter: Letter) -> bytes:
    """The letter as a file that a mail program opens to be sent: nothing in it says that it was sent."""
    message = message_of(letter)
    del message["Message-ID"], message["Date"], message["Auto-Submitted"]
    message["X-Unsent"] = "1"
    return bytes(message)


def send(letter: Letter) -> str:
    """Why the letter did not leave, "" where it did."""
    parts = urlsplit(settings.MAIL)
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    try:
        with _opened(parts.scheme, host, port) as server:
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
            server.send_message(message_of(letter))
    except NotSafeError:
        return UNSAFE
    except (OSError, smtplib.SMTPException, ValueError) as error:
        return _line(str(error))[:FAILURE_LETTERS] or type(error).__name__
    return ""


def _opened(scheme: str, host: str, port: int) -> smtplib.SMTP:
    """A server that is spoken to in secret; in the clear only without a password, or on this machine. Errors: NotSafeError."""
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=SECONDS, context=ssl.create_default_context())
    server = smtplib.SMTP(host, port, timeout=SECONDS)
    server.ehlo()
    if server.has_extn("starttls"):
        server.starttls(context=ssl.create_default_context())
        server.ehlo()
    elif urlsplit(settings.MAIL).username and host not in LOOPBACK:
        server.close()
        raise NotSafeError
    return server
