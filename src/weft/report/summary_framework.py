"""The framework in short: dedicated texts, texts of other subjects, what each treaty finds met, who is the authority."""

from collections import Counter

from weft.records import Coverage, Degree, Extent, Instrument
from weft.report import evidence as looked_up
from weft.report import matters
from weft.report.cleaning import shortened
from weft.report.composer import Composer
from weft.report.coverage import rows_of, treaties
from weft.report.evidence import Evidence, scored
from weft.report.voice import Voice

AUTHORITY = "cna"
RULES_FROM = 2
"""The degree of integration from which an instrument sets at least one rule."""

MOST_TITLES, MOST_THEMES, NAME = 4, 3, 80


def told(composer: Composer) -> None:
    """Writes the section: the texts, then the obligations and the authority."""
    voice = composer.voice
    composer.heading(voice.say("summary.framework"), "framework")
    composer.aside(_texts(composer.evidence, voice), "texts", style="body")
    parts = (_measured(composer.evidence, voice), _gap_themes(composer.evidence, voice), _authority(composer.evidence, voice))
    composer.aside(" ".join(part for part in parts if part), "obligations", style="body")


def _texts(evidence: Evidence, voice: Voice) -> str:
    """Every text read in one of four groups: dedicated, ruling, touching, silent."""
    ruling = {one.subject for one in evidence.study.assessment.instruments if one.degree >= RULES_FROM}
    dedicated = [one for one in evidence.read if one.degree is Degree.SPECIFIC]
    others = [one for one in evidence.read if one not in dedicated and one.document in evidence.by_document]
    with_rules = [one for one in others if one.document in ruling]
    without = [one for one in others if one.document not in ruling]
    said = [_group(evidence, voice, "summary.dedicated", dedicated), _group(evidence, voice, "summary.ruling", with_rules)]
    if without:
        said.append(_group(evidence, voice, "summary.touching", without))
    silent = len(evidence.read) - len(dedicated) - len(others)
    return " ".join([*said, *([voice.say("summary.quiet", silent)] if silent else [])])


def _group(evidence: Evidence, voice: Voice, key: str, group: list[Instrument]) -> str:
    return voice.say(key, len(group), titles=_some(voice, [looked_up.titled(evidence, voice, one.document) for one in group]))


def _some(voice: Voice, names: list[str]) -> str:
    """The first names in a row, with the number of those left out."""
    rest = len(names) - MOST_TITLES
    return voice.among(*names) if rest <= 0 else voice.among(*names[:MOST_TITLES], voice.say("summary.others", rest))


def _measured(evidence: Evidence, voice: Voice) -> str:
    """What each treaty finds met, where texts can show anything of it."""
    parts = []
    for treaty in treaties(evidence):
        rows = [row for _, row in rows_of(evidence, treaty) if scored(row)]
        met = sum(1 for row in rows if row.coverage is Coverage.OPERATIVE)
        if rows:
            parts.append(voice.say("summary.share", treaty=voice.label("treaties", treaty), part=met, whole=len(rows)))
    return voice.say("summary.measured", parts=voice.listed(*parts)) if parts else ""


def _gap_themes(evidence: Evidence, voice: Voice) -> str:
    """The themes with most gaps."""
    gaps = matters.gaps(evidence)
    counts = Counter(evidence.obligations[row.obligation].theme for row in gaps)
    themes = (f"{matters.within(voice.label('themes', theme))} ({voice.number(count)})" for theme, count in counts.most_common(MOST_THEMES))
    return voice.say("summary.gap_themes", len(gaps), themes=voice.among(*themes)) if gaps else ""


def _authority(evidence: Evidence, voice: Voice) -> str:
    """The competent national authorities, where a passage on living modified organisms names them."""
    holders = [
        body.name for body in evidence.study.assessment.institutions if any(_names_it(evidence, role, found) for role, found in body.roles)
    ]
    return voice.say("summary.authority", len(holders), holders=_some(voice, [shortened(one, NAME) for one in holders]))


def _names_it(evidence: Evidence, role: str, finding: str) -> bool:
    """Whether a passage that names living modified organisms gives the role of authority."""
    found = evidence.by_id.get(finding)
    return role == AUTHORITY and found is not None and found.extent in (Extent.OPERATIVE, Extent.MENTION)
