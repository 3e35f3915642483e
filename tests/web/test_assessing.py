"""The assessment follows what people judge: at once where it is quick, in the background where nobody could wait."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.web.peopled import silent

from weft_web.accounts.models import Person
from weft_web.countries.models import Country, Weighing
from weft_web.countries.services import country_touch
from weft_web.findings import assessing
from weft_web.findings.models import Finding
from weft_web.findings.services import Opinion, finding_judge, judgement_withdraw
from weft_web.jobs.kinds import work_of
from weft_web.jobs.models import Job
from weft_web.rights import Role

PersonOf = Callable[[Role], Person]


def operative(country: Country) -> Finding:
    return Finding.objects.filter(country=country, extent="operative", instrument__documents__duplicate_of=None).order_by("id")[0]


def cells_of(country: Country, finding: Finding) -> int:
    """In how many cells of the matrix a finding stands."""
    return sum(finding.engine_id in cell.findings for cell in assessing.assessment_of(country).cells)


def test_a_rejected_finding_is_weighed_no_more_and_an_undone_rejection_is(country: Country, person: PersonOf) -> None:
    finding = operative(country)
    before = cells_of(country, finding)
    assert before
    judgement = finding_judge(finding, Opinion(verdict="rejected"), person(Role.REVIEWER))
    assert cells_of(country, finding) == 0
    judgement_withdraw(judgement, person(Role.REVIEWER))
    assert cells_of(country, finding) == before


def test_a_corrected_obligation_moves_the_finding_to_its_cell(country: Country, person: PersonOf) -> None:
    finding = operative(country)
    finding_judge(
        finding, Opinion(verdict="corrected", extent="operative", themes=("liability",), obligations=("SP-05-4",)), person(Role.REVIEWER)
    )
    cells = [cell.obligation for cell in assessing.assessment_of(country).cells if finding.engine_id in cell.findings]
    assert cells == ["SP-05-4"]


def test_reviewed_only_counts_nothing_that_waits(country: Country, person: PersonOf) -> None:
    assert assessing.assessment_of(country, reviewed_only=True).cells == ()
    finding = operative(country)
    finding_judge(finding, Opinion(verdict="accepted"), person(Role.REVIEWER))
    named = {one for cell in assessing.assessment_of(country, reviewed_only=True).cells for one in cell.findings}
    assert named == {finding.engine_id}


def test_a_large_country_is_weighed_in_the_background(country: Country, person: PersonOf, monkeypatch: pytest.MonkeyPatch) -> None:
    old = assessing.assessment_of(country)
    monkeypatch.setattr(assessing, "QUICK_SECONDS", 0.0)
    Weighing.objects.filter(country=country).update(seconds=1.0)
    finding_judge(operative(country), Opinion(verdict="rejected"), person(Role.REVIEWER))
    assert assessing.assessment_of(country) == old
    assert assessing.is_behind(country)
    job = Job.objects.get(country=country, kind="weigh")
    work_of("weigh")(job, silent)
    assert not assessing.is_behind(country)
    assert assessing.assessment_of(country) != old


def test_what_another_version_read_stands_until_it_is_read_anew(country: Country) -> None:
    before = assessing.assessment_of(country)
    assert before.cells
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assessing.engine, "engine_version", lambda: "another")
        assert assessing.assessment_of(country) == before


def test_lost_results_are_read_anew_and_never_counted_as_silence(country: Country, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = assessing.assessment_of(country)
    monkeypatch.setattr(assessing, "results_folder", lambda _: tmp_path)
    country_touch(country)
    assert assessing.assessment_of(country) == before
    assert Job.objects.filter(country=country, kind="analyse", state="waiting").exists()
