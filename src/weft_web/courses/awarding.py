"""Writing certificates: for a course that was passed, in the name the learner gives, signed with the installation's key.

Who makes one, and whose name stands on it:
- A learner with an account makes her own, in the name she gives, one for each language. A name written wrong is put right by making
  another: the first stays valid, since its file has been handed on, and its page says that another stands in its place. A few times only,
  so that no account becomes a press for certificates in many names.
- For a learner who was brought in by file her trainer makes it, from the group. The name is the one in the file; the trainer may correct
  it in the form with which she makes the certificate, and not afterwards: nobody but the learner could say that it is wrong.
"""

import json
import os
import uuid
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from weft.errors import InputError
from weft.records import Language
from weft_web import engine
from weft_web.accounts.models import Person
from weft_web.asking import Voice
from weft_web.courses.models import Certificate, Learner
from weft_web.courses.progress import standings
from weft_web.engine import certifying
from weft_web.engine.certifying import Awarded
from weft_web.engine.teaching import Course

KEY_FILE = "certificates.key"
OWNER_ONLY = 0o600
MOST_CORRECTIONS = 3


def key() -> bytes:
    """The key that signs certificates: made at the first call, kept with the installation's secrets, for its owner only."""
    path = Path(settings.DATA) / KEY_FILE
    try:
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(opened, "wb") as file:
        file.write(certifying.new_key())
    return path.read_bytes()


@transaction.atomic
def certificate_give(learner: Learner, course: Course, name: str, language: Language, by: Person | None = None) -> Certificate:
    """The certificate of a course that was passed; the one given before where there is one. Errors: InputError course_not_passed."""
    standing = standings([learner.pk], course)[learner.pk]
    if not standing.passed:
        raise InputError("course_not_passed")
    named = {"learner": learner, "course": course.id, "edition": course.sheet.edition, "language": language.value}
    before = Certificate.objects.filter(**named, replaced_at=None).first()
    return before or _signed(Certificate(**named, name=name.strip(), score=standing.score, by=by), course)


@transaction.atomic
def certificate_correct(held: Certificate, course: Course, name: str) -> Certificate:
    """The certificate in the right name; the same where the name is the same. Score and edition stay those of the first.

    Errors: InputError certificate_replaced, certificate_corrected_often.
    """
    held = Certificate.objects.select_for_update().get(pk=held.pk)
    if held.replaced_at is not None:
        raise InputError("certificate_replaced")
    if held.name == name.strip():
        return held
    same = Certificate.objects.filter(learner=held.learner, course=held.course, edition=held.edition, language=held.language)
    if same.count() > MOST_CORRECTIONS:
        raise InputError("certificate_corrected_often")
    held.replaced_at = timezone.now()
    held.save(update_fields=["replaced_at"])
    kept = {"learner": held.learner, "course": held.course, "edition": held.edition, "language": held.language, "score": held.score}
    return _signed(Certificate(**kept, name=name.strip(), by=held.by, replaces=held), course)


def _signed(made: Certificate, course: Course) -> Certificate:
    made.key, made.given_at = uuid.uuid4(), timezone.now().replace(microsecond=0)
    made.credential = certifying.credential(awarded(made, course, engine.voice(Language(made.language))), key())
    made.full_clean()
    made.save()
    return made


def awarded(made: Certificate, course: Course, voice: Voice) -> Awarded:
    """What a certificate says, ready to be signed."""
    sheet, language = course.sheet, voice.language
    terms = voice.say("courses.terms", sheet.hours, edition=sheet.edition, language=voice.tongue(language.value), mark=sheet.pass_mark)
    return Awarded(
        key=str(made.key),
        known=f"urn:weft:course:{course.id}:{sheet.edition}:{language.value}",
        language=language.value,
        name=made.name,
        title=sheet.title.said_in(language),
        summary=sheet.summary.said_in(language),
        terms=terms,
        issuer=voice.say("courses.issuer"),
        score=made.score,
        score_name=voice.say("courses.score"),
        given_at=made.given_at,
    )


def paper(made: Certificate, course: Course, link: str) -> dict[str, Any]:
    """What stands on the certificate as a PDF."""
    voice = engine.voice(Language(made.language))
    say, sheet = voice.say, course.sheet
    title, day = sheet.title.said_in(voice.language), made.given_at.date().isoformat()
    facts = [
        (say("courses.fact.date"), voice.day(day)),
        (say("courses.fact.score"), say("courses.percent", value=made.score)),
        (say("courses.fact.hours"), say("courses.hours", sheet.hours)),
        (say("courses.fact.edition"), made.edition),
        (say("courses.fact.language"), voice.tongue(made.language)),
    ]
    words = {name: say(f"courses.certificate.{name}") for name in ("head", "to", "has", "attached")}
    check = {"check": say("courses.certificate.check", link=link), "key": certifying.did_of(key())}
    told = {"title": f"{words['head']}: {made.name}", "issuer": say("courses.issuer"), "language": made.language, "made_on": day}
    credential = json.dumps(made.credential, ensure_ascii=False)
    return {**told, **words, **check, "name": made.name, "course": title, "facts": facts, "credential": credential}
