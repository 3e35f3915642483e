"""Two countries that do the same thing under different words, and every word that comes out of one of them."""

import io
import re
import uuid
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from html import unescape
from typing import NamedTuple

import pypdfium2
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.web.consulted import commented, guest, invited
from tests.web.rounds import draft_row, rewritten, small
from tests.web.test_taking_part_files import word_with

from weft.records.consulting import Disposed
from weft_web.accounts.models import Person
from weft_web.consultations import dispositions, entering, rounds
from weft_web.consultations.dispositions import Outcome
from weft_web.consultations.models import Brought, Comment, Consultation, Draft, Extension, Invitee, Topic
from weft_web.consultations.rounds import Frame
from weft_web.consultations.taking_in import form_take_in
from weft_web.consultations.taking_part import post_receive
from weft_web.countries.models import Country

LANGUAGES = ("en", "fr", "es")
PARAGRAPHS = 12
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MADE_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[\d.:+Z]*")
LENGTH = re.compile(r"Content-Length: \d+")
"""Of a packed file it hangs on the time that is written into it."""

TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")\w+')
ZIPPED = frozenset({"zip", "docx", "xlsx", "weft", "qdpx"})


class Output(NamedTuple):
    """Something that came out: what was asked for, of which kind it is, every word in it."""

    name: str
    kind: str
    words: str

    def holds(self, canary: str) -> bool:
        """Whether a canary sits in it, in whatever case."""
        return canary.casefold() in self.words.casefold()

    @property
    def settled(self) -> str:
        """Its words without what is made anew for each answer."""
        return TOKEN.sub(r"\1", LENGTH.sub("-", MADE_AT.sub("-", UUID.sub("-", self.words))))


def words_in(data: bytes, kind: str) -> str:
    """Every word of a file: of each part of a package, of each page of a PDF, of a mail as it is read."""
    if kind in ZIPPED:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = [(one, packed.read(one)) for one in packed.namelist()]
        return "\n".join(f"{name}\n{words_in(part, name.rpartition('.')[2])}" for name, part in parts)
    if kind == "pdf":
        document = pypdfium2.PdfDocument(data)
        return "\n".join((*document.get_metadata_dict().values(), *(page.get_textpage().get_text_range() for page in document)))
    if kind == "eml":
        mail = message_from_bytes(data, policy=default)
        return "\n".join((*map(str, mail.values()), mail.get_body().get_content()))  # type: ignore[union-attr]
    return unescape(data.decode("utf-8", "replace"))


def full_round(country: Country, by: Person, canary: str) -> Consultation:
    """A round with something of everything, the canary in all that people wrote."""
    draft = draft_row(country, by, text(canary, "1"), sources=dict.fromkeys(LANGUAGES, f"{canary} V1"))
    frame = Frame(title=f"{canary} round", note=dict.fromkeys(LANGUAGES, f"{canary} note"), closes_at=_soon(20), zone="UTC", names=True)
    made = rounds.round_begin(draft, frame, by)
    rounds.round_open(made, by)
    Extension.objects.create(consultation=made, was=_soon(1), closes_at=_soon(20), zone="UTC", reason=f"{canary} extension", by=by)
    made.refresh_from_db()
    people = invited(made, *(guest(f"{canary} {one}", f"{one}@{canary.lower()}.example") for one in ("ann", "bo", "cy")))
    said_by(people, canary, by)
    next_ = text(canary, "2", {3: f"{canary} reads otherwise"})
    draft_row(country, by, next_, sources=dict.fromkeys(LANGUAGES, f"{canary} V2"), follows=draft)
    return made


def text(canary: str, label: str, changed: dict[int, str] | None = None) -> object:
    """A short draft in three languages."""
    told = {
        f"[{one}] What the law says of matter {number}.": (changed or {}).get(number, f"{canary} in {one} of matter {number}.")
        for one in LANGUAGES
        for number in range(1, PARAGRAPHS + 1)
    }
    return rewritten(small(PARAGRAPHS), told, f"{canary} draft {label}")


def _soon(days: int) -> object:
    return timezone.now() + timedelta(days=days)


def said_by(people: list[Invitee], canary: str, by: Person) -> None:
    """What people said and what became of it: comments, a group, a rendering, a late one, a form, posts, one of them hidden."""
    ann, bo, cy = people
    made, plain = ann.consultation, {"proposal": f"{canary} proposal", "quote": f"{canary} quote", "name": f"{canary} name"}
    first, second, third = (commented(one, "law/p3", f"{canary} comment", number="3", **plain) for one in people)
    commented(bo, "law/p4", f"{canary} late", number="4", late=True)
    entering.group_make(made, f"{canary} group", [first, second], by)
    entering.comment_render(third, "fr", f"{canary} rendering", "", by)
    for one in (first, third):
        dispositions.comment_dispose(one, Outcome(outcome=Disposed.PARTLY, reason=f"{canary} reason", where=f"{canary} where"), by)
    topic = Topic.objects.create(consultation=made, title=f"{canary} topic", questions=f"{canary} questions", by=by)
    for one in (ann, cy):
        post_receive(one, topic, uuid.uuid4(), "en", f"{canary} post")
    Comment.objects.filter(pk=third.pk).update(place="law/p5")
    Invitee.objects.filter(pk=cy.pk).update(reason=f"{canary} reason of cy", delegated_by=bo)
    form_take_in(ann, f"{canary}.docx", word_with(ann, ("of matter 7", f"{canary} in a form")))


def answered(client: Client, name: str, address: str, sent: dict[str, object] | None = None) -> Output:
    """What an address answers; `sent`: what is posted."""
    answer = client.get(address) if sent is None else client.post(address, sent)
    body = answer.getvalue() if answer.streaming else answer.content
    kind = _kind(answer.get("Content-Disposition", ""), answer["Content-Type"])
    headers = " ".join(f"{one}: {value}" for one, value in answer.headers.items())
    return Output(f"{name} {answer.status_code}", kind, f"{words_in(body, kind)}\n{headers}")


def _kind(disposition: str, media: str) -> str:
    found = re.search(r"\.(\w+)\"?$", disposition.split(";")[1]) if "filename=" in disposition else None
    return found[1] if found else {"application/json": "json", "image/svg+xml": "svg"}.get(media.partition(";")[0], "html")


def desk_outputs(client: Client, held: Consultation, language: str) -> Iterator[Output]:
    """Every page and file of a round in a language, for who holds it."""
    base = f"/countries/{held.country.code}/consultations/"
    for name, address in desk_addresses(held, language):
        yield answered(client, name, f"{base}{address}")
    one = f"{base}{held.key}/"
    for kind in ("outcome", "reminder", "invitation"):
        for form in ("eml", "txt", "docx"):
            yield answered(client, f"letter {kind} {form}", f"{one}letters/{held.invitees.first().key}", {"kind": kind, "form": form})  # type: ignore[union-attr]
    yield answered(client, "letters_make", f"{one}letters/make", {"kind": "invitation"})
    comment = held.comments.filter(dispositions=None).first()
    for name, sent in {
        "invitees/add": {},
        "invitees/list": {"table": "x"},
        "comments/enter": {},
        "comments/bring": {},
        "topics/begin": {},
        "next": {},
        "extend": {},
        "words": {},
        f"comments/{comment.key}/dispose": {"outcome": "partly"},  # type: ignore[union-attr]
        f"comments/{comment.key}/render": {},  # type: ignore[union-attr]
    }.items():
        yield answered(client, f"refused {name}", f"{one}{name}", dict(sent))
    yield answered(client, "refused begin", f"{base}begin", {})


def desk_addresses(held: Consultation, language: str = "en") -> Iterator[tuple[str, str]]:
    """Each route that answers a GET, with an address of this round."""
    one = f"{held.key}/"
    yield from (("all", ""), ("begin", "begin"), ("round", one))
    plain = {"describe": "words", "people": "people.xlsx", "enter": "comments/enter", "bring": "comments/bring"}
    for name in ("extend", "invitees", "matrix", "letters", "comments", "files", "groups", "topics", "became", "next", *plain):
        yield name, f"{one}{plain.get(name, name)}"
    for form in ("draft.pdf", "form.docx", "form.xlsx", "table.docx", "table.xlsx", "table.pdf", "redline.docx"):
        yield "file", f"{one}files/{form}?language={language}"
    brought = Brought.objects.get(consultation=held)
    yield from (("brought", f"{one}brought/{brought.key}"), ("brought_file", f"{one}brought/{brought.key}/file"))
    yield "comments", f"{one}comments?late=yes"
    yield from (("comment", f"{one}comments/{key}") for key in held.comments.values_list("key", flat=True))
    yield from (("invitee", f"{one}invitees/{key}") for key in held.invitees.values_list("key", flat=True))
    yield from (("topic", f"{one}topics/{key}") for key in held.topics.values_list("key", flat=True))


def seat_outputs(invitee: Invitee, language: str) -> Iterator[Output]:
    """Every page and file behind a personal link, and what it answers to what is sent."""
    home, client = f"/take-part/{invitee.secret}/", Client()
    for name, address in seat_addresses(invitee, language):
        sign = "&" if "?" in address else "?"
        yield answered(client, name, f"{home}{address}{sign}l={language}")
    key = str(uuid.uuid4())
    told = {"key": key, "place": "law/p6", "about": "substance", "text": "A word", "l": language}
    yield answered(Client(headers={"accept": "application/json"}), "sent", f"{home}comment", dict(told))
    yield answered(Client(headers={"accept": "application/json"}), "differs", f"{home}comment", told | {"text": "Another"})
    for name, sent in {"comment": {"l": language}, "delegate": {"l": language}, "reply": {"reply": "?", "l": language}}.items():
        yield answered(client, f"refused {name}", f"{home}{name}", dict(sent))
    form = SimpleUploadedFile("x.exe", b"MZ")
    yield answered(client, "refused files", f"{home}files", {"file": form, "l": language})


def seat_addresses(invitee: Invitee, language: str = "en") -> Iterator[tuple[str, str]]:
    """Each route that answers a GET, with an address behind this link."""
    yield from (("front", ""), ("chapter", "chapters/law"), ("comment", "comment"), ("comment", "comment?place=law/p3"))
    yield from (("go", "go?n=99"), ("mine", "mine"), ("delegate", "delegate"), ("files", "files"), ("picture", "picture?in=en&place=x"))
    yield from (("form", f"form.{form}?in={language}") for form in ("docx", "xlsx", "pdf"))
    yield from (("topic", f"topics/{key}") for key in invitee.consultation.topics.values_list("key", flat=True))
    yield from (("brought", f"files/{key}") for key in invitee.brought.values_list("key", flat=True))


def next_of(held: Consultation) -> Draft:
    """The draft that follows that of a round."""
    return Draft.objects.get(follows=held.draft)
