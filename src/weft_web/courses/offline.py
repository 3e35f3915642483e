"""What makes the learning pages an application of their own that works without a network: the worker, and what a device is told of it."""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from weft.records import Language
from weft_web import engine
from weft_web.courses.setting import SCRIPTS, STYLES
from weft_web.courses.toolkit import SCRIPTS as TOOL_SCRIPTS

WORKER, ICON = "weft_web/worker.js", "weft_web/weft.svg"
LOOK = ("weft_web/weft.css", ICON)
VERSION_LENGTH = 16
PICTURES = (("icon-192", "192x192", "any"), ("icon-512", "512x512", "any"), ("icon-maskable-512", "512x512", "maskable"))
"""The mark as pictures, for devices that take no SVG; the last with room around it, to be cut to any shape."""

PAPER, ACCENT = "#fffefc", "#2c3a92"


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The worker, with the version of courses and code before it: another word in a course is another worker."""
    return HttpResponse(_worker(), content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


@cache
def _worker() -> str:
    assets = [static(one) for one in (*STYLES.values(), *(SCRIPTS | TOOL_SCRIPTS).values(), *LOOK)]
    known = json.dumps([engine.courses_version(), engine.engine_version(), assets])
    version = hashlib.sha256(known.encode()).hexdigest()[:VERSION_LENGTH]
    told = {"VERSION": version, "ASSETS": assets, "LIST": reverse("courses:all")}
    before = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in told.items())
    return before + Path(str(finders.find(WORKER))).read_text(encoding="utf-8")


@require_safe
def manifest(request: HttpRequest, language: str) -> HttpResponse:
    """What a device shows of the application."""
    if language not in set(Language):
        raise Http404
    say = engine.voice(Language(language)).say
    start = reverse("courses:all")
    icons = [{"src": static(ICON), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}]
    icons += [{"src": static(f"weft_web/{name}.png"), "sizes": size, "type": "image/png", "purpose": use} for name, size, use in PICTURES]
    colours = {"background_color": PAPER, "theme_color": ACCENT}
    names = {"name": say("courses.app"), "short_name": say("courses.nav"), "lang": language}
    told = {**names, "id": start, "start_url": start, "scope": start, "display": "standalone", **colours, "icons": icons}
    return JsonResponse(told, content_type="application/manifest+json", headers={"Cache-Control": "no-cache"})
