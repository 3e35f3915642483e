"""Resumable upload: the open protocol tus 1.0.0 (core and creation), so that a line that drops costs only what was under way.

The offset is what has really arrived. Every answer about a refusal carries a sentence in the person's language.
"""

import base64
import binascii
import errno
import re
from collections.abc import Callable, Iterator

from django.http import HttpResponse, JsonResponse

from weft_web.asking import Asked
from weft_web.instruments import arriving
from weft_web.instruments.arriving import Coming

VERSION = "1.0.0"
EXTENSIONS = "creation"
BODY_TYPE = "application/offset+octet-stream"
PIECE = 16 * 1024
"""Bytes read at a time: at most so many are lost when the line drops."""
SILENCE_SECONDS = 30
"""A line on which nothing comes for so long is given up; what came is kept."""
DIGITS = re.compile(r"[0-9]{1,15}")
STATUS = {"upload_too_large": 413, "upload_no_room": 507, "upload_empty": 400, "upload_beside": 422}

Begin = Callable[[int, dict[str, str]], tuple[Coming, str]]
"""Size and what else is told of a file -> the file on its way, and the address to send it to. Errors: RefusedError."""

Receive = Callable[[int, Iterator[bytes]], object]
"""Offset and bytes -> taken in as far as they come. Errors: MisplacedError."""

Finish = Callable[[], None]
"""Sees to its end what has wholly arrived."""


def announced(request: Asked, begin: Begin, most: int) -> HttpResponse:
    """OPTIONS: what is understood. POST: an upload is begun, or one broken off is found again; `Location` says where to send."""
    if request.method == "OPTIONS":
        return _answer(204, {"Tus-Version": VERSION, "Tus-Extension": EXTENSIONS, "Tus-Max-Size": str(most)})
    length = request.headers.get("Upload-Length", "")
    if wrong := _version_wrong(request):
        return wrong
    if not DIGITS.fullmatch(length):
        return _refusal(request, 400, "upload_length_missing")
    try:
        coming, address = begin(int(length), dict(_metadata(request.headers.get("Upload-Metadata", ""))))
    except arriving.RefusedError as refused:
        return _refusal(request, STATUS[refused.code], refused.code, *refused.arguments)
    return _answer(201, {"Location": address, "Upload-Offset": str(arriving.offset(coming))})


def gone_on(request: Asked, coming: Coming, receive: Receive, finish: Finish) -> HttpResponse:
    """HEAD: how much has arrived. PATCH: more of it."""
    if wrong := _version_wrong(request):
        return wrong
    if request.method == "HEAD":
        finish()
        return _stands(coming, 200)
    at = request.headers.get("Upload-Offset", "")
    if request.content_type != BODY_TYPE:
        return _refusal(request, 415, "upload_body_type")
    if not DIGITS.fullmatch(at) or int(at) != arriving.offset(coming):
        return _refusal(request, 409, "upload_misplaced")
    try:
        receive(int(at), _pieces(request))
    except arriving.MisplacedError as misplaced:
        return _refusal(request, 409, misplaced.code)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return _refusal(request, 507, "upload_no_room")
        raise
    return _stands(coming, 204)


def _pieces(request: Asked) -> Iterator[bytes]:
    """What comes over the line, until it ends or drops."""
    line = request.META.get("gunicorn.socket")
    if line is not None:
        line.settimeout(SILENCE_SECONDS)
    while piece := _piece(request):
        yield piece


def _piece(request: Asked) -> bytes:
    try:
        return bytes(request.read(PIECE))
    except OSError:
        return b""


def _metadata(header: str) -> Iterator[tuple[str, str]]:
    """Key and value of each pair that can be understood."""
    for pair in header.split(","):
        key, _, value = pair.strip().partition(" ")
        try:
            yield key, base64.b64decode(value, validate=True).decode("utf-8", "replace")
        except (binascii.Error, ValueError):
            continue


def _version_wrong(request: Asked) -> HttpResponse | None:
    if request.headers.get("Tus-Resumable") == VERSION:
        return None
    return _answer(412, {"Tus-Version": VERSION})


def _stands(coming: Coming, status: int) -> HttpResponse:
    told = {"Upload-Offset": str(arriving.offset(coming)), "Upload-Length": str(coming.size)}
    return _answer(status, {**told, "Upload-Outcome": coming.outcome} if coming.outcome else told)


def _refusal(request: Asked, status: int, code: str, *arguments: str) -> HttpResponse:
    said = request.voice.say(f"instruments.{code}", most=next(iter(arguments), ""))
    response = JsonResponse({"problem": code, "message": said}, status=status)
    response.headers["Tus-Resumable"] = VERSION
    return response


def _answer(status: int, headers: dict[str, str]) -> HttpResponse:
    response = HttpResponse(status=status)
    for name, value in {"Tus-Resumable": VERSION, "Cache-Control": "no-store", **headers}.items():
        response.headers[name] = value
    return response
