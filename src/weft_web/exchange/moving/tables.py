"""Which tables travel with a country, by what a row is recognised on the other side, and which stay behind and why.

Every model of the workbench stands either in CARRIED or in STAYS (tests/web/test_exchange_moving.py walks them).
"""

from weft_web.exchange.moving.carrying import Carried, Counted, Numbering
from weft_web.exchange.moving.consulted import CONSULTATIONS
from weft_web.exchange.moving.convened import MEETINGS

__all__ = ["CARRIED", "STAYS", "Carried", "Counted", "Numbering"]

FORMAT = "weft-country"
FORMAT_VERSION = 1


MADE_ANEW = "made anew by the analysis of the same bytes"
SUMMED_UP = "sums up the judgements; made anew from them"
COUNTED_ANEW = "counts the versions; counted anew"
THIS_PLACE = "tells of work done in this installation"
LEARNING = "learners belong to no country; each takes what she reached with her in a file of results"
DONE_HERE = (
    *("country_brought_in", "asked_for_qda", "asked_for_annotations", "asked_for_workbook", "asked_for_country"),
    *("person_invited", "invitation_withdrawn", "role_given", "role_changed", "role_ended", "reset_link_made"),
    *("person_deactivated", "person_reactivated", "second_factor_cleared"),
)
"""Deeds that tell of this installation alone, of the rights in it above all."""

ROW_NUMBERS = (
    *("document", "finding", "judgement", "job", "statement", "view", "correction"),
    *("observation", "evidence", "interview", "questionnaire", "link", "version", "publication"),
)
"""What the detail of a deed calls the rows that it tells of: their numbers mean something here only."""

PROFILE = (
    *("round", "region", "treaties", "note", "name_en", "name_fr", "name_es"),
    *("party_cbd", "party_cpb", "party_sp", "exports_lmos", "transit_state", "developing", "regional_organisation"),
)

COUNTRY = Carried(
    model="countries.Country",
    country="pk",
    key=("code",),
    left={"revision": THIS_PLACE, "founded_at": THIS_PLACE, "arriving": THIS_PLACE},
    asked=PROFILE,
)

PEOPLE, FILES = "accounts.Person", "instruments.StoredFile"
SHARED = {PEOPLE: ("email", ("email", "name", "language")), FILES: ("sha256", ("sha256", "size"))}
"""Tables of the whole installation of which a file holds what its rows speak of: recognised by one field, carried with these."""

CARRIED: tuple[Carried, ...] = (
    COUNTRY,
    Carried(
        model="instruments.Instrument",
        country="country",
        key=("key",),
        asked=("asked_of", "asked_on"),
    ),
    Carried(
        model="instruments.Document",
        country="instrument__country",
        key=("instrument", "file"),
        under="instrument",
        asked=("as_of", "note"),
        left={"duplicate_of": MADE_ANEW, "result_version": MADE_ANEW, "analysed_at": MADE_ANEW},
        counted=Counted(field="ordinal", group=("instrument",), time="added_at", numbering=Numbering.BY_TIME),
    ),
    Carried(
        model="instruments.RegisterChange",
        country="instrument__country",
        key=("instrument", "field", "by", "at", "new"),
        under="instrument",
    ),
    Carried(
        model="findings.Finding",
        country="country",
        key=("instrument", "anchor"),
        under="instrument",
        left={"standing_value": SUMMED_UP, "judged_extent": SUMMED_UP, "read_at": MADE_ANEW},
    ),
    Carried(
        model="findings.Judgement",
        country="finding__country",
        key=("key",),
        under="finding",
        mends=("withdrawn_at",),
    ),
    Carried(
        model="findings.Change",
        country="country",
        key=("finding", "kind", "at"),
        under="finding",
    ),
    Carried(
        model="findings.SecondReview",
        country="country",
        key=("finding",),
        under="finding",
    ),
    Carried(
        model="findings.BulkAction",
        country="country",
        key=("key",),
        mends=("ended_at", "state"),
        pointers={"chosen": "findings.Finding", "sample": "findings.Finding"},
        local={"filters": ("instrument", "page")},
    ),
    Carried(
        model="coverage.Statement",
        country="country",
        key=("obligation", "kind", "by", "at", "source", "reason"),
        mends=("withdrawn_at",),
    ),
    Carried(
        model="coverage.View",
        country="country",
        key=("key", "verdict", "by", "at", "reason"),
        mends=("withdrawn_at",),
    ),
    Carried(
        model="institutions.Correction",
        country="country",
        key=("kind", "anchor", "value", "by", "at"),
        mends=("withdrawn_at", "withdrawn_by"),
    ),
    Carried(
        model="observations.Interview",
        country="country",
        key=("by", "at"),
        left={"latest": COUNTED_ANEW},
        asked=("withdrawn_at", "withdrawn_by"),
    ),
    Carried(
        model="observations.InterviewVersion",
        country="interview__country",
        key=("interview", "by", "at"),
        under="interview",
        counted=Counted(field="ordinal", group=("interview",), time="at", numbering=Numbering.BY_TIME),
    ),
    Carried(
        model="observations.Saying",
        country="interview__country",
        key=("interview", "by", "at", "text"),
        under="interview",
        mends=("withdrawn_at", "withdrawn_by"),
    ),
    Carried(
        model="observations.Questionnaire",
        country="country",
        key=("by", "at"),
        asked=("title", "welcome", "closes_at", "closed_at", "withdrawn_at", "withdrawn_by"),
    ),
    Carried(
        model="observations.Link",
        country="questionnaire__country",
        key=("key",),
        under="questionnaire",
        mends=("withdrawn_at", "withdrawn_by"),
    ),
    Carried(
        model="observations.Answer",
        country="questionnaire__country",
        key=("questionnaire", "key"),
        under="questionnaire",
    ),
    Carried(
        model="observations.Observation",
        country="country",
        key=("by", "at"),
        left={"latest": COUNTED_ANEW},
        asked=("withdrawn_at", "withdrawn_by"),
    ),
    Carried(
        model="observations.Version",
        country="observation__country",
        key=("observation", "by", "at"),
        under="observation",
        pointers={"values.instrument_id": "instruments.Instrument"},
        counted=Counted(field="ordinal", group=("observation",), time="at", numbering=Numbering.BY_TIME),
    ),
    Carried(
        model="observations.Evidence",
        country="country",
        key=("observation", "kind", "by", "at"),
        under="observation",
        mends=("withdrawn_at", "withdrawn_by"),
    ),
    Carried(
        model="studies.Study",
        country="country",
        key=("language",),
        asked=("order", "reviewed_only", "authors", "publisher"),
    ),
    Carried(
        model="studies.Edit",
        country="study__country",
        key=("study", "key", "by", "at"),
        under="study",
        counted=Counted(field="ordinal", group=("study", "key"), time="at", numbering=Numbering.BY_TIME),
    ),
    Carried(
        model="studies.Citation",
        country="country",
        key=("mark",),
    ),
    Carried(
        model="studies.Version",
        country="country",
        key=("language", "paper", "by", "at"),
        counted=Counted(field="ordinal", group=("country", "language"), time="at", numbering=Numbering.AT_THE_END),
    ),
    Carried(
        model="studies.Publication",
        country="country",
        key=("version", "by", "at"),
        left={"elsewhere": "what is public here is said by each installation for itself"},
        mends=("ended_at", "ended_by", "reason"),
    ),
    Carried(
        model="strategies.Strategy",
        country="country",
        key=("key",),
        left={"version": COUNTED_ANEW},
        asked=("state", "label", "adopted_by", "adopted_on", "set_aside_at", "set_aside_by"),
    ),
    Carried(
        model="strategies.Part",
        country="strategy__country",
        key=("key",),
        under="strategy",
        left={"version": COUNTED_ANEW},
    ),
    Carried(
        model="strategies.Change",
        country="strategy__country",
        key=("strategy", "part", "by", "at"),
        under="strategy",
        counted=Counted(field="version", group=("strategy", "part"), time="at", numbering=Numbering.BY_TIME),
    ),
    Carried(
        model="strategies.Tie",
        country="strategy__country",
        key=("part", "finding", "observation", "by", "at"),
        under="strategy",
        mends=("withdrawn_at",),
    ),
    Carried(
        model="strategies.Step",
        country="strategy__country",
        key=("strategy", "kind", "by", "at"),
        under="strategy",
    ),
    Carried(
        model="strategies.Remark",
        country="strategy__country",
        key=("key",),
        under="strategy",
        mends=("answered_at", "answered_by", "outcome", "answer"),
        asked=("withdrawn_at",),
    ),
    Carried(
        model="strategies.Report",
        country="strategy__country",
        key=("part", "year", "by", "at"),
        under="strategy",
    ),
    Carried(
        model="strategies.Version",
        country="strategy__country",
        key=("strategy", "body", "by", "at"),
        under="strategy",
        counted=Counted(field="ordinal", group=("strategy",), time="at", numbering=Numbering.AT_THE_END),
    ),
    Carried(
        model="strategies.Proposal",
        country="strategy__country",
        key=("key",),
        under="strategy",
        mends=("settled_at", "outcome"),
    ),
    *CONSULTATIONS,
    *MEETINGS,
    Carried(
        model="countries.Deed",
        country="country",
        key=("person", "at", "verb", "subject"),
        local={"detail": ROW_NUMBERS},
        without={"verb": DONE_HERE},
    ),
)
"""The tables that travel, each after those it speaks of, and what hangs on a row right after its table."""

STAYS: dict[str, str] = {
    "accounts.Person": "people travel by name, address and language only, and only those whom a row speaks of",
    "accounts.Membership": "rights are given anew in each installation",
    "accounts.Invitation": "rights are given anew in each installation",
    "accounts.StaffDeed": THIS_PLACE,
    "accounts.Sitting": THIS_PLACE,
    "instruments.StoredFile": "files travel under their SHA-256",
    "instruments.Provision": MADE_ANEW,
    "instruments.Upload": "files on their way into this installation",
    "searches.Passage": "kept so that searches are quick; made anew",
    "findings.Service": SUMMED_UP,
    "findings.Topic": SUMMED_UP,
    "findings.ProposedService": MADE_ANEW,
    "findings.ProposedTopic": MADE_ANEW,
    "findings.Reckoning": "kept so that pages are quick; made anew",
    "countries.Weighing": "kept so that pages are quick; made anew",
    "observations.Subject": "kept so that lists are quick; made anew",
    "observations.Inflow": "may be lost",
    "jobs.Job": THIS_PLACE,
    "jobs.Heard": THIS_PLACE,
    "jobs.Progress": THIS_PLACE,
    "studies.Composition": "kept so that pages are quick; made anew",
    "studies.ComposedChapter": "kept so that pages are quick; made anew",
    "studies.ComposedPart": "kept so that pages are quick; made anew",
    "studies.Export": "files are made anew from the version",
    "courses.Learner": LEARNING,
    "courses.Reading": LEARNING,
    "courses.Try": LEARNING,
    "courses.LearningGroup": LEARNING,
    "courses.Seat": LEARNING,
    "courses.Brought": LEARNING,
    "courses.Certificate": LEARNING,
    "exchange.Parcel": THIS_PLACE,
    "exchange.Arrival": THIS_PLACE,
    "exchange.Release": "made anew from the frozen version",
    "exchange.ReleaseLine": "made anew from the frozen version",
}
"""Models that do not travel, and why."""
