"""A learning platform for the tests: it serves a package and a runtime made by others, keeps what is committed, and goes on from it."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

RUNTIMES = Path(__file__).parents[2] / "build" / "npm" / "node_modules" / "scorm-again" / "dist"
HOST = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Platform</title>
<script src="/runtime.js"></script>
<script>
  const kept = {kept};
  window.{name} = new {made}({{lmsCommitUrl: "/commit", logLevel: 4, mastery_override: false, useAsynchronousCommits: false}});
  window.calls = [];
  for (const verb of {verbs}) {{
    const real = window.{name}[verb].bind(window.{name});
    window.{name}[verb] = (...said) => {{ const back = real(...said); window.calls.push([verb, ...said, String(back)]); return back; }};
  }}
  if (kept) window.{name}.loadFromJSON(kept, "cmi");
</script>
<iframe id="course" src="{page}" style="width:100%;height:800px"></iframe></html>"""
SCORM12 = ("scorm12.min.js", "API", "Scorm12API", ["LMSInitialize", "LMSSetValue", "LMSGetValue", "LMSCommit", "LMSFinish"])
SCORM2004 = ("scorm2004.min.js", "API_1484_11", "Scorm2004API", ["Initialize", "SetValue", "GetValue", "Commit", "Terminate"])
SPECS = {"scorm12": SCORM12, "scorm2004": SCORM2004}
ARRIVES_WITHIN_SECONDS = 10
TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css"}


@dataclass
class Platform:
    """What is served, what was committed (the last one as it was sent), what was asked for."""

    form: str
    files: dict[str, bytes]
    address: str = ""
    kept: dict[str, Any] | None = None
    commits: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def host(self) -> bytes:
        """The page in which a course is played; it begins with what was kept."""
        _, name, made, verbs = SPECS[self.form]
        return HOST.format(name=name, made=made, verbs=json.dumps(verbs), kept=json.dumps(self.kept), page="/package/index.html").encode()

    def served(self, path: str) -> tuple[bytes, str] | None:
        """The body of an address and its type."""
        if path == "/":
            return self.host(), TYPES[".html"]
        if path == "/runtime.js":
            return (RUNTIMES / SPECS[self.form][0]).read_bytes(), TYPES[".js"]
        data = self.files.get(path.removeprefix("/package/"))
        return None if data is None else (data, TYPES.get(Path(path).suffix, "application/octet-stream"))

    def commit(self, body: dict[str, Any]) -> None:
        """What the runtime sends at each commit."""
        self.commits.append(body["cmi"])

    def told_more(self, before: int) -> None:
        """Waits until more was committed than before: what is sent while a page goes arrives a moment later."""
        deadline = time.monotonic() + ARRIVES_WITHIN_SECONDS
        while len(self.commits) <= before:
            assert time.monotonic() < deadline, "nothing was committed at the end"
            time.sleep(0.02)

    @property
    def now(self) -> dict[str, Any]:
        """What the last commit said."""
        return self.commits[-1]

    def come_back(self) -> None:
        """What platforms hand to the next session: what was committed, and nothing that was only told."""
        held = self.now
        core = {name: held["core"][name] for name in ("lesson_status", "lesson_location", "score")} if "core" in held else {}
        own = {
            name: held[name] for name in ("completion_status", "success_status", "location", "score", "progress_measure") if name in held
        }
        self.kept = {
            "suspend_data": held["suspend_data"],
            **({"core": {**core, "entry": "resume"}} if core else {**own, "entry": "resume"}),
        }


class Handler(BaseHTTPRequestHandler):
    """Requests to the platform of its server."""

    platform: Platform

    def do_GET(self) -> None:
        self.platform.asked.append(self.path)
        found = self.platform.served(self.path)
        self.send_response(200 if found else 404)
        if found:
            self.send_header("Content-Type", found[1])
        self.end_headers()
        if found:
            self.wfile.write(found[0])

    def do_POST(self) -> None:
        self.platform.commit(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(b'{"result": true, "errorCode": 0}')

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def listening(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address of a server on this machine that answers as the handler does."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def serving(platform: Platform) -> Iterator[Platform]:
    """The platform at an address of this machine."""
    if not RUNTIMES.is_dir():
        pytest.skip("the SCORM runtime is not set up: make build/npm/ready")
    with listening(type("Here", (Handler,), {"platform": platform})) as platform.address:
        yield platform
