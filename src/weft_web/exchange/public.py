"""The public interface for programs: read only, without a key, for every origin; published data and nothing else."""

import csv
import hashlib
import io
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from weft.records import Language
from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.exchange import openapi, releases
from weft_web.exchange.releases import Snapshot
from weft_web.exchange.shapes import PARTS, Countries, Part, Refusal
from weft_web.exchange.tables import safe
from weft_web.headers import as_download

SECONDS = 300
Answerer = Callable[..., HttpResponseBase]


def for_all(view: Answerer) -> Answerer:
    """A view that only reads, answers every origin, and is kept by caches for a while."""

    @csrf_exempt
    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, **named: Any) -> HttpResponseBase:
        answer = view(request, **named)
        answer.headers["Access-Control-Allow-Origin"] = "*"
        answer.headers["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Link"
        answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        answer.headers["Cache-Control"] = f"public, max-age={SECONDS}"
        return answer

    return answered


@require_safe
def about(request: Asked) -> HttpResponse:
    """The interface described for people."""
    shown = {"countries": releases.public_countries(), "parts": PARTS, "most": openapi.MOST, "usual": openapi.USUAL}
    return render(request, "exchange/public.html", {**shown, "root": request.build_absolute_uri("/api/")})


@for_all
def description(request: HttpRequest) -> HttpResponse:
    """The interface described for programs."""
    return _json(msgspec.json.encode(openapi.description()))


@for_all
def countries(request: HttpRequest) -> HttpResponseBase:
    """All countries with public data."""
    items = releases.public_countries()
    return _conditional(request, _json(msgspec.json.encode(Countries(total=len(items), items=items))))


@for_all
def country(request: HttpRequest, code: str) -> HttpResponseBase:
    """One country."""
    row = Country.objects.filter(code=code.upper()).first()
    made = releases.public_country(row) if row else None
    return _conditional(request, _json(msgspec.json.encode(made))) if made else refused("not_found", 404)


@for_all
def part(request: HttpRequest, code: str, part: str) -> HttpResponseBase:
    """A page of a part of a country's public data."""
    asked = _asked(request, code, part)
    if isinstance(asked, HttpResponse):
        return asked
    snapshot, kind = asked
    window = _window(request)
    if window is None:
        return refused("bad_request", 400)
    return _conditional(request, _page(request, snapshot, kind, window), snapshot)


@for_all
def table(request: HttpRequest, code: str, part: str) -> HttpResponseBase:
    """The whole of a part as CSV."""
    asked = _asked(request, code, part)
    if isinstance(asked, HttpResponse):
        return asked
    snapshot, kind = asked
    answer = StreamingHttpResponse(_csv(snapshot, kind), content_type="text/csv; charset=utf-8")
    answer.headers["ETag"] = quote_etag(f"{snapshot.release.sha256[:16]}-{kind.name}-csv")
    as_download(answer, f"{code.upper()}-{kind.name}-{snapshot.version.language}.csv")
    return _conditional(request, answer, snapshot)


def refused(error: str, status: int) -> HttpResponse:
    """An answer that there is nothing to answer; the same whether a country is not here or nothing of it is public."""
    return _json(msgspec.json.encode(Refusal(error=error)), status)


def _asked(request: HttpRequest, code: str, part: str) -> tuple[Snapshot, Part] | HttpResponse:
    wished, kinds = request.GET.get("language"), {one.name: one for one in PARTS}
    if wished is not None and wished not in set(Language):
        return refused("bad_request", 400)
    row = Country.objects.filter(code=code.upper()).first()
    snapshot = releases.published(row, Language(wished) if wished else None) if row and part in kinds else None
    return (snapshot, kinds[part]) if snapshot else refused("not_found", 404)


def _window(request: HttpRequest) -> tuple[int, int] | None:
    """From where, and how many; nothing where it cannot be read."""
    offset, limit = request.GET.get("offset", "0"), request.GET.get("limit", str(openapi.USUAL))
    if not (offset.isascii() and offset.isdecimal() and limit.isascii() and limit.isdecimal()) or max(len(offset), len(limit)) > 9:
        return None
    return (int(offset), int(limit)) if 1 <= int(limit) <= openapi.MOST else None


def _page(request: HttpRequest, snapshot: Snapshot, kind: Part, window: tuple[int, int]) -> HttpResponse:
    offset, limit = window
    total = snapshot.version.counts[kind.name]
    following = _next(request, offset + limit, limit) if offset + limit < total else None
    lines = releases.lines_of(snapshot.release, kind.name, offset, limit)
    head = {"version": snapshot.version, "total": total, "offset": offset, "limit": limit, "next": following}
    answer = _json(msgspec.json.encode(head)[:-1] + b',"items":[' + ",".join(lines).encode("utf-8") + b"]}")
    if following:
        answer.headers["Link"] = f'<{following}>; rel="next"'
    return answer


def _next(request: HttpRequest, offset: int, limit: int) -> str:
    asked = request.GET.copy()
    asked["offset"], asked["limit"] = str(offset), str(limit)
    return request.build_absolute_uri(f"{request.path}?{asked.urlencode()}")


def _csv(snapshot: Snapshot, kind: Part) -> Iterator[bytes]:
    """Columns by the names of the record's fields; lists and records within a cell as JSON."""
    fields = [field.name for field in msgspec.structs.fields(kind.line)]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(fields)
    for line in releases.every_line(snapshot.release, kind.name):
        record: dict[str, Any] = msgspec.json.decode(line)
        writer.writerow([_cell(record[name]) for name in fields])
        yield out.getvalue().encode("utf-8")
        out.seek(0)
        out.truncate()
    yield out.getvalue().encode("utf-8")


def _cell(value: Any) -> str:
    return msgspec.json.encode(value).decode("utf-8") if isinstance(value, list | dict | bool) else safe(value)


def _json(body: bytes, status: int = 200) -> HttpResponse:
    return HttpResponse(body, status=status, content_type="application/json; charset=utf-8")


def _conditional(request: HttpRequest, answer: HttpResponseBase, snapshot: Snapshot | None = None) -> HttpResponseBase:
    """The answer, or that it is what the other side has already."""
    if isinstance(answer, HttpResponse):
        answer.headers["ETag"] = quote_etag(hashlib.sha256(answer.content).hexdigest()[:32])
    moment = int(snapshot.publication.at.timestamp()) if snapshot else None
    if moment is not None:
        answer.headers["Last-Modified"] = http_date(moment)
    unchanged: HttpResponse | None = get_conditional_response(request, etag=answer.headers.get("ETag"), last_modified=moment)
    if unchanged is None:
        return answer
    unchanged.headers["ETag"] = answer.headers["ETag"]
    return unchanged
