"""Letters by mail: a real server on this machine takes them, one that is not there is said, and no name ends a header."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.policy import default

import pytest
from django.test import Client
from tests.web import rounds
from tests.web.consulted import guest, invited
from tests.web.peopled import person_of, silent

from weft.errors import InputError
from weft_web import mailing
from weft_web.consultations.models import Consultation, Invitee, Notice
from weft_web.consultations.sending import send_letters
from weft_web.countries.models import Country
from weft_web.environment import read
from weft_web.jobs.models import Job
from weft_web.mailing import Letter
from weft_web.rights import Role

LETTER = Letter(to="ann@example.org", name="Ann\r\nBcc: x@example.org", subject="A\nB", text="Été\n", reply_to=("Ana", "ana@example.org"))


class Server(socketserver.ThreadingTCPServer):
    """Takes letters in the clear, as a server on this machine does."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Dialogue)
        self.taken: list[bytes] = []
        self.refused = ""


class Dialogue(socketserver.StreamRequestHandler):
    """One sender."""

    server: Server

    def handle(self) -> None:
        self.say("220 here")
        while line := self.rfile.readline():
            verb = line.split()[0].upper()
            if verb == b"DATA":
                self.say("354 go on")
                self.server.taken.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                self.say("250 taken")
            elif verb == b"QUIT":
                self.say("221 bye")
                return
            elif verb == b"RCPT" and self.server.refused and self.server.refused.encode() in line:
                self.say("550 nobody here by that name")
            else:
                self.say("250 yes")

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def server(settings: pytest.FixtureRequest) -> Iterator[Server]:
    with Server() as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        settings.MAIL = f"smtp://127.0.0.1:{made.server_address[1]}"  # type: ignore[attr-defined]
        settings.MAIL_FROM = "weft@example.org"  # type: ignore[attr-defined]
        yield made
        made.shutdown()


def test_a_letter_leaves_whole_and_no_name_ends_a_header(server: Server) -> None:
    assert mailing.send(LETTER) == ""
    taken = message_from_bytes(server.taken[0], policy=default)
    assert (taken["Bcc"], taken["Subject"], taken["From"]) == (None, "A B", "weft@example.org")
    assert (taken["Reply-To"], taken.get_content().strip()) == ("Ana <ana@example.org>", "Été")
    assert "ann@example.org" in taken["To"]


def test_why_a_letter_did_not_leave_is_said(server: Server, settings: pytest.FixtureRequest) -> None:
    server.refused = "ann@example.org"
    assert "nobody here" in mailing.send(LETTER)
    settings.MAIL = "smtp://127.0.0.1:9"  # type: ignore[attr-defined]
    assert mailing.send(LETTER)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"WEFT_MAIL": "http://x", "WEFT_MAIL_FROM": "a@b.org"}, "WEFT_MAIL"),
        ({"WEFT_MAIL": "smtp://x"}, "WEFT_MAIL_FROM"),
    ],
)
def test_mail_is_set_up_whole_or_not_at_all(given: dict[str, str], name: str) -> None:
    with pytest.raises(InputError) as raised:
        read(given)
    assert raised.value.arguments[0] == name


def test_letters_of_a_round_are_sent_once_and_the_log_says_which_did_not_leave(
    country: Country, server: Server, as_role: Callable[..., Client]
) -> None:
    held: Consultation = rounds.round_of(country, person_of(Role.CONSULTANT), rounds.small())
    invited(held, guest("Ann", "ann@example.org"), guest("Bo", "bo@example.org"), guest("Cy"))
    server.refused = "bo@example.org"
    client = as_role(Role.FOCAL_POINT)
    for _ in range(3):
        client.post(f"/countries/XS/consultations/{held.key}/letters/send", {"kind": "invitation"})
    job = Job.objects.get(kind="send_letters")
    assert send_letters(job, silent) == {"letters": 1, "failed": 1}
    send_letters(job, silent)
    assert len(server.taken) == 1, "a job that is run again writes to nobody twice"
    assert Notice.objects.filter(channel="mail", failure="").get().invitee.name == "Ann"
    assert Invitee.objects.get(name="Ann").invited_at is not None
    assert Invitee.objects.get(name="Bo").invited_at is None
    assert "nobody here" in client.get(f"/countries/XS/consultations/{held.key}/letters").content.decode()
