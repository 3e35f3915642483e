"""What people say of a draft, and what becomes of it. Times are ISO 8601 in UTC; a zone is an IANA name."""

from enum import StrEnum

from weft.records.record import Record


class About(StrEnum):
    """What a comment is about, as the common peer-review forms tell it: the whole or the matter, the substance, the wording."""

    GENERAL = "general"
    SUBSTANCE = "substance"
    WORDING = "wording"


class Way(StrEnum):
    """How a comment came in."""

    BROWSER = "browser"
    DOCX = "docx"
    XLSX = "xlsx"
    LETTER = "letter"
    MEETING = "meeting"


class Disposed(StrEnum):
    """What became of a comment."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    NOT_ACCEPTED = "not_accepted"
    NOTED = "noted"


class Reply(StrEnum):
    """What somebody who was invited did with the invitation; silence is `none`."""

    NONE = "none"
    COMMENTED = "commented"
    NOTHING_TO_SAY = "nothing_to_say"
    DECLINED = "declined"
    DELEGATED = "delegated"


class Invited(Record):
    """Somebody who was asked for comments. `role`, `sector`: ids of lists; `body`: the institution of the map, "" where it is none."""

    key: str
    name: str
    organisation: str
    role: str
    sector: str
    language: str
    body: str = ""
    invited_on: str = ""
    reply: Reply = Reply.NONE
    reason: str = ""


class Comment(Record):
    """What one person said of one place of a draft.

    `place`: the key of the paragraph, "" for the whole; `number`: what it bore in the draft; `quote`: the words it is about, where some
    were marked; `language`: in which the comment is written; `proposal`: the words she would have instead; `by`: key of who was invited;
    `name`: who spoke, where that is somebody else; `late`: it came after the deadline; `alike`: key of the group that says the same;
    `before`, `after`: a few words that stood around the quote, which tell it from the same words elsewhere;
    `dated`: when it was written as the file it stood in tells it, in nobody knows which zone; `answers`: key of the comment it replies to;
    `until`: key of the last paragraph, where it is about several; `tracked`: it was made as a change in the text itself: `quote` became
    `proposal`, and where one of them is empty words were added or deleted.
    """

    key: str
    place: str
    number: str
    about: About
    text: str
    proposal: str
    language: str
    by: str
    at: str
    way: Way
    quote: str = ""
    name: str = ""
    late: bool = False
    alike: str = ""
    before: str = ""
    after: str = ""
    dated: str = ""
    answers: str = ""
    until: str = ""
    tracked: bool = False


class Alike(Record):
    """Comments that say the same: `title` is what they say."""

    key: str
    title: str


class Disposition(Record):
    """What became of a comment, why, and where the next text was changed (numbers of paragraphs); `by` a named person, on a day."""

    comment: str
    outcome: Disposed
    reason: str
    where: str
    by: str
    on: str


class Round(Record):
    """One round of comments on a draft. `closes_at` in UTC, said in `zone`; `kind` of the text: study, strategy or synthesis.

    `dispositions`: one for each comment that has one, the last word.
    """

    key: str
    kind: str
    country: str
    title: str
    label: str
    opened_at: str
    closes_at: str
    zone: str
    invited: tuple[Invited, ...]
    comments: tuple[Comment, ...]
    alike: tuple[Alike, ...] = ()
    dispositions: tuple[Disposition, ...] = ()
