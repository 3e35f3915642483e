"""The path of ten steps, and where a country stands on it."""

from collections.abc import Callable

from django.urls import NoReverseMatch, reverse

from weft.records import Record
from weft.records.strategy import State
from weft_web.consultations.finality import open_on_study
from weft_web.consultations.models import Consultation
from weft_web.countries.models import CONDITIONS, Country
from weft_web.findings.filtering import in_review
from weft_web.institutions.counting import count_of
from weft_web.instruments.models import Document, Instrument
from weft_web.observations.counting import counts, without_evidence
from weft_web.strategies.selectors import parts_of, strategy_of
from weft_web.studies.models import Edit, Publication, Version

ADOPTED = (State.FINAL, State.SEMINAR, State.MONITORED)
"""States of a strategy that was adopted."""

DONE, PART, TO_COME = "done", "part", "to_come"


class Step(Record):
    """A step: its number, its key in words/countries.yaml, where it leads ("" where there is nothing yet), its state, and its figure."""

    number: int
    key: str
    address: str
    state: str
    told: str = ""
    count: int = 0
    of: int = 0


Standing_ = tuple[str, str, int, int]


def steps(country: Country) -> tuple[Step, ...]:
    """The ten steps of a country."""
    made = []
    for number, (key, route, look) in enumerate(PATH, 1):
        state, told, count, of = look(country)
        made.append(Step(number=number, key=key, address=_address(route, country), state=state, told=told, count=count, of=of))
    return tuple(made)


def _address(route: str, country: Country) -> str:
    try:
        return reverse(route, kwargs={"country": country.code}) if route else ""
    except NoReverseMatch:
        return ""


def _profile(country: Country) -> Standing_:
    said = sum(getattr(country, name) is not None for name in CONDITIONS)
    state = DONE if said == len(CONDITIONS) else PART if said else TO_COME
    return state, "steps.profile_told", said, len(CONDITIONS)


def _instruments(country: Country) -> Standing_:
    held = Document.objects.filter(instrument__country=country, current=True)
    count, unread = held.count(), held.filter(status="").count()
    asked = Instrument.objects.filter(country=country, documents=None).count()
    state = TO_COME if not count else PART if unread or asked else DONE
    return state, "steps.instruments_told", count, asked


def _findings(country: Country) -> Standing_:
    here = in_review(country)
    every, waiting = here.count(), here.filter(standing_value="").count()
    state = TO_COME if not every else DONE if not waiting else PART
    return state, "steps.findings_told", every - waiting, every


def _institutions(country: Country) -> Standing_:
    bodies, spoken = count_of(country)
    state = TO_COME if not spoken else DONE if spoken >= bodies else PART
    return state, "steps.institutions_told", spoken, bodies


def _observations(country: Country) -> Standing_:
    kinds = counts(country)
    every, bare = sum(count for _, count in kinds), without_evidence(country)
    state = TO_COME if not every else PART if bare or not all(count for _, count in kinds) else DONE
    return state, "steps.observations_told", every, bare


def _study(country: Country) -> Standing_:
    versions = Version.objects.filter(country=country).count()
    begun = versions or Edit.objects.filter(study__country=country).exists()
    return PART if begun else TO_COME, "steps.study_told", versions, 0


def _round_table(country: Country) -> Standing_:
    """Rounds of comments on the study; done once one is closed and no comment is open."""
    rounds = Consultation.objects.filter(country=country, draft__kind="study")
    every, closed = rounds.count(), rounds.exclude(closed_at=None).exists()
    state = TO_COME if not every else DONE if closed and not open_on_study(country) else PART
    return state, "steps.round_table_told", every, 0


def _strategy(country: Country) -> Standing_:
    strategy = strategy_of(country)
    if strategy is None:
        return TO_COME, "", 0, 0
    activities = parts_of(strategy, "activities").count()
    return DONE if strategy.state in ADOPTED else PART, "steps.strategy_told", activities, 1


def _publish(country: Country) -> Standing_:
    public = Publication.objects.public().filter(country=country).count()
    return DONE if public else TO_COME, "steps.publish_told", public, 0


def _nothing(_country: Country) -> Standing_:
    return TO_COME, "", 0, 0


PATH: tuple[tuple[str, str, Callable[[Country], Standing_]], ...] = (
    ("profile", "countries:profile", _profile),
    ("instruments", "instruments:register", _instruments),
    ("findings", "findings:queue", _findings),
    ("institutions", "institutions:map", _institutions),
    ("observations", "observations:all", _observations),
    ("study", "studies:study", _study),
    ("round_table", "consultations:all", _round_table),
    ("strategy", "strategies:overview", _strategy),
    ("workshop", "", _nothing),
    ("publish", "studies:publish", _publish),
)
"""Key, route, and who looks where it stands."""
