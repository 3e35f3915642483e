"""Where documents are sent piece by piece."""

from functools import partial
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.instruments import tus, uploading
from weft_web.instruments.models import Instrument, Upload


@require_http_methods(["POST", "OPTIONS"])
def uploads(request: Asked, country: Country) -> HttpResponse:
    """A document begun to be sent."""

    def begin(size: int, told: dict[str, str]) -> tuple[Upload, str]:
        held = uploading.upload_begin(country, _sent(country, size, told), request.user)
        return held, reverse("instruments:upload", kwargs={"country": country.code, "upload": held.pk})

    return tus.announced(request, begin, settings.UPLOAD_BYTES)


@require_http_methods(["HEAD", "PATCH"])
def upload(request: Asked, country: Country, upload: UUID) -> HttpResponse:
    """More of it, or how much has arrived."""
    held = get_object_or_404(Upload.objects.select_related("country"), pk=upload, country=country, by=request.user)
    return tus.gone_on(request, held, partial(uploading.upload_receive, held), partial(uploading.upload_finish, held))


def _sent(country: Country, size: int, told: dict[str, str]) -> uploading.Sent:
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
