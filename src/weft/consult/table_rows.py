"""The rows of the table of dispositions: comments in the order of the text, those that say the same told once."""

from collections import defaultdict
from enum import StrEnum

from weft.consult.calls import number_said
from weft.consult.draft import Draft
from weft.records import Record
from weft.records.consulting import Comment, Disposed, Disposition, Invited, Round
from weft.report.cleaning import shortened
from weft.report.voice import Voice, quotation

LONG_QUOTE = 160
OPEN = "open"
NUMBERS, PEOPLE, REASONS = ", ", "; ", " / "


class Naming(StrEnum):
    """By what those who comment are named in public, as was agreed with them."""

    PERSON = "person"
    ORGANISATION = "organisation"
    SECTOR = "sector"


class Line(Record):
    """A row: texts as they are shown. `language` of the comment, `proposed_in` of the proposal; `outcomes`: codes, "open" where none is."""

    numbers: tuple[int, ...]
    whom: tuple[str, ...]
    place: str
    comment: str
    language: str
    proposal: str
    proposed_in: str
    outcomes: tuple[str, ...]
    reason: str
    where: str
    late: bool = False


class Told:
    """What the rows are told from: a round of comments on a draft, in one language."""

    def __init__(self, held: Round, draft: Draft, voice: Voice, naming: Naming) -> None:
        self.held, self.draft, self.voice, self.naming = held, draft, voice, naming
        self._invited = {one.key: one for one in held.invited}
        self._order = {one.key: place for place, one in enumerate(draft.places, 1)}
        self._places = {one.key: one for one in draft.places}
        self._titles = {one.key: one.title for one in held.alike}
        self.numbers = {one.key: place for place, one in enumerate(held.comments, 1)}
        self.disposed = {one.comment: one for one in held.dispositions}
        self.together: dict[str, list[int]] = defaultdict(list)
        for one in held.comments:
            if one.alike:
                self.together[one.alike].append(self.numbers[one.key])

    def groups(self, *, late: bool) -> list[tuple[Comment, ...]]:
        """The comments that came in time, or late, those that say the same together, in the order of the text."""
        together: dict[str, list[Comment]] = defaultdict(list)
        for one in self.held.comments:
            if one.late == late:
                together[one.alike or one.key].append(one)
        return sorted((tuple(members) for members in together.values()), key=lambda members: self._rank(members[0]))

    def _rank(self, one: Comment) -> tuple[int, int]:
        return self._order.get(one.place, 0), self.numbers[one.key]

    def whom(self, one: Comment) -> str:
        """Who made a comment, named as was agreed; a name that only its file told stands beside its organisation, or not at all."""
        invited = self._invited.get(one.by)
        if self.naming is Naming.SECTOR:
            return self._sector(invited)
        organisation = invited.organisation if invited else ""
        if self.naming is Naming.ORGANISATION:
            return organisation or self._sector(invited)
        name = one.name or (invited.name if invited else "")
        return ", ".join(part for part in (name, organisation) if part) or self.voice.say("consult.table.nobody")

    def _sector(self, invited: Invited | None) -> str:
        lists = self.voice.content.lists
        for kind, code in (("sectors", invited.sector), ("invitee_roles", invited.role)) if invited else ():
            if code in lists.get(kind, {}):
                return self.voice.label(kind, code)
        return self.voice.say("consult.table.nobody")

    def place(self, one: Comment) -> str:
        """The place of a comment as its readers know it; what was written where none was found."""
        place = self._places.get(one.place)
        shown = one.number or (number_said(place, self.voice) if place else "")
        if place and shown == place.number:
            shown = number_said(place, self.voice)
        return shown or self.voice.say("consult.table.whole")

    def said(self, one: Comment) -> str:
        """The words of a comment with the passage it is about."""
        quote = quotation(shortened(one.quote, LONG_QUOTE), one.language) if one.quote else ""
        if one.tracked:
            return self._change(one, quote)
        opening = [self.voice.say("consult.on", quote=quote)] if quote else []
        if one.answers in self.numbers:
            opening.insert(0, self.voice.say("consult.table.reply", number=self.numbers[one.answers]))
        words = f"{self.tag(one)}{one.text}"
        return f"{'. '.join(opening)}{self.voice.say('punctuation.colon')} {words}" if opening else words

    def _change(self, one: Comment, quote: str) -> str:
        if not one.quote:
            return self.voice.say("consult.change.added")
        return self.voice.say("consult.change.replaced" if one.proposal else "consult.change.deleted", quote=quote)

    def proposal(self, one: Comment) -> str:
        """The words proposed; that words are to go, where they were deleted."""
        if one.proposal:
            return f"{self.tag(one)}{one.proposal}"
        return self.voice.say("consult.change.delete") if one.tracked else ""

    def tag(self, one: Comment) -> str:
        """The language of a comment, to stand before its words, where it is another one than that of the table."""
        return f"[{one.language.upper()}] " if self.other(one) else ""

    def other(self, one: Comment) -> str:
        """The language of a comment where it is another one than that of the table."""
        return "" if one.language == self.voice.language.value else one.language

    def title(self, members: tuple[Comment, ...]) -> str:
        """What a group says in common, "" for a comment by itself."""
        return self._titles.get(members[0].alike, "") if len(members) > 1 else ""

    def line(self, members: tuple[Comment, ...]) -> Line:
        """The row of comments that say the same, or of one."""
        first, title = members[0], self.title(members)
        spoken = self.other(first) if len(members) == 1 else ""
        proposals = dict.fromkeys(self.proposal(one) for one in members if self.proposal(one))
        disposed = [self.disposed.get(one.key) for one in members]
        return Line(
            numbers=tuple(self.numbers[one.key] for one in members),
            whom=tuple(dict.fromkeys(map(self.whom, members))),
            place=NUMBERS.join(dict.fromkeys(map(self.place, members))),
            comment=title or self.said(first),
            language=spoken if first.text and not first.quote else "",
            proposed_in=spoken if first.proposal else "",
            proposal=REASONS.join(proposals),
            outcomes=tuple(dict.fromkeys(one.outcome.value if one else OPEN for one in disposed)),
            reason=_reasons(disposed),
            where=NUMBERS.join(dict.fromkeys(one.where for one in disposed if one and one.where)),
            late=first.late,
        )


def _reasons(disposed: list[Disposition | None]) -> str:
    return REASONS.join(dict.fromkeys(one.reason for one in disposed if one and one.reason))


def outcome_said(voice: Voice, outcome: str) -> str:
    """What became of a comment, in a word."""
    return voice.say(f"consult.disposed.{outcome}")


def counts(held: Round) -> dict[str, int]:
    """How many comments became what, the open ones last; what none became is left out."""
    disposed = {one.comment: one.outcome.value for one in held.dispositions}
    became = [disposed.get(one.key, OPEN) for one in held.comments]
    return {one: became.count(one) for one in (*(kind.value for kind in Disposed), OPEN) if one in became}
