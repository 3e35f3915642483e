"""A draft on paper for those who comment by hand: numbered paragraphs and lines, and on every page that it is not to be cited."""

from msgspec.structs import replace

from weft.consult import deadline
from weft.consult.places import Draft
from weft.report.paper import Fact
from weft.report.typesetting import Remarks, typeset_for_comments
from weft.report.voice import Voice


def for_comments(draft: Draft, closes_at: str, zone: str, voice: Voice) -> bytes:
    """The draft in the language of the voice as PDF, to be commented on until `closes_at` (ISO, UTC), said in a zone (IANA).

    Errors: MissingExtraError without the extra `report`, ReadingError when it cannot be set.
    """
    paper = draft.papers[voice.language.value]
    until = deadline.said(voice, closes_at, zone)
    banner = voice.say("consult.banner")
    told = (
        Fact(figure=banner, text=voice.say("consult.print.how")),
        Fact(figure=voice.say("consult.print.until"), text=until),
    )
    cover = replace(paper.cover, notices=(*told, *paper.cover.notices))
    remarks = Remarks(
        banner=banner, label=draft.label or voice.say("consult.print.draft"), foot=voice.say("consult.form.until", deadline=until)
    )
    return typeset_for_comments(replace(paper, cover=cover), remarks)
