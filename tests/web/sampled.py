"""Something for every address: sample objects of a country, and a second country with a canary in each of its texts.

A route whose arguments are named like a model finds its samples by itself. Where that is not enough, add a line here:
to PLAIN for an argument that is no row of a table, to VALUES for a field that rows made up here cannot do without,
to SENT for what a form needs.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import msgspec
from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, UUIDConverter
from django.utils import timezone
from tests.web.peopled import person_of
from tests.web.rounds import small

from weft_web import engine
from weft_web.accounts.models import Invitation, Person
from weft_web.countries.models import Country
from weft_web.courses.models import Learner, LearningGroup, Seat
from weft_web.coverage.matters import keyed
from weft_web.coverage.selectors import gaps_of
from weft_web.coverage.weighed import weighed
from weft_web.findings.models import Finding
from weft_web.institutions.selectors import chart_of
from weft_web.instruments.holding import keep
from weft_web.instruments.models import Document
from weft_web.rights import Role
from weft_web.studies.models import Version as StudyVersion

CANARY = "Zwergkanarie"
ROWS_OF_EACH = 3
LONG_TEXT = 200
NOBODY = 987_654_321
BACKEND = "django.contrib.auth.backends.ModelBackend"

NO_FILE = uuid.UUID(int=1)

PLAIN: dict[str, Any] = {
    "coverage:export form": "csv",
    "coverage:matter key": lambda country: first_matter(country),
    "coverage:view_give key": lambda country: first_matter(country),
    "exchange:api_country code": "XS",
    "exchange:api_part code": "XS",
    "exchange:api_part part": "findings",
    "exchange:api_table code": "XS",
    "exchange:api_table part": "findings",
    "exchange:founding arrival": NO_FILE,
    "exchange:founding_bring arrival": NO_FILE,
    "exchange:founding_drop arrival": NO_FILE,
    "exchange:founding_on arrival": NO_FILE,
    "instruments:page_picture document": lambda country: first_pdf(country),
    "observations:export form": "csv",
    "observations:sent key": NO_FILE,
    "courses:certificate certificate": NO_FILE,
    "courses:certificate_file certificate": NO_FILE,
    "courses:correct certificate": NO_FILE,
    "courses:do place": "findings",
    "courses:package form": "epub",
    "courses:package_file form": "epub",
    "course": "mainstreaming",
    "unit": "why",
    "anchor": "p-1",
    "chapter": "summary",
    "language": "en",
    "name": "sectors",
    "part": 1,
    "consultations:file form": "form.xlsx",
    "strategies:new kind": "activities",
    "strategies:action matter": lambda country: first_gap(country),
    "strategies:adopt matter": lambda country: first_gap(country),
    "strategies:answer matter": lambda country: first_gap(country),
    "strategies:brief form": "pdf",
    "strategies:file form": "json",
    "strategies:picture name": "gantt",
    "ordinal": 1,
    "stakeholder": "nobody",
    "step": "vision",
    "studies:public_file kind": "html",
    "studies:version version": lambda country: a_version(country),
    "studies:version_chapter version": lambda country: a_version(country),
    "studies:version_picture version": lambda country: a_version(country),
    "studies:version_to version": lambda country: a_version(country),
    "body": lambda country: chart_of(country).bodies[0].id,
    "form": "findings",
    "key": "no-key",
    "obligation": next(iter(engine.obligations())),
    "page": 1,
    "token": "no-token",
    "secret": "no-secret",
    "meetings:file form": "calendar.ics",
    "many_meetings:file form": "calendar.ics",
    "attend:certificate form": "pdf",
    "attend:paper_out form": "pdf",
    "meetings:paper_out form": "pdf",
    "many_meetings:paper_out form": "pdf",
    "phase": "before",
    "what": "folder",
    "session": "d1s1",
    "item": "1",
    "take_part:brought brought": NO_FILE,
    "take_part:take_back comment": NO_FILE,
    "take_part:topic topic": NO_FILE,
}
"""Arguments that are no rows of a table: name, or route and name with a blank between -> value, or what finds it for a country."""


def a_version(country: Country) -> int:
    """A frozen version of a study."""
    return int(StudyVersion.objects.filter(country=country).earliest("pk").pk)


def first_matter(country: Country) -> str:
    """The key of an overlap or possible contradiction; one that leads nowhere for a country without."""
    there = keyed(country, weighed(country, reviewed_only=False))
    return there[0].key if there else "no-key"


def first_gap(country: Country) -> str:
    """The key of a gap of the study; one that leads nowhere for a country without."""
    gaps = gaps_of(weighed(country, reviewed_only=False))
    return f"gap:{gaps[0].obligation}" if gaps else "gap:none"


def first_pdf(country: Country) -> int:
    """A document of which there are pictures of pages."""
    there = Document.objects.filter(instrument__country=country)
    return (there.filter(format="pdf").first() or there.earliest("pk")).pk


BY_NAME = frozenset({"body", "matter"})
"""Arguments made from a name: two countries may share one."""

NAMED = {"bulk": "bulkaction", "entry": "part", "member": "membership"}
"""Arguments that are called otherwise than their model."""

SENT: dict[str, dict[str, str]] = {
    "accounts:sitting_end": {"sitting": "others"},
    "accounts:speak": {"language": "en"},
    "courses:attest": {"name": "A. Learner"},
    "courses:certificates": {"course": "mainstreaming", "name": "A. Learner"},
    "exchange:ask": {"form": "workbook", "language": "en"},
    "institutions:correct": {"kind": "hidden"},
    "observations:tie": {"evidence": "source"},
    **{f"{space}:{one}": {"kind": "nomination"} for space in ("meetings", "many_meetings") for one in ("letters_send", "letters_make")},
    **{f"{space}:bind": {"what": "folder"} for space in ("meetings", "many_meetings")},
    **{f"{space}:paper_bring": {"language": "en"} for space in ("meetings", "many_meetings")},
}
"""What a form has to send so that the answer tells rights from mistakes."""

SEEN_BY_STATE: dict[str, str] = {
    "accounts:first_person": "only while there is nobody",
    "accounts:accept": "by the invitation",
    "accounts:reset": "by the link",
}
"""Routes for anyone that answer by what they find: any answer that is no fault."""

ABSENT_HERE: dict[str, str] = {
    "consultations:invitees_again": "the earlier round that is sent",
    "consultations:letters_send": "the kind of letter that is sent",
    "consultations:letters_make": "the kind of letter that is sent",
    "consultations:letter": "the kind of letter that is sent",
    "consultations:file": "a language of the text",
    "consultations:process": "the language that is sent",
    "countries:sample_remove": "only the country that the button founded",
    "courses:attest": "a group that one leads",
    "courses:bring": "a group that one leads",
    "courses:correct": "only one's own",
    "courses:close": "a group that one leads",
    "courses:group": "a group that one leads",
    "courses:table": "a group that one leads",
    "courses:join": "by the link",
    "courses:leave": "a group that one learns in",
    "coverage:opened": "the row that is asked for",
    "coverage:statement_withdraw": "only what one stated oneself",
    "coverage:view_withdraw": "only what one said oneself",
    "exchange:founding": "a file that one brought oneself",
    "exchange:founding_bring": "a file that one brought oneself",
    "exchange:founding_drop": "a file that one brought oneself",
    "exchange:founding_on": "a file that one sends oneself",
    "exchange:sending_on": "a file that one sends oneself",
    "exchange:take": "a file made before",
    "findings:add": "the provision that is asked for",
    **{
        f"{space}:{one}": why
        for space in ("meetings", "many_meetings")
        for one, why in {
            "letter": "whom the letter goes to now",
            "nomination_letter": "a letter that came",
            "paper_out": "a language in which it is written",
            "certificate": "somebody who was there",
            "bound": "a file made before",
        }.items()
    },
    "findings:bulk_action": "only what one began oneself",
    "findings:bulk_give": "only what one began oneself",
    "findings:bulk_undo": "only what one began oneself",
    "strategies:adopt": "the measure that is sent",
    "strategies:answer": "the activity that is sent",
    "strategies:brief": "a body of the strategy",
    "strategies:compare": "a version that was kept",
    "strategies:file": "who only comments: a strategy that was circulated",
    "strategies:files": "who only comments: a strategy that was circulated",
    "strategies:progress_report": "an activity",
    "strategies:proposal": "a workbook that was brought back",
    "strategies:remarks": "who only comments: a strategy that was circulated",
    "strategies:remark_withdraw": "only what one said oneself",
    "strategies:take": "the body that is sent",
    "strategies:tie": "the evidence that is sent",
    "studies:history": "the paragraph that is asked for",
    "studies:insert": "the paragraph that is asked for",
    "studies:paragraph": "the paragraph that is asked for",
    "studies:restore": "the paragraph that is asked for",
    "findings:undo": "only what one judged oneself",
    "instruments:compare": "a text of two versions",
    "instruments:corrections": "a file of corrections that waits",
    "instruments:part": "a second version",
    "instruments:upload": "only what one sent oneself",
}
"""Routes that may find nothing for the sample country though the right is there."""


def small_body(country: Country) -> int:
    """The file of a short text out for comment."""
    return keep([msgspec.json.encode(small(), order="sorted")]).pk


def group_of_learners() -> None:
    """A group of learners, of somebody who leads nothing else."""
    made = LearningGroup.objects.create(
        course="mainstreaming", name="Group", token=uuid.uuid4().hex[:20], made_by=person_of(Role.FOCAL_POINT)
    )
    learner = Learner.objects.create(name="Learner")
    Seat.objects.create(group=made, learner=learner)


def _staff_invitation() -> None:
    by = person_of(Role.ADMINISTRATOR)
    soon = timezone.now() + timedelta(days=1)
    made = {"email": "invited@example.org", "role": Role.SECRETARIAT.value, "made_by": by, "expires_at": soon}
    Invitation.objects.create(digest=uuid.uuid4().hex, **made)


def a_session() -> dict[str, Any]:
    """A session of a meeting, as its row keeps it."""
    day = timezone.now().date().isoformat()
    return {"key": "d1s1", "starts": f"{day}T09:00", "ends": f"{day}T10:00", "title": {"en": "sample"}, "item": "1", "room": ""}


VALUES: dict[str, Any] = {
    "bulkaction verdict": "accepted",
    "invitation role": Role.REVIEWER.value,
    "answer replies": {"part": "sample"},
    "brought problems": [],
    "consultation zone": "UTC",
    "draft body": lambda country: small_body(country),
    "extension zone": "UTC",
    "invitee role": "ministry",
    "evidence kind": "source",
    "meeting zone": "UTC",
    "meeting level": lambda country: "round_table" if country else "global_workshop",
    "meeting title": lambda _: {"en": "sample"},
    "meeting languages": lambda _: ["en"],
    "meeting agenda": lambda _: [{"number": "1", "title": {"en": "sample"}, "annotation": {}, "record": {}, "documents": []}],
    "meeting sessions": lambda _: [a_session()],
    "participant role": "ministry",
    "judgement extent": "mention",
    "judgement modality": "duty",
    "interview guide": "general",
    "interviewversion values": {},
    "observation kind": "lessons",
    "observation priority": "",
    "questionnaire languages": ["en"],
    "questionnaire questions": [{"id": "part", "place": "lessons", "text": {"en": "A", "fr": "B", "es": "C"}}],
    "questionnaire zone": "UTC",
    "version values": {},
    "registerchange field": "title",
    "strategy currency": "USD",
    "strategy first_year": 2027,
    "strategy last_year": 2030,
    "tie finding": lambda country: Finding.objects.filter(country=country).earliest("pk").pk,
}
"""Model and field -> value (or what finds it for a country), where the first choice, an empty text or a number of one would not do."""


@dataclass(frozen=True)
class Route:
    """One address pattern: its name in the table of rights, and its arguments with what turns each into a value."""

    name: str
    arguments: dict[str, Any]

    def objects(self, *, own: bool) -> tuple[str, ...]:
        """The arguments that name something of a country; with `own` those only that no other country could have."""
        named = [one for one in self.arguments if one != "country" and (callable(self._plain(one)) or self._plain(one) is None)]
        return tuple(one for one in named if not own or one not in BY_NAME)

    def _plain(self, argument: str) -> Any:
        return PLAIN.get(f"{self.name} {argument}", PLAIN.get(argument))

    def _is_words(self, argument: str) -> bool:
        return not isinstance(self.arguments[argument], UUIDConverter | IntConverter)

    def address(self, country: Country | None, objects_of: Country | None = None, *, unknown: bool = False) -> str:
        """The address for a country, with objects of that or of another country, or with such as there are none."""
        values: dict[str, Any] = {}
        for argument in self.arguments:
            plain, place = self._plain(argument), (objects_of or country) if "country" in self.arguments else None
            if argument == "country":
                values[argument] = country.code if country else "ZZ"
            elif plain is not None and not callable(plain):
                values[argument] = plain
            elif unknown:
                values[argument] = uuid.uuid4() if self._by_uuid(argument) else "nothing" if self._is_words(argument) else NOBODY
            else:
                values[argument] = plain(place) if plain else self._sample(argument, place)
        return reverse(self.name, kwargs=values)

    def _by_uuid(self, argument: str) -> bool:
        return isinstance(self.arguments[argument], UUIDConverter)

    def _sample(self, argument: str, country: Country | None) -> Any:
        """The number, or the key, of a row for an argument."""
        wanted = NAMED.get(argument, argument)
        app = self.name.partition(":")[0]
        named = [one for one in apps.get_models() if one._meta.model_name == wanted]
        model = min(named, key=lambda one: one._meta.app_label != app, default=None)
        assert model is not None, f"{self.name}: say in tests/web/sampled.py (PLAIN or NAMED) what its argument “{argument}” is"
        way = way_to_country(model)
        rows = model._default_manager.filter(**{way: country}).order_by("pk") if way else model._default_manager.order_by("-pk")
        row = rows.first()
        assert row is not None, f"{self.name}: there is no {wanted} to ask for; see fill() in tests/web/sampled.py"
        keys = [field.name for field in model._meta.concrete_fields if isinstance(field, models.UUIDField) and field.unique]
        return getattr(row, keys[0]) if self._by_uuid(argument) else row.pk


def routes(patterns: list[URLPattern | URLResolver] | None = None, prefix: str = "") -> Iterator[Route]:
    """Every address pattern there is."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, f"{one.namespace}:" if one.namespace else prefix)
        else:
            names = {**dict.fromkeys(one.pattern.regex.groupindex), **one.pattern.converters}
            yield Route(f"{prefix}{one.name}", names)


def way_to_country(model: type[models.Model], known: tuple[type[models.Model], ...] = ()) -> str | None:
    """The shortest chain of keys from a model to its country; none where it lies in no country."""
    ways = []
    for field in model._meta.concrete_fields:
        target = field.related_model if isinstance(field, models.ForeignKey) else None
        if target is Country:
            return field.name
        if isinstance(target, type) and target not in (*known, model) and target is not Person:
            further = way_to_country(target, (*known, model))
            ways += [f"{field.name}__{further}"] if further else []
    return min(ways, key=len, default=None)


def in_order() -> list[type[models.Model]]:
    """All models that lie in a country, each after those that it refers to."""
    waiting = [one for one in apps.get_models() if way_to_country(one)]
    ordered: list[type[models.Model]] = []
    while waiting:
        ready = [one for one in waiting if not _refers_to(one) & (set(waiting) - {one})]
        assert ready, "models refer to each other in a circle"
        ordered += ready
        waiting = [one for one in waiting if one not in ready]
    return ordered


def _refers_to(model: type[models.Model]) -> set[Any]:
    return {field.related_model for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)}


def fill(country: Country) -> None:
    """A row of every kind that the sample country lacks."""
    for model in in_order():
        if not model._default_manager.filter(**{str(way_to_country(model)): country}).exists():
            _made_up(model, country)
    _staff_invitation()


def meeting_of_several() -> None:
    """A meeting of several countries, with a row of every kind."""
    for model in in_order():
        if model._meta.app_label == "meetings":
            _made_up(model, None)


def _made_up(model: type[models.Model], country: Country | None) -> None:
    """A row; without a country one of a meeting of several."""
    values = {}
    for field in model._meta.concrete_fields:
        said = f"{model._meta.model_name} {field.name}"
        if callable(VALUES.get(said)):
            values[field.attname] = VALUES[said](country)
        elif not field.primary_key and not field.has_default() and not _may_lack(field, country):
            values[field.attname] = VALUES.get(said, _value(field, country))
    model._default_manager.create(**values)


def _may_lack(field: Any, country: Country | None) -> bool:
    return field.null and (field.related_model is not Country or country is None)


def _value(field: Any, country: Country | None) -> Any:
    """Something that the field can hold."""
    if isinstance(field, models.ForeignKey):
        target: Any = field.related_model
        if target is Country:
            return country.pk if country else None
        way = way_to_country(target)
        return person_of(Role.FOCAL_POINT).pk if target is Person else target.objects.filter(**({way: country} if way else {})).first().pk
    if field.choices:
        return field.choices[0][0]
    if isinstance(field, models.CharField | models.TextField):
        return uuid.uuid4().hex[: field.max_length] if field.unique else "sample"[: field.max_length]
    if isinstance(field, models.UUIDField):
        return uuid.uuid4()
    if isinstance(field, models.BinaryField):
        return b""
    if isinstance(field, models.DateTimeField):
        return timezone.now() + timedelta(days=1)
    return timezone.now().date() if isinstance(field, models.DateField) else 1


def second_country(first: Country) -> Country:
    """A country XT with rows like those of the first, a canary in each text, and people of its own."""
    stranger = Person.objects.create(email="stranger@example.org", name=f"{CANARY} person", language="en")
    other = Country.objects.create(code="XT", invented=True, **{f"name_{one}": f"{CANARY} {one}" for one in ("en", "fr", "es")})
    made: dict[tuple[type[models.Model], Any], models.Model] = {(Country, first.pk): other}
    for model in in_order():
        way = str(way_to_country(model))
        for row in model._default_manager.filter(**{way: first}).order_by("pk"):
            copies = sum(1 for kind, _ in made if kind is model)
            if copies < ROWS_OF_EACH and (model, row.pk) not in made:
                _copied(row, made, stranger)
    return other


def _copied(row: models.Model, made: dict[tuple[type[models.Model], Any], models.Model], stranger: Person) -> None:
    """Copies a row into the other country, and first what it cannot be without."""
    model, old = type(row), row.pk
    for field in model._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(field, models.ForeignKey) and value is not None:
            target: Any = field.related_model
            if target is Person:
                value = stranger.pk
            elif target is Country or way_to_country(target):
                if (target, value) not in made and not field.null:
                    _copied(target._default_manager.get(pk=value), made, stranger)
                value = made[target, value].pk if (target, value) in made else None
        elif field.unique and not field.primary_key:
            value = uuid.uuid4() if isinstance(field, models.UUIDField) else uuid.uuid4().hex[: field.max_length]
        elif isinstance(field, models.TextField) or (isinstance(field, models.CharField) and (field.max_length or 0) >= LONG_TEXT):
            value = f"{CANARY} {value}"[: field.max_length]
        setattr(row, field.attname, value)
    if not isinstance(model._meta.pk, models.ForeignKey):
        row.pk = uuid.uuid4() if isinstance(model._meta.pk, models.UUIDField) else None
    row._state.adding = True
    row.save(force_insert=True)
    made[model, old] = row
