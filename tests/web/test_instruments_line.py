"""A large file over a line that drops, into a real server: it arrives once, whole, and hardly anything is sent twice."""

import base64
import hashlib
import http.client
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from email.message import Message
from http.cookies import SimpleCookie
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
from tests.web.lines import Line

PROJECT = Path(__file__).parents[2]
SIZE = 20 * 1024 * 1024
DROPS = 20
PIECE, LEAST_PIECE, MOST_PIECE, TRUSTED = 128 * 1024, 48 * 1024, 2 * 1024 * 1024, 16
PAUSE = 0.2
RESENT = 0.10
EMAIL, PASSWORD = "sender@example.org", "a sentence to come in by"
PREPARE = """
import django; django.setup()
from weft.cli.serving import migrate
migrate()
from weft_web.accounts.services import person_make
from weft_web.countries.founding import country_found
from weft_web.engine.naming import profile_named
from weft_web.rights import Role
person = person_make("Sender", "sender@example.org", "a sentence to come in by", "en")
country_found(profile_named("PE"), person, Role.CONSULTANT)
"""
COUNT = """
import django; django.setup()
from weft_web.instruments.models import Document, StoredFile, Upload
print(*Document.objects.values_list("name", "file__sha256").get(), StoredFile.objects.count(), Upload.objects.count())
"""
COUNT_ARRIVALS = """
import django; django.setup()
from weft_web.exchange.models import Arrival
from weft_web.instruments.holding import digest_of
from weft_web.jobs.models import Job
row = Arrival.objects.get()
print(row.name, digest_of(row.path)[0], row.stage, int(row.sha256 == digest_of(row.path)[0]), Job.objects.filter(kind="look_into").count())
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, dict[str, str]]]:
    """The port of a server with one person in one country, and its environment."""
    data = tmp_path_factory.mktemp("served")
    paths = os.pathsep.join([str(PROJECT / "src"), str(PROJECT)])
    own = {"WEFT_DATA": str(data), "WEFT_DATABASE": "", "DJANGO_SETTINGS_MODULE": "weft_web.settings", "PYTHONPATH": paths}
    environment = {**os.environ, **own}
    subprocess.run([sys.executable, "-c", PREPARE], env=environment, check=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--threads", "4", "--worker-class", "gthread"]
    server = subprocess.Popen([*command, "--log-level", "critical", "weft_web.wsgi:application"], env=environment)
    try:
        wait_for(port)
        yield port, environment
    finally:
        server.terminate()
        server.wait(20)


def wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not answer")


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: Message
    text: str


class Browser:
    """Signed in over a good line; then sends as the page's script does, over whatever line it is given."""

    def __init__(self, port: int) -> None:
        self.port, self._cookies = port, {}
        page = self.ask("GET", "/sign-in").text
        form = {"csrfmiddlewaretoken": token_in(page), "email": EMAIL, "password": PASSWORD}
        answer = self.ask("POST", "/sign-in", urlencode(form).encode(), {"Content-Type": "application/x-www-form-urlencoded"})
        assert answer.status == 302
        self._token = token_in(self.ask("GET", "/countries/PE/instruments/add").text)

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Answer:
        """One answer; OSError or HTTPException when the line drops."""
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=40)) as line:
            line.request(method, path, body, {"Cookie": cookies, "Origin": f"http://127.0.0.1:{self.port}", **(headers or {})})
            with line.getresponse() as answer:
                told = Answer(answer.status, answer.headers, answer.read().decode())
        for header in told.headers.get_all("Set-Cookie") or ():
            self._cookies.update({name: one.value for name, one in SimpleCookie(header).items()})
        return told

    def tus(self, method: str, path: str, body: bytes | None = None, **told: str) -> Answer:
        headers = {name.replace("_", "-"): value for name, value in told.items()}
        return self.ask(method, path, body, {"Tus-Resumable": "1.0.0", "X-CSRFToken": self._token, **headers})

    def send(self, name: str, data: bytes, to: str = "/countries/PE/uploads") -> str:
        """What became of the file, once all of it is there."""
        address = outcome = ""
        piece, most, good = PIECE, MOST_PIECE, 0
        while not outcome:
            try:
                if not address:
                    told = f"filename {base64.b64encode(name.encode()).decode()},fingerprint {base64.b64encode(b'1').decode()}"
                    address = self.tus("POST", to, Upload_Length=str(len(data)), Upload_Metadata=told).headers["Location"]
                offset = int(self.tus("HEAD", address).headers["Upload-Offset"])
                while not outcome:
                    body, kind = data[offset : offset + piece], "application/offset+octet-stream"
                    answer = self.tus("PATCH", address, body, Upload_Offset=str(offset), Content_Type=kind)
                    if answer.status != 204:
                        break
                    offset, outcome = int(answer.headers["Upload-Offset"]), answer.headers.get("Upload-Outcome", "")
                    good += 1
                    most = min(MOST_PIECE, most * 2) if good % TRUSTED == 0 else most
                    piece = min(most, piece * 2)
            except (OSError, http.client.HTTPException):
                piece, most, good = LEAST_PIECE, max(LEAST_PIECE, most // 8), 0
                time.sleep(PAUSE)
        return outcome


def token_in(page: str) -> str:
    return page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]


def test_a_file_of_20_megabytes_arrives_once_over_a_line_that_drops_twenty_times(served: tuple[int, dict[str, str]]) -> None:
    port, environment = served
    data = random.Random(3).randbytes(SIZE)
    browser = Browser(port)
    with Line(port, DROPS, (50_000, 1_500_000), seed=11) as line:
        browser.port = line.port
        outcome = browser.send("law.pdf", data)
    assert (outcome, line.dropped) == ("added", DROPS)
    assert line.sent <= SIZE * (1 + RESENT), f"{line.sent / SIZE - 1:.1%} sent twice"
    told = subprocess.run([sys.executable, "-c", COUNT], env=environment, check=True, capture_output=True, text=True)
    assert told.stdout.split() == ["law.pdf", hashlib.sha256(data).hexdigest(), "1", "1"]
    assert list((Path(environment["WEFT_DATA"]) / "arriving").iterdir()) == []


def test_a_country_s_file_is_sent_in_the_same_way(served: tuple[int, dict[str, str]]) -> None:
    port, environment = served
    data = random.Random(4).randbytes(SIZE // 4)
    browser = Browser(port)
    with Line(port, DROPS // 4, (50_000, 1_000_000), seed=12) as line:
        browser.port = line.port
        outcome = browser.send("PE.weft", data, "/countries/PE/exchange/sending")
    assert (outcome, line.dropped) == ("added", DROPS // 4)
    assert line.sent <= len(data) * (1 + RESENT), f"{line.sent / len(data) - 1:.1%} sent twice"
    told = subprocess.run([sys.executable, "-c", COUNT_ARRIVALS], env=environment, check=True, capture_output=True, text=True)
    assert told.stdout.split() == ["PE.weft", hashlib.sha256(data).hexdigest(), "arrived", "1", "1"]
    assert list((Path(environment["WEFT_DATA"]) / "arriving").iterdir()) == []
