"""What is counted: the passages, observations and states of obligations of every country, each under all that it can be laid out by.

What an entry does not say of itself it takes from what it rests on: an observation the obligations, types and extents of its passages, a
passage the classes of the observations that rest on it, both the areas of capacity-building that their themes bear on
(content/report/outline.yaml). Nothing else is inferred; an entry without a value is left out of a table, and the table says how many are.
"""

from collections.abc import Iterable, Iterator, Mapping

from weft.records import Finding, Record, Row
from weft.records.synthesis import Contribution, Dimension, Kind, Observed
from weft.report import evidence as looked_up
from weft.report.composer import words
from weft.report.content import ReportContent
from weft.report.evidence import Evidence, gather
from weft.report.voice import Voice

YEAR_LETTERS = 4
Values = dict[Dimension, tuple[str, ...]]


class Entry(Record):
    """One thing that is counted. `text`: its words in `language`, those of the source or of who entered it; "" for a state.

    `findings`: ids, within its country, of the passages behind it; `title`: of an observation; `rule`: the code that decided a state.
    """

    key: str
    kind: Kind
    country: str
    values: Values
    findings: tuple[str, ...] = ()
    title: str = ""
    text: str = ""
    language: str = ""
    rule: str = ""


class Country(Record):
    """A contribution with its look-up tables."""

    contribution: Contribution
    evidence: Evidence

    @property
    def code(self) -> str:
        """Its code of ISO 3166-1."""
        return self.contribution.code


def countries(contributions: Iterable[Contribution], content: ReportContent) -> tuple[Country, ...]:
    """The contributions with their look-up tables, in order of code."""
    found = (Country(contribution=one, evidence=gather(one.study, content)) for one in contributions)
    return tuple(sorted(found, key=lambda one: one.code))


def entries(country: Country) -> tuple[Entry, ...]:
    """All that is counted of one country."""
    return tuple(_Gatherer(country).all())


def year(iso: str) -> tuple[str, ...]:
    """The year of a day, where one is said."""
    head = iso[:YEAR_LETTERS]
    return (head,) if len(head) == YEAR_LETTERS and head.isdecimal() else ()


class _Gatherer:
    """Gathers the entries of one country."""

    def __init__(self, country: Country) -> None:
        self._evidence = country.evidence
        self._contribution = country.contribution
        self._areas = _areas(country.evidence.content)
        self._obligations = _served(country.evidence)
        self._classes = _classes(country.contribution.observations)
        self._own: Values = {Dimension.COUNTRY: (country.code,), Dimension.REGION: _said(country.contribution.region)}

    def all(self) -> Iterator[Entry]:
        """Passages in the order of the study, then observations, then states."""
        yield from map(self._passage, self._evidence.findings)
        yield from map(self._observation, self._contribution.observations)
        yield from map(self._state, self._contribution.study.assessment.rows)

    def _key(self, kind: Kind, name: str) -> str:
        return f"{self._contribution.code}:{kind.value}:{name}"

    def _passage(self, finding: Finding) -> Entry:
        instrument = self._evidence.instruments[finding.document]
        values = self._own | {
            Dimension.THEME: finding.themes,
            Dimension.SECTOR: _said(instrument.sector),
            Dimension.INSTRUMENT_TYPE: _said(instrument.type),
            Dimension.EXTENT: (finding.extent.value,),
            Dimension.LANGUAGE: _said(finding.language),
            Dimension.YEAR: year(instrument.date),
            Dimension.CLASS: self._classes.get(finding.id, ()),
        }
        return Entry(
            key=self._key(Kind.PASSAGE, finding.id),
            kind=Kind.PASSAGE,
            country=self._contribution.code,
            values=self._whole(values, self._obligations.get(finding.id, ())),
            findings=(finding.id,),
            text=words(finding),
            language=finding.language,
        )

    def _observation(self, one: Observed) -> Entry:
        behind = self._evidence.of(one.findings)
        values = self._own | {
            Dimension.CLASS: (one.kind,),
            Dimension.THEME: one.themes,
            Dimension.SECTOR: one.sectors or self._from(behind, "sector"),
            Dimension.INSTRUMENT_TYPE: self._from(behind, "type"),
            Dimension.EXTENT: _once(finding.extent.value for finding in behind),
            Dimension.LANGUAGE: _said(one.language),
            Dimension.YEAR: year(one.on),
        }
        values |= {Dimension.AREA: (one.area,)} if one.area else {}
        return Entry(
            key=self._key(Kind.OBSERVATION, one.key),
            kind=Kind.OBSERVATION,
            country=self._contribution.code,
            values=self._whole(values, _once(each for finding in behind for each in self._obligations.get(finding.id, ()))),
            findings=tuple(finding.id for finding in behind),
            title=one.title,
            text=one.text,
            language=one.language,
        )

    def _state(self, row: Row) -> Entry:
        behind, study = self._evidence.of(row.findings), self._contribution.study
        obligation = self._evidence.obligations[row.obligation]
        values = self._own | {
            Dimension.THEME: (obligation.theme,),
            Dimension.STATE: (looked_up.state(row),),
            Dimension.EXTENT: (row.coverage.value,) if row.coverage in looked_up.COVERED else (),
            Dimension.SECTOR: self._from(behind, "sector"),
            Dimension.INSTRUMENT_TYPE: self._from(behind, "type"),
            Dimension.CLASS: _once(each for finding in behind for each in self._classes.get(finding.id, ())),
            Dimension.LANGUAGE: (study.language.value,),
            Dimension.YEAR: year(study.made_on),
        }
        return Entry(
            key=self._key(Kind.STATE, row.obligation),
            kind=Kind.STATE,
            country=self._contribution.code,
            values=self._whole(values, (row.obligation,)),
            findings=tuple(finding.id for finding in behind),
            rule=row.rule,
        )

    def _whole(self, values: Values, obligations: tuple[str, ...]) -> Values:
        """The values with obligations, their treaties, and the areas that the themes bear on where none was said."""
        themes = values.get(Dimension.THEME, ())
        return {
            Dimension.OBLIGATION: obligations,
            Dimension.TREATY: _once(self._evidence.obligations[one].treaty for one in obligations),
            Dimension.AREA: _once(area for theme in themes for area in self._areas.get(theme, ())),
            **values,
        }

    def _from(self, behind: Iterable[Finding], field: str) -> tuple[str, ...]:
        """What the instruments of passages say of one of their fields."""
        return _once(str(getattr(self._evidence.instruments[one.document], field)) for one in behind)


def _served(evidence: Evidence) -> Mapping[str, tuple[str, ...]]:
    """The obligations that each passage was counted for, in the order of the framework."""
    found: dict[str, list[str]] = {}
    assessment = evidence.study.assessment
    told = [(one.obligation, one.findings) for one in assessment.rows] + [(one.obligation, one.findings) for one in assessment.cells]
    for obligation, findings in told:
        for finding in findings:
            found.setdefault(finding, []).append(obligation)
    places = {known: place for place, known in enumerate(evidence.obligations)}
    return {finding: tuple(sorted({one for one in held if one in places}, key=places.__getitem__)) for finding, held in found.items()}


def _classes(observations: Iterable[Observed]) -> Mapping[str, tuple[str, ...]]:
    """The classes of the observations that rest on each passage."""
    found: dict[str, list[str]] = {}
    for one in observations:
        for finding in one.findings:
            found.setdefault(finding, []).append(one.kind)
    return {finding: _once(kinds) for finding, kinds in found.items()}


def _areas(content: ReportContent) -> Mapping[str, tuple[str, ...]]:
    """The areas of capacity-building that each theme bears on."""
    found: dict[str, list[str]] = {}
    for area, themes in content.outline.capacity.items():
        for theme in themes:
            found.setdefault(theme, []).append(area)
    return {theme: tuple(areas) for theme, areas in found.items()}


def _said(code: str) -> tuple[str, ...]:
    return (code,) if code else ()


def _once(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in codes if one))


def source(country: Country, voice: Voice, finding: str) -> str:
    """Where a passage stands: title of the instrument, article, page."""
    return looked_up.source(country.evidence, voice, country.evidence.by_id[finding])
