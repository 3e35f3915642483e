"""Letters with a personal link, whatever they ask for: who writes, each as a file, all as a ZIP, all by mail one after the other."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from django.utils import timezone

from weft.records import Record
from weft_web import mailing
from weft_web.accounts.models import Person
from weft_web.engine.letter_files import letter_docx
from weft_web.jobs.kinds import Tell
from weft_web.mailing import Letter

One = TypeVar("One")
UNSAFE_NAME = re.compile(r"[^\w.-]+")
MAIL, FILE = "mail", "file"
"""How a letter leaves."""

MEDIA = {
    "eml": "message/rfc822",
    "txt": "text/plain; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""A letter as a file: to be opened by a mail program, to be copied, to be printed with the code of its link."""


class Sender(Record):
    """Who writes: name and address of a person, and where this installation is reached."""

    name: str
    email: str
    origin: str


def sender_of(person: Person, origin: str) -> Sender:
    """A person as a sender."""
    return Sender(name=person.name, email=person.email, origin=origin)


def file_name(name: str) -> str:
    """Words as part of the name of a file."""
    return UNSAFE_NAME.sub("-", name).strip("-.")[:40] or "letter"


def letter_file(letter: Letter, form: str, link: str) -> bytes:
    """A letter in a form of MEDIA."""
    if form == "eml":
        return mailing.eml(letter)
    if form == "txt":
        return f"{letter.subject}\n\n{letter.text}".encode()
    return letter_docx(letter.subject, letter.text, link, letter.language, timezone.localdate().isoformat())


def letters_zip(letters: Iterable[Letter]) -> bytes:
    """All letters as a ZIP: each as .eml and as text, with what is enclosed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, letter in enumerate(letters, 1):
            name = f"{number:03d}-{file_name(letter.name)}-{letter.language}"
            archive.writestr(f"{name}.eml", mailing.eml(letter))
            archive.writestr(f"{name}.txt", f"{letter.to}\n{letter.subject}\n\n{letter.text}")
            for one in letter.enclosed:
                archive.writestr(f"{name}-{one.name}", one.data)
    return out.getvalue()


def sent_each(waiting: Sequence[One], tell: Tell, named: Callable[[One], str], send: Callable[[One], str | None]) -> tuple[int, int]:
    """How many letters left, and how many did not; `send`: why one did not, "" where it did, None where it had before."""
    done = failed = 0
    for place, one in enumerate(waiting):
        tell(place, len(waiting), named(one))
        failure = send(one)
        done, failed = done + (failure == ""), failed + bool(failure)
    return done, failed
