"""A national report: what the machine proposes for each question, what a named person decided, and what earlier reports said."""

from enum import StrEnum

from weft.records.law import Reason
from weft.records.record import Record


class State(StrEnum):
    """How a question stands before a person decides.

    SILENT: texts could show it and do not; ELSEWHERE: texts cannot show it; NOT_APPLICABLE: the profile says so; NOT_ASKED: the answer to
    an earlier question closes it; UNREAD: no text could be analysed; WRITING: an answer in words.
    """

    PROPOSED = "proposed"
    SILENT = "silent"
    ELSEWHERE = "elsewhere"
    NOT_APPLICABLE = "not_applicable"
    NOT_ASKED = "not_asked"
    UNREAD = "unread"
    WRITING = "writing"


class Proposed(Record):
    """An option that is proposed: the rule that decided (a code of content/messages), the findings it rests on, strongest first.

    `sources`: what it rests on beside findings; `words`: a draft by language for an option that wants words.
    """

    value: str
    rule: str
    findings: tuple[str, ...] = ()
    sources: tuple[Reason, ...] = ()
    words: dict[str, str] = {}


class DraftAnswer(Record):
    """One question as the machine leaves it.

    `why`: codes that say why nothing is proposed; `left`: what remains for a person; `text`: a draft by language for an answer in words;
    `findings`: where a person may look where nothing is proposed; `mark` tells one proposal from another.
    """

    key: str
    state: State
    where: str
    values: tuple[Proposed, ...] = ()
    why: tuple[Reason, ...] = ()
    left: tuple[Reason, ...] = ()
    findings: tuple[str, ...] = ()
    text: dict[str, str] = {}
    mark: str = ""


class Given(Record):
    """An answer as a report holds it: option values, words to an option (value -> language -> text), a text by language, a number."""

    key: str
    values: tuple[str, ...] = ()
    words: dict[str, dict[str, str]] = {}
    text: dict[str, str] = {}
    number: int | None = None


class Decision(Record):
    """What a named person decided on a day (ISO); `mark`: that of the proposal it was decided on. Decisions are kept, the last counts."""

    given: Given
    by: str
    on: str
    reason: str = ""
    mark: str = ""


class Answered(Record):
    """A question with the machine's draft and the person's decisions beside it; `changed`: the proposal is no longer the one decided on."""

    draft: DraftAnswer
    decisions: tuple[Decision, ...] = ()
    changed: bool = False

    @property
    def stands(self) -> Decision | None:
        """The decision that counts."""
        return self.decisions[-1] if self.decisions else None


class Undertaken(Record):
    """An activity that people report in an area of capacity-building, with where it can be looked up."""

    area: str
    title: str
    source: str = ""


class NationalReport(Record):
    """The report of a country in preparation: all questions in their order, those of the indicators too.

    `made_on`: ISO date; `version`: of the product; `content_version`: of the questions and rules.
    """

    country: str
    made_on: str
    version: str
    content_version: str
    answers: tuple[Answered, ...]


class EarlierReport(Record):
    """A report as it was handed in: its number, the answers by official key, and in `kept` all of it as JSON."""

    report: int
    country: str
    identifier: str
    languages: tuple[str, ...]
    answers: dict[str, Given]
    kept: str = "{}"
    problems: tuple[Reason, ...] = ()


class Move(StrEnum):
    """What became of an answer from one report to the next."""

    SAME = "same"
    CHANGED = "changed"
    WORDED = "worded"
    BREAK = "break"
    NEW = "new"
    GONE = "gone"


class Compared(Record):
    """One question of this report beside the earlier one: `was` in the values of today where they have twins.

    BREAK says in `reason` why the two are no series; NEW: not answered then; GONE: answered then, not answered now.
    """

    key: str
    before: str
    move: Move
    was: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    reason: str = ""
