"""Links of a guest and of a participant of a meeting, with something to see behind each."""

import uuid
from datetime import timedelta

from weft_web.meetings.following import Promised, commitment_make
from weft_web.meetings.models import Guest, Meeting, Participant
from weft_web.meetings.papers import Written, paper_make

GUEST_SECRET, PERSON_SECRET = "the-link-of-a-guest", "the-link-of-a-participant"


def lived_links(meeting: Meeting, *others: Meeting) -> None:
    """The first participant of the meeting, and who sent her, get known links; she promised something; each meeting has a document."""
    one = meeting.participants.filter(guest__isnull=False).exclude(standing="nominated").earliest("pk")
    Participant.objects.filter(pk=one.pk).update(secret=PERSON_SECRET)
    Guest.objects.filter(pk=one.guest_id).update(secret=GUEST_SECRET)
    plain = {"language": "en", "due": meeting.ends_on + timedelta(days=90)}
    commitment_make(meeting, Promised(key=uuid.uuid4(), owner="Awa", text="Draft a clause", **plain), meeting.by, one)
    for each in (meeting, *others):
        documented(each)


def documented(meeting: Meeting) -> None:
    """A document written in each language of the meeting."""
    text = {language: ["# Background", "The workshop has before it the draft strategy."] for language in meeting.languages}
    title = dict.fromkeys(meeting.languages, "Draft strategy")
    written = Written(group="official", original=meeting.languages[0], on=meeting.starts_on, title=title, text=text)
    paper_make(meeting, uuid.uuid4(), written, meeting.by)
