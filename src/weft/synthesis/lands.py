"""Two to three pages on each country: its texts, what they hold and lack, its bodies, what was observed, which countries are like it."""

from collections import Counter
from collections.abc import Iterator

from weft.records import Coverage, Finding
from weft.records.synthesis import Dimension, Kind
from weft.report import evidence as looked_up
from weft.report import matters, people
from weft.report.cleaning import shortened
from weft.report.paper import Cell, Fact, Facts, Listing
from weft.report.voice import Voice
from weft.synthesis import pictures
from weft.synthesis.cube import Condition, fitting
from weft.synthesis.entries import Country
from weft.synthesis.kinship import kin, ruled
from weft.synthesis.writer import SynthesisWriter

MOST_TEXTS, MOST_RULES, MOST_GAPS, MOST_MATTERS, MOST_KIN, MOST_THEMES = 12, 4, 6, 2, 3, 3
TITLE, NAME = 110, 80
AUTHORITY = "cna"


def chapter(writer: SynthesisWriter) -> None:
    """Writes every country, in order of code."""
    writer.tell("lands.intro", len(writer.teller.countries))
    for country in writer.teller.countries:
        _country(writer, country)


def _country(writer: SynthesisWriter, country: Country) -> None:
    teller = writer.teller
    writer.heading(teller.opened(country.code), f"country:{country.code}")
    writer.text(" ".join(_lead(writer, country)), "lead")
    writer.add(Facts(facts=_facts(writer, country)), "facts")
    writer.picture(pictures.states(teller, country))
    for part in (_texts, _rules, _missing, _matters, _bodies, _observed, _alike):
        part(writer, country)


def _lead(writer: SynthesisWriter, country: Country) -> Iterator[str]:
    teller, profile = writer.teller, country.contribution.study.profile
    if profile.invented:
        yield teller.say("lands.invented", country=teller.opened(country.code))
    yield teller.say("lands.region", region=teller.voice.label("regions", country.contribution.region))
    yield teller.say("lands.study", day=teller.voice.day(country.contribution.study.made_on))
    if country.contribution.draft:
        yield teller.say("lands.draft")
    yield teller.say("lands.read", len(country.evidence.read))
    if country.evidence.unread:
        yield teller.say("lands.unread", len(country.evidence.unread))
    if profile.party_sp is not None:
        yield teller.say("lands.party_sp" if profile.party_sp else "lands.not_party_sp")
    for one in country.contribution.published:
        yield teller.say("lands.published", title=one.title, language=teller.voice.tongue(one.language), day=teller.voice.day(one.on))


def _facts(writer: SynthesisWriter, country: Country) -> tuple[Fact, ...]:
    voice, evidence = writer.voice, country.evidence
    part, whole = ruled(country)
    gaps, clashes = len(matters.gaps(evidence)), len(people.contradictions(evidence))
    return (
        Fact(figure=voice.say("fact.share", part=part, whole=whole), text=voice.say("fact.ruled", part)),
        Fact(figure=voice.number(gaps), text=voice.say("fact.gaps", gaps)),
        Fact(figure=voice.number(clashes), text=voice.say("fact.contradictions", clashes)),
    )


def _texts(writer: SynthesisWriter, country: Country) -> None:
    """The texts with most passages."""
    teller, evidence = writer.teller, country.evidence
    ranked = sorted(
        evidence.read, key=lambda one: (-len(evidence.by_document.get(one.document, ())), evidence.instrument_numbers[one.document])
    )
    writer.heading(teller.say("lands.texts"), f"texts:{country.code}", 3)
    rows = [
        (
            Cell(text=shortened(one.title or one.document, TITLE), language=one.language, source=True),
            Cell(text=teller.voice.label("instrument_types", one.type) if one.type else "–"),
            Cell(text=one.date[:4] or "–"),
            Cell(text=teller.voice.label("degrees", one.degree.value) if one.degree else "–"),
            Cell(text=teller.voice.number(len(evidence.by_document.get(one.document, ())))),
        )
        for one in ranked[:MOST_TEXTS]
    ]
    heads = (("title", 40), ("instrument_type", 18), ("year", 8), ("degree", 22), ("passages", -12))
    columns = writer.columns(*((f"syn.column.{key}", width) for key, width in heads))
    writer.table("syn.table.texts", columns, rows, country=teller.opened(country.code))
    if len(ranked) > MOST_TEXTS:
        writer.small(teller.say("lands.texts_rest", len(ranked) - MOST_TEXTS), "texts_rest")


def _rules(writer: SynthesisWriter, country: Country) -> None:
    """The first rule of each theme, the themes with most rules first."""
    teller, chosen = writer.teller, _telling(country)
    writer.heading(teller.say("lands.rules"), f"rules:{country.code}", 3)
    if not chosen:
        writer.tell("lands.no_rules")
        return
    counts = Counter(theme for one in country.evidence.findings if one.extent == "operative" for theme in one.themes)
    themes = [f"{matters.within(teller.voice.label('themes', theme))} ({count})" for theme, count in counts.most_common(MOST_THEMES)]
    writer.tell("lands.ruled", sum(one.extent == "operative" for one in country.evidence.findings), themes=teller.voice.among(*themes))
    for finding in chosen:
        writer.quote_finding(country.code, finding.id)


def _telling(country: Country) -> list[Finding]:
    """A rule for each of several themes, none twice."""
    chosen: dict[str, Finding] = {}
    for one in looked_up.telling(country.evidence.findings):
        theme = one.themes[0] if one.themes else ""
        if one.extent == "operative" and theme:
            chosen.setdefault(theme, one)
    return sorted(list(chosen.values())[:MOST_RULES], key=lambda one: country.evidence.numbers[one.id])


def _missing(writer: SynthesisWriter, country: Country) -> None:
    """The gaps: how many, under which themes, and the first of them; what waits for the profile is told apart."""
    teller, gaps = writer.teller, matters.gaps(country.evidence)
    writer.heading(teller.say("lands.gaps"), f"gaps:{country.code}", 3)
    unread = sum(row.coverage is Coverage.NOT_ANALYSED for row in country.evidence.rows.values())
    if unread:
        writer.tell("lands.not_analysed", unread)
    if not gaps:
        writer.tell("lands.no_gaps")
        return
    counts = Counter(teller.obligations[row.obligation].theme for row in gaps)
    themes = [f"{matters.within(teller.voice.label('themes', theme))} ({count})" for theme, count in counts.most_common(MOST_THEMES)]
    writer.tell("lands.missing", len(gaps), themes=teller.voice.among(*themes))
    writer.add(Listing(points=tuple(teller.obligation(row.obligation) for row in gaps[:MOST_GAPS])), "gaps")


def _matters(writer: SynthesisWriter, country: Country) -> None:
    """Overlaps and possible contradictions that people have not rejected."""
    evidence, voice = country.evidence, writer.voice
    clashes = [matters.contradiction_text(evidence, voice, one) for one, _ in people.contradictions(evidence)]
    shared = [matters.overlap_text(voice, one) for one, _ in people.overlaps(evidence)]
    if not (clashes or shared):
        return
    writer.heading(writer.teller.say("lands.matters"), f"matters:{country.code}", 3)
    writer.tell("lands.matters_text", len(clashes) + len(shared))
    writer.add(Listing(points=(*clashes[:MOST_MATTERS], *shared[:MOST_MATTERS])), "matters")


def _bodies(writer: SynthesisWriter, country: Country) -> None:
    """The competent national authorities that the texts name."""
    named = [one.name for one in country.evidence.study.assessment.institutions if any(role == AUTHORITY for role, _ in one.roles)]
    writer.heading(writer.teller.say("lands.bodies"), f"bodies:{country.code}", 3)
    said = _names(writer.voice, named)
    writer.tell("lands.authorities", len(named), names=said, bodies=len(country.evidence.study.assessment.institutions))


def _names(voice: Voice, names: list[str]) -> str:
    return voice.among(*(shortened(one, NAME) for one in names[:MOST_THEMES]))


def _observed(writer: SynthesisWriter, country: Country) -> None:
    """Class by class: the first entry in its own words, the others by title."""
    teller = writer.teller
    writer.heading(teller.say("lands.observed"), f"observed:{country.code}", 3)
    entries = fitting(teller.cube, Kind.OBSERVATION, (Condition(dimension=Dimension.COUNTRY, values=(country.code,)),))
    if not entries:
        writer.tell("lands.not_observed")
    for kind, title in teller.places.items():
        held = [one for one in entries if one.values[Dimension.CLASS] == (kind,)]
        if held:
            writer.text(writer.teller.say("lands.entries", len(held)), f"class:{kind}", opening=f"{title}.")
            writer.quote(held[0])
            writer.titles(held[1:], "others")


def _alike(writer: SynthesisWriter, country: Country) -> None:
    """The countries most like this one, with the criteria that say so."""
    teller, rules = writer.teller, writer.teller.known.rules.rules
    labels = {one.id: one.label.said_in(teller.language) for one in rules.criteria}
    near = [one for one in kin(country, teller.countries, labels, rules.within) if one.met][:MOST_KIN]
    if not near:
        return
    writer.heading(teller.say("lands.alike"), f"alike:{country.code}", 3)
    rows = [
        (
            Cell(text=teller.opened(one.country)),
            Cell(text=teller.say("of", part=len(one.met), whole=len(one.met) + len(one.unmet))),
            Cell(text=", ".join(labels[each] for each in one.met)),
            Cell(text=", ".join(labels[each] for each in one.unmet) or "–"),
        )
        for one in near
    ]
    heads = (("country", 18), ("met", 12), ("criteria_met", 44), ("criteria_unmet", 26))
    columns = writer.columns(*((f"syn.column.{key}", width) for key, width in heads))
    writer.table("syn.table.alike", columns, rows, country=teller.opened(country.code))
