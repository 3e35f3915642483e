"""Reading what can go out of a country, and what went."""

from django.db.models import Q, Sum

from weft.records import Record
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.exchange.models import Arrival, Parcel, Stage, megabytes
from weft_web.findings.filtering import in_review
from weft_web.findings.models import Judgement
from weft_web.instruments.models import Document, Instrument, StoredFile
from weft_web.jobs.models import Job, State
from weft_web.jobs.selectors import View, view

SHOWN = 20


class Stock(Record):
    """How much there is to take along."""

    instruments: int
    documents: int
    findings: int
    judgements: int
    people: int
    megabytes: float


class Board(Record):
    """What the page of exchange shows."""

    stock: Stock
    parcels: tuple[Parcel, ...]
    parcels_of: int
    arrivals: tuple[Arrival, ...]


def board(country: Country) -> Board:
    """The page of exchange."""
    parcels = Parcel.objects.filter(country=country).exclude(made_at=None).select_related("asked_by")
    arrivals = Arrival.objects.filter(country=country).exclude(stage=Stage.DROPPED).select_related("by")
    return Board(
        stock=stock(country),
        parcels=tuple(parcels[:SHOWN]),
        parcels_of=parcels.count(),
        arrivals=tuple(arrivals[:SHOWN]),
    )


def stock(country: Country) -> Stock:
    """How much there is in a country."""
    judgements = Judgement.objects.filter(finding__country=country)
    held = StoredFile.objects.filter(documents__instrument__country=country).distinct()
    return Stock(
        instruments=Instrument.objects.filter(country=country).count(),
        documents=Document.objects.filter(instrument__country=country).count(),
        findings=in_review(country).count(),
        judgements=judgements.count(),
        people=judgements.values("by").distinct().count(),
        megabytes=megabytes(held.aggregate(total=Sum("size"))["total"] or 0),
    )


def founding(person: Person) -> tuple[Arrival, ...]:
    """Files of countries that are not here yet, brought by a person, with which something is still to be done."""
    theirs = Arrival.objects.filter(by=person, stage__in=(Stage.SENDING, Stage.ARRIVED, Stage.LOOKED_INTO, Stage.BRINGING))
    return tuple(theirs.filter(Q(country=None) | Q(country__arriving=True)))


def job_of(arrival: Arrival) -> View | None:
    """What is being done with a file at this moment."""
    jobs = Job.objects.filter(kind__in=("look_into", "bring_in"), arguments__arrival=arrival.pk)
    job = jobs.filter(state__in=(State.WAITING, State.RUNNING)).first()
    return view(job) if job else None


def problem_of(arrival: Arrival) -> Job | None:
    """Why it does not go on: the last job that ended otherwise than well."""
    jobs = Job.objects.filter(kind="bring_in", arguments__arrival=arrival.pk)
    return jobs.filter(state=State.FAILED).order_by("-ended_at").first()
