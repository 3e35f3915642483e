"""The register and its instruments, to be looked at."""

from django.http import FileResponse, Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from weft_web.asking import Asked
from weft_web.countries.models import Country
from weft_web.instruments import pictures
from weft_web.instruments.models import Document

KEPT_SECONDS = 7 * 24 * 3600
"""How long a browser may keep the picture of a page: the document behind its address never changes."""


@require_GET
def page_picture(request: Asked, country: Country, document: int, page: int) -> HttpResponseBase:
    """The picture of one page of a document."""
    held = get_object_or_404(Document.objects.select_related("file"), pk=document, instrument__country=country)
    picture = pictures.page_picture(held, page)
    if picture is None:
        raise Http404
    response = FileResponse(picture.path.open("rb"), content_type="image/webp")
    response.headers["Cache-Control"] = f"private, max-age={KEPT_SECONDS}, immutable"
    return response
