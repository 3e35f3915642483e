"""Pages as pictures, and quotes found on them."""

import io
from collections.abc import Callable

import pytest
from django.test import Client
from PIL import Image

from weft_web.countries.models import Country
from weft_web.findings.models import Finding
from weft_web.instruments import pictures
from weft_web.instruments.models import Document
from weft_web.jobs.models import Job
from weft_web.rights import Role


def silent(_done: int, _total: int, _doing: str = "") -> None:
    """Tells nobody."""


@pytest.fixture
def paged(country: Country) -> Finding:
    found = Finding.objects.filter(country=country, document__format="pdf", extent="operative").select_related("document__file")
    return found.order_by("pk")[0]


def test_a_page_is_drawn_once_and_served_to_the_team(paged: Finding, as_role: Callable[..., Client]) -> None:
    address = f"/countries/XS/documents/{paged.document_id}/pages/{paged.page}"
    answer = as_role(Role.REVIEWER).get(address)
    data = b"".join(answer.streaming_content)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/webp")
    assert "private" in answer.headers["Cache-Control"]
    picture = Image.open(io.BytesIO(data))
    assert 800 < max(picture.size) <= 2000
    assert len(data) < 130_000
    kept = pictures.page_picture(paged.document, paged.page or 0)
    assert kept is not None
    assert kept.path.read_bytes() == data


@pytest.mark.parametrize("page", [0, 9999])
def test_there_is_no_picture_of_a_page_that_there_is_not(paged: Finding, page: int, as_role: Callable[..., Client]) -> None:
    assert as_role(Role.REVIEWER).get(f"/countries/XS/documents/{paged.document_id}/pages/{page}").status_code == 404


def test_who_has_no_role_sees_no_page(paged: Finding, as_role: Callable[..., Client]) -> None:
    address = f"/countries/XS/documents/{paged.document_id}/pages/1"
    assert as_role(Role.COMMENTER).get(address).status_code == 403
    assert Client().get(address).status_code == 302


def test_another_countrys_page_is_not_there(paged: Finding, as_role: Callable[..., Client]) -> None:
    other = Country.objects.create(code="XZ", name_en="Other", name_fr="Autre", name_es="Otro")
    Document.objects.filter(pk=paged.document_id).update()
    paged.document.instrument.country = other
    paged.document.instrument.save()
    assert as_role(Role.REVIEWER).get(f"/countries/XS/documents/{paged.document_id}/pages/1").status_code == 404


def test_the_worker_draws_every_page_with_findings_and_quotes_are_found_on_them(country: Country) -> None:
    job = Job.objects.create(kind="draw_pages", country=country)
    outcome = pictures.draw_pages(job, silent)
    assert outcome["failed"] == 0, outcome
    assert not pictures.pages_wait(country.pk)
    missed, quotes = [], 0
    for finding in Finding.objects.filter(country=country, document__format="pdf").select_related("document__file"):
        for page in {one["page"] for one in finding.quotes}:
            quotes += 1
            found = pictures.hits(finding.document, page, finding.quotes)
            assert all(0 <= one.left <= one.left + one.width <= 1.0001 and 0 <= one.top <= one.top + one.height <= 1.0001 for one in found)
            if not found:
                missed.append((finding.document.name, page, finding.text[:60]))
    assert quotes > 20
    assert len(missed) <= 0.03 * quotes, missed
