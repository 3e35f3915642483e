"""The study looked up: which finding has which number, stands in which instrument, serves which obligation."""

import re
from collections import Counter
from collections.abc import Iterable

from weft.content.framework import Obligation
from weft.records import Cell, Coverage, Extent, Finding, Instrument, MentionType, Record, Row, Status, Study
from weft.report.cleaning import shortened
from weft.report.content import ReportContent
from weft.report.paper import Mark, Reference
from weft.report.voice import Voice

LADDER = (Extent.NONE, Extent.IMPLICIT, Extent.MENTION, Extent.OPERATIVE)
"""The rungs in rising order; a false friend stands on none of them."""

COVERED = (Coverage.OPERATIVE, Coverage.MENTION, Coverage.IMPLICIT)
WAITING = "profile_not_stated"
READABLE = (Status.READ, Status.WARNING)
NAME_LENGTH = 150
TITLE_IN_SENTENCE, SHORTEST_TITLE = 110, 8
UNPLACED = "text"
NO_BREAK = "\u00a0"
"""The step of a path that says no more than that the words stand somewhere in the text."""

LETTER = re.compile(r"\(([a-z]{1,3})\)")
FIRST_PARAGRAPH = "al_1"
FAINT = (MentionType.CONTENTS, MentionType.TITLE)
LEADS_ON = (":", "—", "–")
"""How a sentence ends whose matter stands in the points below it."""


def rung(extent: Extent) -> int:
    """The step of the ladder, 0 to 3."""
    return LADDER.index(extent) if extent in LADDER else 0


class Evidence(Record):
    """A study with its look-up tables; findings of duplicates and false friends are left out."""

    study: Study
    content: ReportContent
    findings: tuple[Finding, ...]
    numbers: dict[str, int]
    by_id: dict[str, Finding]
    by_document: dict[str, tuple[Finding, ...]]
    instruments: dict[str, Instrument]
    instrument_numbers: dict[str, int]
    obligations: dict[str, Obligation]
    rows: dict[str, Row]
    cells: dict[tuple[str, str], Cell]
    whole: frozenset[str]

    @property
    def read(self) -> tuple[Instrument, ...]:
        """Instruments whose text was read and that are not copies of another."""
        return tuple(one for one in self.study.instruments if one.status in READABLE and one.duplicate_of is None)

    @property
    def unread(self) -> tuple[Instrument, ...]:
        """Documents whose text was not analysed."""
        return tuple(one for one in self.study.instruments if one.status not in READABLE)

    def of(self, ids: tuple[str, ...]) -> tuple[Finding, ...]:
        """The findings behind a claim, in the order given."""
        return tuple(self.by_id[one] for one in ids if one in self.by_id)


def gather(study: Study, content: ReportContent) -> Evidence:
    """The study with its look-up tables."""
    copies = {one.document for one in study.instruments if one.duplicate_of is not None}
    findings = tuple(one for one in study.findings if rung(one.extent) and one.document not in copies)
    by_document: dict[str, list[Finding]] = {}
    for finding in findings:
        by_document.setdefault(finding.document, []).append(finding)
    return Evidence(
        study=study,
        content=content,
        findings=findings,
        numbers={one.id: place for place, one in enumerate(findings, 1)},
        by_id={one.id: one for one in findings},
        by_document={name: tuple(found) for name, found in by_document.items()},
        instruments={one.document: one for one in study.instruments},
        instrument_numbers={one.document: place for place, one in enumerate(study.instruments, 1)},
        obligations={one.id: one for one in content.obligations},
        rows={row.obligation: row for row in study.assessment.rows},
        cells={(cell.obligation, cell.document): cell for cell in study.assessment.cells},
        whole=frozenset(one.id for found in by_document.values() for one in _alone(found)),
    )


def _alone(findings: list[Finding]) -> list[Finding]:
    """The findings that stand in the one unnumbered paragraph cited of their article, so that the article says enough."""
    places = Counter(finding.path.rpartition("/")[0] for finding in findings)
    deeper = {finding.path.rpartition("/")[0].rpartition("/")[0] for finding in findings}
    return [
        finding
        for finding in findings
        if finding.path.endswith(f"/{FIRST_PARAGRAPH}")
        and (article := finding.path.rpartition("/")[0]).rpartition("/")[2].startswith("art_")
        and places[article] == 1
        and article not in deeper
    ]


def telling(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in their order, those last that only name the matter in a title or open a list."""
    return tuple(sorted(findings, key=faint))


def faint(finding: Finding) -> bool:
    """Whether a finding says little by itself: a title, a line of contents, words that lead on to points below them."""
    return finding.mention_type in FAINT or finding.text.rstrip(" \u00a0\u202f»”").endswith(LEADS_ON)


def country(evidence: Evidence, voice: Voice) -> str:
    """The name of the country, as the profile gives it, fit to open a line."""
    profile = evidence.study.profile
    name = profile.name.said_in(voice.language) or voice.country(profile.country) or profile.country
    return name[:1].upper() + name[1:]


def passage(evidence: Evidence, finding: Finding) -> Reference:
    """The number of a finding, leading to its line in the annex of quotes."""
    number = evidence.numbers[finding.id]
    return Reference(text=f"P{number}", anchor=f"p-{number}")


def passages(evidence: Evidence, ids: tuple[str, ...]) -> tuple[Reference, ...]:
    """The numbers of the findings behind a claim."""
    return tuple(passage(evidence, finding) for finding in evidence.of(ids))


def runs(evidence: Evidence, findings: tuple[Finding, ...]) -> tuple[Reference, ...]:
    """The numbers of findings in rising order, three and more in a row as one range that leads to its first."""
    gathered: list[list[int]] = []
    for number in sorted(evidence.numbers[finding.id] for finding in findings):
        if gathered and number == gathered[-1][-1] + 1:
            gathered[-1].append(number)
        else:
            gathered.append([number])
    shown = [part for run in gathered for part in ([run] if len(run) > 2 else [[number] for number in run])]
    return tuple(Reference(text=f"P{run[0]}" if len(run) == 1 else f"P{run[0]}–P{run[-1]}", anchor=f"p-{run[0]}") for run in shown)


def entry(evidence: Evidence, document: str) -> Reference:
    """The number of an instrument, leading to its line in the register."""
    number = evidence.instrument_numbers[document]
    return Reference(text=f"I{number}", anchor=f"i-{number}")


def duty(voice: Voice, obligation: Obligation) -> Reference:
    """The article of an obligation, leading to its line in the annex of obligations."""
    return Reference(text=article_of(voice, obligation), anchor=f"o-{obligation.id.lower()}")


def name(evidence: Evidence, document: str) -> str:
    """The title of an instrument, or its file name where no title is known; long ones shortened."""
    instrument = evidence.instruments.get(document)
    return shortened(instrument.title if instrument and instrument.title else document, NAME_LENGTH)


def tongue_of(evidence: Evidence, document: str) -> str:
    """The language an instrument's title is in, "" for a bare file name."""
    instrument = evidence.instruments.get(document)
    return instrument.language if instrument and instrument.title else ""


def step(voice: Voice, part: str) -> str:
    """One step of a path in words: `art_12` becomes "art. 12"."""
    kind, _, number = part.partition("_")
    key = f"path.{kind}"
    return voice.say(key, number=number).strip() if key in voice.content.phrases else part.replace("_", " ")


def place(voice: Voice, finding: Finding, *, whole: bool = False) -> str:
    """Where a finding stands in its instrument; parts are left out when an article says enough, its paragraph when it is `whole`."""
    steps = finding.path.split("/") if finding.path else []
    article = next((index for index, one in enumerate(steps) if one.startswith("art_")), None)
    annex = next((index for index, one in enumerate(steps) if one.startswith("annex")), None)
    kept = steps[article:] if article is not None and annex is None else steps
    if len(kept) > 1 and kept[0] == UNPLACED:
        kept = kept[1:]
    return ", ".join(step(voice, one) for one in (kept[:-1] if whole else kept))


def source(evidence: Evidence, voice: Voice, finding: Finding) -> str:
    """The source line: instrument, place, page."""
    parts = [name(evidence, finding.document), place(voice, finding, whole=finding.id in evidence.whole), page(voice, finding)]
    return ", ".join(part for part in parts if part)


def page(voice: Voice, finding: Finding) -> str:
    """The page in words, "" for formats without pages."""
    return voice.say("path.page", number=finding.page) if finding.page is not None else ""


def extent_mark(voice: Voice, extent: Extent) -> Mark:
    """The state of one passage."""
    return Mark(code=extent.value, word=voice.say(f"mark.{extent.value}"))


def state(row: Row) -> str:
    """The code of the state of an obligation: its coverage, or `gap` where the silence is one."""
    return "gap" if row.gap else row.coverage.value


def scored(row: Row) -> bool:
    """Whether an obligation counts in the share of those that texts meet: it has evidence, or its absence is or may be a gap."""
    return row.coverage in COVERED or row.gap or waits(row)


def waits(row: Row) -> bool:
    """Whether nothing was found on an obligation and only the profile of the country can say if that is a gap."""
    return row.rule == WAITING and row.coverage is Coverage.NOT_FOUND


def row_mark(voice: Voice, row: Row) -> Mark:
    """The state of an obligation."""
    code = state(row)
    return Mark(code=code, word=voice.say("mark.gap") if code == "gap" else voice.label("coverages", code))


def article(voice: Voice, treaty: str, number: str) -> str:
    """The treaty article in short: "CPB 10.3"; letters, annexes and targets as the treaty writes them in the language of the study."""
    for word in ("Annex", "Target", "NR5", "with"):
        number = number.replace(word, voice.say(f"article.{word.lower()}"))
    number = LETTER.sub(lambda found: voice.say("article.letter", letter=found[1]), number).replace(f"-{NO_BREAK}", "-")
    return f"{voice.say(f'treaty.{treaty}')} {number}"


def article_of(voice: Voice, obligation: Obligation) -> str:
    """The article an obligation comes from, in short."""
    return article(voice, obligation.treaty, obligation.article)


def bound(article: str) -> str:
    """An article in short that stays on one line within a sentence."""
    return article.replace(" ", NO_BREAK)


def article_in_full(voice: Voice, obligation: Obligation) -> str:
    """The article an obligation comes from with the name of its text: "Cartagena Protocol, Article 10.3"."""
    number = article(voice, obligation.treaty, obligation.article).partition(" ")[2]
    key = "article.in_full" if number[:1].isdigit() else "article.point"
    return voice.say(key, treaty=voice.label("treaties", obligation.treaty), number=number)


def titled(evidence: Evidence, voice: Voice, document: str) -> str:
    """An instrument named in a sentence: its title between quotation marks and its number."""
    title = shortened(name(evidence, document), TITLE_IN_SENTENCE)
    return voice.say("title.quoted", title=title, number=entry(evidence, document).text)


def with_titles(evidence: Evidence, voice: Voice, words: str) -> str:
    """Words in which every title of an instrument stands between quotation marks with its number."""
    titles = {one.title or one.document: one.document for one in reversed(evidence.study.instruments)}
    longest = sorted((title for title in titles if len(title) >= SHORTEST_TITLE), key=len, reverse=True)
    pattern = re.compile("|".join(re.escape(title) for title in longest)) if longest else None
    return pattern.sub(lambda hit: titled(evidence, voice, titles[hit.group()]), words) if pattern else words
