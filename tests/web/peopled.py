"""The sample country in the workbench: one person for each role, its laws read and analysed."""

from pathlib import Path

from weft.runs.register import profile_in
from weft_web.accounts.models import Membership, Person
from weft_web.accounts.services import person_make
from weft_web.countries.founding import country_found
from weft_web.countries.models import Country
from weft_web.instruments import holding
from weft_web.instruments.analysis import analyse
from weft_web.instruments.services import document_take_in
from weft_web.jobs.models import Job, State
from weft_web.rights import NATIONAL, STAFF, Role

SAMPLE = Path(__file__).parents[2] / "sample" / "solandra"
NOT_LAWS = frozenset({"profile.yaml", "instruments.csv", "expected.yaml"})
PASSWORD = "a sentence to come in by"  # noqa: S105 - of invented people


def laws(folder: Path = SAMPLE) -> tuple[tuple[str, bytes], ...]:
    """Name and bytes of each law of a folder, in order of name."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in NOT_LAWS)
    return tuple((path.relative_to(folder).as_posix(), path.read_bytes()) for path in files)


def silent(done: int, total: int, doing: str = "") -> None:
    """Tells nobody."""


def people(country: Country) -> dict[Role, Person]:
    """One person for each role; those of staff hold it everywhere."""
    made = {}
    for role in (*NATIONAL, *STAFF):
        person = person_make(f"Person {role.value}", f"{role.value}@example.org", PASSWORD, "en")
        Membership.objects.create(person=person, country=None if role in STAFF else country, role=role.value)
        made[role] = person
    return made


def sample_country() -> Country:
    """Solandra, its people and its findings."""
    founder = person_make("Founder", "founder@example.org", PASSWORD, "en")
    country = country_found(profile_in(SAMPLE / "profile.yaml", "XS"), founder, None)
    people(country)
    take_in(country, laws(), founder)
    return country


def take_in(country: Country, files: tuple[tuple[str, bytes], ...], person: Person) -> Job:
    """Files as documents of a country, read and analysed in this process."""
    for name, data in files:
        document_take_in(country, name, holding.keep([data]), person)
    job = Job.objects.create(kind="analyse", country=country, made_by=person)
    job.outcome, job.state = analyse(job, silent), State.DONE
    job.save()
    # Pages are drawn when a test looks at one.
    Job.objects.filter(country=country, kind="draw_pages").delete()
    return job


def person_of(role: Role) -> Person:
    """The person with this role."""
    return Person.objects.get(email=f"{role.value}@example.org")
