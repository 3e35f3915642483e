"""A report as one language says it: questions, options, reasons, and the passages behind an answer."""

from weft.national.desk import Desk
from weft.records import Finding, Language, MentionType, Modality, Reason
from weft.records.reporting import Answered, Compared, DraftAnswer, EarlierReport, Given, NationalReport, Proposed
from weft.report import evidence as looked_up
from weft.report.cleaning import clean
from weft.report.composer import words
from weft.report.paper import Quotation
from weft.report.voice import Voice

MOST_QUOTED = 3
"""Passages quoted under an answer in a document; the others are named by their number."""


def _lesser(one: Finding) -> bool:
    return looked_up.faint(one) or one.modality is Modality.DEFINITION or one.mention_type is MentionType.DEFINITION


class Teller:
    """Says a report and all in it; `earlier` with `compared` where a report handed in before stands beside it."""

    def __init__(self, desk: Desk, report: NationalReport, language: Language) -> None:
        self.desk = desk
        self.report = report
        self.national = desk.national
        self.voice: Voice = desk.voices[language]
        self.say = self.voice.say
        self.evidence = looked_up.gather(desk.study, desk.report)
        self.earlier: EarlierReport | None = None
        self.compared: tuple[Compared, ...] = ()

    @property
    def country(self) -> str:
        """The name of the country."""
        return looked_up.country(self.evidence, self.voice)

    @property
    def title(self) -> str:
        """What the document is called."""
        return self.say("national.title")

    def ask(self, key: str) -> str:
        """A question in our words."""
        question = self.national.questions.get(key)
        if question is not None:
            return question.ask.said_in(self.voice.language)
        return self.desk.report.scales[key].question.said_in(self.voice.language)

    def headed(self, key: str) -> str:
        """A question with its key and what it is a part of, as a heading says it; those of indicators by their number."""
        asked = ". ".join(part.rstrip(".") for part in (self.within(key), self.ask(key)) if part)
        return f"{key if key in self.national.questions else key.replace('_', '.')} · {asked}"

    def within(self, key: str) -> str:
        """The question that a part belongs to, "" for a whole one."""
        question = self.national.questions.get(key)
        return self.ask(question.within) if question is not None and question.within else ""

    def asked(self, key: str) -> str:
        """A question after the one that it is a part of."""
        return " – ".join(part for part in (self.within(key), self.ask(key)) if part)

    def option(self, key: str, value: str) -> str:
        """An option in our words; its official value where it has none."""
        question = self.national.questions.get(key)
        if question is not None:
            found = self.national.option(question, value)
            return found.label.said_in(self.voice.language) if found else value
        options = self.desk.report.scales[key].options
        return next((one.label.said_in(self.voice.language) for one in options if value in (one.official, one.value)), value)

    def options(self, key: str, values: tuple[str, ...]) -> str:
        """Options in a row."""
        return self.voice.listed(*(self.option(key, one) for one in values))

    def reasons(self, reasons: tuple[Reason, ...]) -> str:
        """Coded sentences one after the other."""
        return " ".join(self.voice.message(one.code, one.arguments) for one in reasons)

    def rule(self, value: Proposed) -> str:
        """By which rule an option is proposed, and what it rests on beside passages."""
        return " ".join(part for part in (self.voice.message(value.rule), self.reasons(value.sources)) if part)

    def given(self, given: Given) -> str:
        """An answer as a person gave it, in the reader's language where there are words in it."""
        texts = [self.options(given.key, given.values), self._own(given.text), *(self._own(one) for one in given.words.values())]
        number = [self.voice.number(given.number)] if given.number is not None else []
        return clean(" – ".join(part for part in (*number, *texts) if part))

    def _own(self, texts: dict[str, str]) -> str:
        """Words in the reader's language, else in the first there is."""
        return texts.get(self.voice.language.value) or next(iter(texts.values()), "")

    def drafted_text(self, draft: DraftAnswer) -> str:
        """The draft of an answer in words."""
        return self._own(draft.text)

    def decision(self, one: Answered) -> str:
        """Who decided what and when, "" where nobody did."""
        if one.stands is None:
            return ""
        told = self.say("national.decided", answer=self.given(one.stands.given), by=one.stands.by, day=self.voice.day(one.stands.on))
        more = [clean(one.stands.reason)] if one.stands.reason else []
        more += [self.say("national.changed")] if one.changed else []
        return " ".join((told, *more))

    def findings(self, draft: DraftAnswer) -> tuple[Finding, ...]:
        """The passages behind a draft, those of its options first, each once."""
        ids = dict.fromkeys((*(finding for value in draft.values for finding in value.findings), *draft.findings))
        return self.ordered(tuple(ids))

    def ordered(self, ids: tuple[str, ...]) -> tuple[Finding, ...]:
        """Passages in their order; those that say little by themselves, and definitions, come last."""
        return tuple(sorted(looked_up.telling(self.evidence.of(ids)), key=_lesser))

    def numbers(self, findings: tuple[Finding, ...]) -> str:
        """The numbers of passages."""
        return ", ".join(looked_up.passage(self.evidence, one).text for one in findings)

    @property
    def named(self) -> tuple[Finding, ...]:
        """Every passage that an answer names, by number."""
        held = {one.id for answer in self.report.answers for one in self.findings(answer.draft)}
        return tuple(one for one in self.evidence.findings if one.id in held)

    def source(self, finding: Finding) -> str:
        """The source line of a passage."""
        return looked_up.source(self.evidence, self.voice, finding)

    def block(self, finding: Finding) -> Quotation:
        """A passage as a block of a document."""
        return Quotation(
            text=words(finding),
            language=finding.language,
            reference=looked_up.passage(self.evidence, finding),
            source=self.source(finding),
            mark=looked_up.extent_mark(self.voice, finding.extent),
        )
