"""Resumable upload: the open protocol tus 1.0.0 (core and creation), so that a line that drops costs only what was under way.

The offset is what has really arrived. Every answer about a refusal carries a sentence in the person's language.
"""

import base64
import binascii
import errno
import re
from collections.abc import Iterator
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.instruments import arriving, uploading
from weft_web.instruments.models import Instrument, Upload

VERSION = "1.0.0"
EXTENSIONS = "creation"
BODY_TYPE = "application/offset+octet-stream"
PIECE = 16 * 1024
"""Bytes read at a time: at most so many are lost when the line drops."""
SILENCE_SECONDS = 30
"""A line on which nothing comes for so long is given up; what came is kept."""
DIGITS = re.compile(r"[0-9]{1,15}")
STATUS = {"upload_too_large": 413, "upload_no_room": 507, "upload_empty": 400, "upload_beside": 422}


@require_http_methods(["POST", "OPTIONS"])
def uploads(request: Asked, country: Country) -> HttpResponse:
    """OPTIONS: what is understood. POST: an upload is begun, or one broken off is found again; `Location` says where to send."""
    if request.method == "OPTIONS":
        return _answer(204, {"Tus-Version": VERSION, "Tus-Extension": EXTENSIONS, "Tus-Max-Size": str(settings.UPLOAD_BYTES)})
    length = request.headers.get("Upload-Length", "")
    if wrong := _version_wrong(request):
        return wrong
    if not DIGITS.fullmatch(length):
        return _refusal(request, 400, "upload_length_missing")
    try:
        upload = uploading.upload_begin(country, _sent(request, country, int(length)), request.user)
    except uploading.RefusedError as refused:
        return _refusal(request, STATUS[refused.code], refused.code, *refused.arguments)
    address = reverse("instruments:upload", kwargs={"country": country.code, "upload": upload.pk})
    return _answer(201, {"Location": address, "Upload-Offset": str(arriving.offset(upload))})


@require_http_methods(["HEAD", "PATCH"])
def upload(request: Asked, country: Country, upload: UUID) -> HttpResponse:
    """HEAD: how much has arrived. PATCH: more of it."""
    held = get_object_or_404(Upload.objects.select_related("country"), pk=upload, country=country, by=request.user)
    if wrong := _version_wrong(request):
        return wrong
    if request.method == "HEAD":
        uploading.upload_finish(held)
        return _stands(held, 200)
    return _receive(request, held)


def _receive(request: Asked, held: Upload) -> HttpResponse:
    at = request.headers.get("Upload-Offset", "")
    if request.content_type != BODY_TYPE:
        return _refusal(request, 415, "upload_body_type")
    if not DIGITS.fullmatch(at) or int(at) != arriving.offset(held):
        return _refusal(request, 409, "upload_misplaced")
    try:
        uploading.upload_receive(held, int(at), _pieces(request))
    except arriving.MisplacedError as misplaced:
        return _refusal(request, 409, misplaced.code)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return _refusal(request, 507, "upload_no_room")
        raise
    return _stands(held, 204)


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


def _sent(request: Asked, country: Country, size: int) -> uploading.Sent:
    told = dict(_metadata(request.headers.get("Upload-Metadata", "")))
    instrument = _instrument(country, told.get("instrument", ""))
    named = told.get("path") or told.get("filename", "")
    plain = {name: told.get(name, "") for name in ("fingerprint", "as_of", "note")}
    return uploading.Sent(name=named, size=size, instrument=instrument, **plain)


def _instrument(country: Country, key: str) -> Instrument | None:
    """The instrument that a file is sent for. Errors: Http404 for one that is not there or not this country's."""
    if not key:
        return None
    try:
        return get_object_or_404(Instrument, key=key, country=country)
    except ValidationError as error:
        raise Http404 from error


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


def _stands(held: Upload, status: int) -> HttpResponse:
    told = {"Upload-Offset": str(arriving.offset(held)), "Upload-Length": str(held.size)}
    return _answer(status, {**told, "Upload-Outcome": held.outcome} if held.outcome else told)


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
