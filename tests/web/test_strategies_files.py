"""A strategy as files, and its workbook brought back: shown first, taken over difference by difference."""

import io
from collections.abc import Callable

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.peopled import person_of

from weft_web.countries.models import Country
from weft_web.engine import plan_files
from weft_web.rights import Role
from weft_web.strategies import selectors, services
from weft_web.strategies.file_views import GROUPS
from weft_web.strategies.models import Part, Strategy

HOME = "/countries/XS/strategy/"
BEGUN = {"title": "National strategy", "language": "en", "first_year": 2027, "last_year": 2030, "currency": "USD"}
AS = Callable[..., Client]
EVERY = [form for _, forms in GROUPS for form in forms]


@pytest.fixture
def strategy(country: Country) -> Strategy:
    made = services.strategy_begin(country, BEGUN, person_of(Role.CONSULTANT))
    body = services.part_make(made, "stakeholders", {"name": "Customs Department", "sector": "trade"}, made.by)
    costs = [{"item": "Training days", "unit_cost": "120.50", "quantities": {"2027": "10"}, "source": "Budget", "secured": "500"}]
    told = {"text": "Officers check the papers.", "lead": str(body.key), "start": "2027-02", "end": "2028-06", "costs": costs}
    services.part_make(made, "activities", told, made.by)
    services.part_make(made, "objectives", {"text": "All imports are decided upon."}, made.by)
    return made


def workbook(client: Client) -> openpyxl.Workbook:
    """The strategy's workbook, opened."""
    return openpyxl.load_workbook(io.BytesIO(client.get(f"{HOME}files/xlsx?language=en").content))


def sent(client: Client, book: openpyxl.Workbook | bytes, name: str = "plan.xlsx") -> object:
    """What the workbench answers to a workbook."""
    body = book
    if isinstance(book, openpyxl.Workbook):
        out = io.BytesIO()
        book.save(out)
        body = out.getvalue()
    return client.post(f"{HOME}workbooks", {"file": SimpleUploadedFile(name, body)})


def write(book: openpyxl.Workbook, old: str, new: str) -> None:
    """Another text in the first cell that says so and may be written in."""
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    next(cell for cell in cells if cell.value == old and not cell.protection.locked).value = new


def test_every_form_the_engine_knows_is_offered() -> None:
    assert sorted(EVERY) == sorted(plan_files.FORMATS)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("form", EVERY)
def test_each_file_is_made_in_the_language_asked_for(form: str, language: str, strategy: Strategy, as_role: AS) -> None:
    answer = as_role(Role.REVIEWER, "en").get(f"{HOME}files/{form}?language={language}")
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    assert len(answer.content) > 100


def test_there_is_a_brief_for_each_body_and_none_for_nobody(strategy: Strategy, as_role: AS) -> None:
    body = selectors.record_of(strategy).stakeholders[0].key
    client = as_role(Role.REVIEWER, "fr")
    assert client.get(f"{HOME}briefs/{body}/pdf").content.startswith(b"%PDF")
    assert client.get(f"{HOME}briefs/nobody/pdf").status_code == 404
    assert client.get(f"{HOME}briefs/{body}/exe").status_code == 404
    assert client.get(f"{HOME}files/exe").status_code == 404


def test_a_workbook_that_was_changed_changes_nothing_before_somebody_says_so(strategy: Strategy, as_role: AS) -> None:
    client = as_role(Role.CONSULTANT, "en")
    book = workbook(client)
    write(book, "All imports are decided upon.", "All imports are decided upon within 270 days.")
    write(book, "Officers check the papers.", "Officers check all papers.")
    address = sent(client, book)["Location"]
    page = client.get(address).content.decode()
    assert "within 270 days" in page
    assert selectors.record_of(strategy).objectives[0].text == "All imports are decided upon."
    client.post(address, {"apply": "1", "take": "0"})
    record = selectors.record_of(strategy)
    taken = {record.objectives[0].text, record.activities[0].text}
    assert len(taken & {"All imports are decided upon within 270 days.", "Officers check all papers."}) == 1
    held = strategy.proposals.get()
    assert (held.outcome, held.settled_at is not None) == ("partly", True)
    assert Part.objects.filter(strategy=strategy, changes__act="from_workbook").distinct().count() == 1


def test_what_moved_on_here_is_said_and_not_chosen(strategy: Strategy, as_role: AS) -> None:
    client = as_role(Role.CONSULTANT, "es")
    book = workbook(client)
    write(book, "All imports are decided upon.", "From the workbook.")
    part = Part.objects.get(strategy=strategy, kind="objectives")
    services.part_change(part, {"text": "Changed here."}, part.version, strategy.by)
    page = client.get(sent(client, book)["Location"]).content.decode()
    assert "también se cambió aquí" in page
    assert 'value="0" id="t-0" checked' not in page
    assert "Changed here." in page


def test_a_workbook_as_it_was_has_nothing_to_take_over(strategy: Strategy, as_role: AS) -> None:
    client = as_role(Role.CONSULTANT, "fr")
    page = client.get(sent(client, workbook(client))["Location"]).content.decode()
    assert "Le classeur dit ce que dit la stratégie." in page


@pytest.mark.parametrize("body", [b"", b"no workbook", b"PK\x03\x04broken"], ids=["empty", "text", "broken"])
def test_what_is_no_workbook_is_refused_in_words(body: bytes, strategy: Strategy, as_role: AS) -> None:
    answer = sent(as_role(Role.CONSULTANT, "fr"), body)
    assert answer.status_code == 400
    assert "Le classeur n’a pas été accepté" in answer.content.decode()
    assert not strategy.proposals.exists()


def test_a_workbook_of_another_strategy_is_refused(strategy: Strategy, as_role: AS) -> None:
    client = as_role(Role.CONSULTANT, "en")
    book = workbook(client)
    services.strategy_set_aside(strategy, strategy.by)
    services.strategy_begin(strategy.country, BEGUN, strategy.by)
    assert sent(client, book).status_code == 400
