"""Those who come by a link: a country nominates, its people accept, register, answer, report, take their certificate."""

from pathlib import Path

from tests.journeys.walking import Walker
from tests.journeys.workshop_people import Sent, countries

FORM = "main form[method=post]"
UNMOVED, MOVED = "2", "4"


def sent(one: Walker, where: str) -> None:
    """A form on a personal page sent as it is filled in; what the page complains of is an error."""
    with one.page.expect_navigation():
        one.page.locator(f"{where} button").first.click()
    left = one.page.locator("main .errors").all_inner_texts()
    assert not left, f"{one.page.url}: {left}"


def nominates(one: Walker, there: Sent, letter: Path, *, looks: bool) -> None:
    """A country names its three people and sends one letter for all."""
    one.go(there.link)
    if looks:
        one.look()
    for role, first, last in there.people:
        one.go(f"{there.link}person?role={role}")
        if looks:
            one.look()
        one.page.select_option("[name=role]", role)
        one.page.select_option("[name=language]", there.language)
        said = {"first_name": first, "last_name": last, "email": there.address(last), "organisation": f"Ministry {there.code}"}
        for name, value in said.items():
            one.page.fill(f"[name={name}]", value)
        sent(one, FORM)
    one.go(f"{there.link}letter")
    if looks:
        one.look()
    one.page.set_input_files("[name=letter]", letter)
    sent(one, FORM)


def replaces(one: Walker, there: Sent, who: str, by: str, reason: str) -> None:
    """Somebody else comes in the place of one who cannot."""
    one.go(there.link)
    one.page.locator(f"li:has-text('{who}') a[href*='/replace']").click()
    one.look()
    one.page.fill("[name=last_name]", by)
    one.page.fill("[name=first_name]", "Vera")
    one.page.fill("[name=email]", there.address(by))
    one.page.fill("[name=reason]", reason)
    sent(one, FORM)


def comes(one: Walker, link: str, *, looks: bool) -> None:
    """She accepts and says of herself what the organisers need to know."""
    one.go(link)
    if looks:
        one.look()
    with one.page.expect_navigation():
        one.page.click("button[name=reply][value=accept]")
    one.go(f"{link}register")
    if looks:
        one.look()
    one.page.select_option("[name=gender]", "woman")
    sent(one, FORM)


def declines(one: Walker, link: str, reason: str) -> None:
    """She does not come, and says why."""
    one.go(link)
    one.page.locator("details:has([name=reason]) summary").click()
    one.page.fill("[name=reason]", reason)
    with one.page.expect_navigation():
        one.page.locator("form:has([name=reply][value=decline]) button").click()


def answers(one: Walker, link: str, phase: str, *, looks: bool) -> None:
    """Her questionnaire: on every scale a step further after the meeting than before it; of each choice the first."""
    one.go(f"{link}sheets/{phase}")
    if looks:
        one.look()
    for group in one.page.locator("fieldset.picks").all():
        picks = group.locator("input[type=radio]")
        values = [str(pick.get_attribute("value")) for pick in picks.all()]
        wanted = UNMOVED if phase == "before" else MOVED
        group.locator(f"input[value='{wanted if wanted in values else values[0]}']").check()
    sent(one, FORM)


def reads(one: Walker, link: str, there: Sent) -> None:
    """Everything a participant can open; nobody of another country stands on any of it."""
    for path in ("", "programme", "papers", "commitments"):
        one.go(f"{link}{path}")
        one.look()
        strangers(one, there)


def strangers(one: Walker, there: Sent) -> None:
    """A fault for each name, address or country of others that the page holds."""
    told = one.page.content()
    for other in countries():
        if other.code != there.code:
            marks = (other.email, *(last for _, _, last in other.people), f"Ministry {other.code}")
            one.faults += [f"{one.page.url}: shows {mark} to {there.name}" for mark in marks if mark in told]
