"""A record store for the tests, as platforms with cmi5 have one: hands out a key once, keeps statements and states, refuses strangers."""

import json
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.journeys.platform import TYPES, listening

ACTIVITY, REGISTRATION = "https://example.org/activities/7", "4d1c8a5e-0f0b-4d0e-9d55-0d5f7e3f5a11"
ACTOR = {"objectType": "Agent", "account": {"homePage": "https://example.org", "name": "ana"}}
KEY = b64encode(b"ana:secret").decode()
SESSION_ID = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"


@dataclass
class RecordStore:
    """What was sent, in order; states by their id; which keys were handed out."""

    files: dict[str, bytes]
    mode: str = "Normal"
    address: str = ""
    statements: list[dict[str, Any]] = field(default_factory=list)
    states: dict[str, bytes] = field(default_factory=dict)
    handed: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    sessions: int = 0

    def launch(self) -> str:
        """The address of a new sitting; its facts lie in the state before it begins."""
        self.sessions += 1
        context = {
            "extensions": {SESSION_ID: f"session-{self.sessions}"},
            "contextActivities": {"grouping": [{"id": "urn:weft:course:published"}]},
        }
        facts = {
            "contextTemplate": context,
            "launchMode": self.mode,
            "masteryScore": 0.8,
            "moveOn": "Passed",
            "returnURL": f"{self.address}/home",
        }
        self.states["LMS.LaunchData"] = json.dumps(facts).encode()
        told = {
            "endpoint": f"{self.address}/xapi",
            "fetch": f"{self.address}/fetch?{self.sessions}",
            "actor": json.dumps(ACTOR),
            "registration": REGISTRATION,
            "activityId": ACTIVITY,
        }
        return f"{self.address}/package/index.html?{urlencode(told)}"

    def verbs(self, session: int) -> list[str]:
        """What was said in a sitting."""
        said = [one for one in self.statements if one["context"]["extensions"].get(SESSION_ID) == f"session-{session}"]
        return [one["verb"]["id"].rsplit("/", 1)[1] for one in said]


class Handler(BaseHTTPRequestHandler):
    """Requests to the store of its server."""

    store: RecordStore

    def answer(self, status: int, body: bytes = b"", kind: str = "application/json") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def allowed(self) -> bool:
        """Whether a request to the store carries the key and the version."""
        fine = self.headers["Authorization"] == f"Basic {KEY}" and str(self.headers["X-Experience-API-Version"]).startswith("1.0")
        if not fine:
            self.store.faults.append(f"refused {self.path}")
            self.answer(401)
        return fine

    def asked(self) -> dict[str, str]:
        """What the address asks; whose state it is has to be said as it was told."""
        values = {name: one[0] for name, one in parse_qs(urlsplit(self.path).query).items()}
        if json.loads(values.get("agent", "null")) != ACTOR or values.get("activityId", ACTIVITY) != ACTIVITY:
            self.store.faults.append(f"somebody else: {self.path}")
        return values

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/home":
            self.answer(200, b"Home", "text/plain")
        elif not path.startswith("/xapi/"):
            data = self.store.files.get(path.removeprefix("/package/"))
            self.answer(404 if data is None else 200, data or b"", TYPES.get(Path(path).suffix, "text/plain"))
        elif not self.allowed():
            return
        elif path == "/xapi/statements":
            values = self.asked()
            found = [one for one in self.store.statements if one["verb"]["id"] == values["verb"]]
            self.answer(200, json.dumps({"statements": found[-1:]}).encode())
        else:
            held = self.store.states.get(self.asked().get("stateId", ""))
            self.answer(404 if held is None else 200, held or b"")

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.allowed():
            values = self.asked()
            if values["stateId"].startswith("LMS."):
                self.store.faults.append("the platform's own state was written")
            self.store.states[values["stateId"]] = body
            self.answer(204)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        if self.path.startswith("/fetch"):
            used = self.path in self.store.handed
            self.store.handed.append(self.path)
            self.answer(200, json.dumps({"error-code": "1"} if used else {"auth-token": KEY}).encode())
        elif self.allowed():
            said = json.loads(body)
            said = said if isinstance(said, list) else [said]
            self.store.statements += said
            self.answer(200, json.dumps([one["id"] for one in said]).encode())

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def storing(store: RecordStore) -> Iterator[RecordStore]:
    """The store at an address of this machine."""
    with listening(type("Here", (Handler,), {"store": store})) as store.address:
        yield store
