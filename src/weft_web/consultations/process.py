"""The chapter on how a text was prepared, put into the study as people's own text: what the record tells, to be written on."""

import hashlib
import uuid

from weft.records import Language
from weft_web.accounts.models import Person
from weft_web.consultations.recording import round_record
from weft_web.countries.models import Country, Deed
from weft_web.countries.services import deed_record
from weft_web.engine.comment_papers import process_texts
from weft_web.engine.reporting import OWN
from weft_web.meetings.selectors import meeting_of, meetings_held
from weft_web.studies.composing import draft_of, kind_of
from weft_web.studies.models import Study
from weft_web.studies.services import Wish, edit_add, study_open

CHAPTER = "method"
"""Where a study tells how it was made."""

VERB = "process_written"


def process_write(country: Country, language: Language, person: Person) -> tuple[str, ...]:
    """The keys of the blocks that tell of the process in the study now: its rounds, and the meetings that belonged to them.

    What people wrote on those blocks since stays as they have it.

    Errors: NothingToWriteError where there is no study yet.
    """
    rounds = country.consultations.filter(draft__kind="study", opened_at__isnull=False).select_related("country", "draft").order_by("at")
    held = meetings_held(country).filter(consultation__in=rounds)
    texts = process_texts([round_record(one) for one in rounds], [meeting_of(one) for one in held], language)
    study = study_open(country, language.value)
    after, written = _last(study), _written(country, language)
    digests: dict[str, str] = {}
    for name, form, text in texts:
        key = f"{OWN}{uuid.uuid5(uuid.NAMESPACE_URL, f'{country.code}/{language.value}/{name}').hex}"
        digests[key] = _put(study, Wish(key=key, act="own", chapter=CHAPTER, text=text, form=form, after=after), written.get(key), person)
        after = key
    deed_record(country, person, VERB, language.value, language=language.value, digests=digests)
    return tuple(digests)


def _put(study: Study, wish: Wish, written: str | None, person: Person) -> str:
    """The digest of what this put there: a block that somebody has changed since is left alone."""
    last = study.edits.filter(key=wish.key).order_by("-ordinal").first()
    if last is not None and (last.act != wish.act or digest_of(last.text) != written):
        return written or ""
    if last is None or last.text != wish.text:
        base = last.ordinal if last else 0
        last = edit_add(study, Wish(**{**{name: getattr(wish, name) for name in wish.__struct_fields__}, "base": base}), person)
    return digest_of(last.text)


def digest_of(text: str) -> str:
    """By what a text is known again."""
    return hashlib.sha256(text.encode()).hexdigest()


def _written(country: Country, language: Language) -> dict[str, str]:
    """What was put there the last time, by key."""
    last = Deed.objects.filter(country=country, verb=VERB, subject=language.value).order_by("-at", "-pk").first()
    held: dict[str, str] = last.detail.get("digests", {}) if last else {}
    return held


def _last(study: Study) -> str:
    """The block after which the process is told: the last of the chapter on method."""
    paper = draft_of(study.country, kind_of(study), fresh=True).paper
    chapter = next((one for one in paper.chapters if one.anchor == CHAPTER), paper.chapters[-1])
    return chapter.blocks[-1].key if chapter.blocks else chapter.anchor
