"""One judgement for many findings: only under the control of a sample, only where nobody judged, undone as one."""

import random
import re
from collections.abc import Callable

import pytest
from django.test import Client

from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.findings.bulks import FEWEST, bulk_begin, control_of, sample_size
from weft_web.findings.filtering import Filter
from weft_web.findings.models import BulkAction, Finding, Judgement, Verdict
from weft_web.findings.seeing import Reader
from weft_web.findings.services import Opinion, finding_judge
from weft_web.rights import Role

AS = Callable[..., Client]
WHO = Callable[[Role], Person]


def begun(country: Country, person: Person, **asked: str) -> BulkAction:
    reader = Reader(person=person, judges=True)
    return bulk_begin(country, reader, Filter(**asked), Opinion(verdict=Verdict.ACCEPTED, comment="as read"), "one_in_twenty")


def sampled(action: BulkAction, person: Person, *, but: int = 0) -> None:
    for place, pk in enumerate(action.sample):
        verdict = Verdict.REJECTED if place < but else Verdict.ACCEPTED
        finding_judge(Finding.objects.get(pk=pk), Opinion(verdict=verdict), person)


@pytest.mark.parametrize(
    ("count", "rule", "size"), [(5, "one_in_ten", 5), (100, "one_in_twenty", 20), (1000, "one_in_twenty", 50), (1001, "one_in_ten", 101)]
)
def test_the_size_of_a_sample_follows_its_rule(count: int, rule: str, size: int) -> None:
    assert sample_size(count, rule) == size


def test_the_sample_can_be_drawn_again_from_what_is_kept(country: Country, person: WHO) -> None:
    action = begun(country, person(Role.REVIEWER), language="en")
    assert random.Random(action.seed).sample(action.chosen, sample_size(len(action.chosen), action.rule)) == action.sample
    assert len(set(action.sample)) == len(action.sample) >= FEWEST


def test_the_rest_is_judged_only_after_the_whole_sample_agreed(country: Country, as_role: AS, person: WHO) -> None:
    who, client = person(Role.REVIEWER), as_role(Role.REVIEWER)
    action = begun(country, who, language="en")
    address = f"/countries/XS/findings/bulk/{action.key}"
    client.post(f"{address}/give")
    assert not Judgement.objects.exists()
    other = next(pk for pk in action.chosen if pk not in action.sample)
    finding_judge(Finding.objects.get(pk=other), Opinion(verdict=Verdict.REJECTED), person(Role.CONSULTANT))
    sampled(action, who)
    assert "Accept the other" in client.get(address).content.decode()
    client.post(f"{address}/give")
    given = Judgement.objects.filter(bulk=action.key)
    assert given.count() == len(action.chosen) - len(action.sample) - 1
    assert not given.filter(finding=other).exists()
    assert not given.filter(blind=True).exists()
    client.post(f"{address}/give")
    assert Judgement.objects.filter(bulk=action.key).count() == given.count()
    client.post(f"{address}/undo")
    assert not given.filter(withdrawn_at=None).exists()
    assert Judgement.objects.filter(by=who, bulk=None, withdrawn_at=None).count() == len(action.sample)
    assert BulkAction.objects.get().state == "undone"


def test_one_that_differs_breaks_it(country: Country, as_role: AS, person: WHO) -> None:
    who, client = person(Role.REVIEWER), as_role(Role.REVIEWER)
    action = begun(country, who, language="fr")
    sampled(action, who, but=1)
    assert len(control_of(action).differing) == 1
    page = client.get(f"/countries/XS/findings/bulk/{action.key}").content.decode()
    assert "One of the sample differs" in page
    client.post(f"/countries/XS/findings/bulk/{action.key}/give")
    assert not Judgement.objects.filter(bulk=action.key).exists()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_it_is_walked_through_the_pages(country: Country, as_role: AS, language: str) -> None:
    client = as_role(Role.REVIEWER, language)
    sent = {"verdict": "accepted", "rule": "one_in_ten", "comment": "plain"}
    address = client.post("/countries/XS/findings/bulk?language=es&extent=mention", sent).url  # type: ignore[attr-defined]
    for _ in range(100):
        page = client.get(address).content.decode()
        onward = re.search(r'class="btn" href="([^"]+)"', page)
        if onward is None:
            break
        step = onward.group(1).replace("&amp;", "&")
        while "/bulk/" not in step:
            form = client.get(step).content.decode()
            action = re.findall(r'action="([^"]+/judge[?][^"]*)"', form)[0].replace("&amp;", "&")
            step = client.post(action, {"verdict": "accepted"}).url  # type: ignore[attr-defined]
    action = BulkAction.objects.get()
    assert not control_of(action).waiting
    assert control_of(action).agreed


def test_who_began_it_alone_sees_it(country: Country, as_role: AS, person: WHO) -> None:
    action = begun(country, person(Role.REVIEWER), language="en")
    for path in ("", "/give", "/undo"):
        method = "post" if path else "get"
        assert getattr(as_role(Role.CONSULTANT), method)(f"/countries/XS/findings/bulk/{action.key}{path}").status_code == 404
