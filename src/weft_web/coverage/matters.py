"""Overlaps and possible contradictions, each under a key that stays when the texts are weighed again, with people's views on it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from weft import ids
from weft.records import Contradiction, Overlap, Record
from weft_web import engine
from weft_web.countries.models import Country
from weft_web.coverage.models import Verdict, View
from weft_web.coverage.weighed import Weighed, findings_named, provisions_named
from weft_web.engine.citing import Obligation, Voice, article_of, contradiction_said, function_said, overlap_said
from weft_web.findings.models import Finding
from weft_web.instruments.models import Provision

Quoted = Finding | Provision

KINDS = ("gap", "contradiction", "overlap")
NAMED_BY_TERM = frozenset({"definitions_diverge"})
"""Codes whose first argument says which of several matters between the same texts it is."""


class Matter(Record):
    """One overlap or possible contradiction.

    `kept` is the machine's record as plain values, `texts` the digest of the words behind it; `views` the latest first, `settled` the
    verdict of the latest that stands; `changed` says that the words are no longer those it was given on.
    """

    key: str
    kind: str
    name: str
    sentence: str
    article: str
    against: str
    findings: tuple[Quoted, ...]
    kept: dict[str, Any]
    texts: str
    views: tuple[View, ...] = ()
    settled: str = ""
    changed: bool = False


class Gone(Record):
    """A view on a matter that is no longer found, with the sentence it was given on."""

    view: View
    sentence: str


def matters(country: Country, held: Weighed, voice: Voice) -> tuple[Matter, ...]:
    """All overlaps and possible contradictions in scope, those that a person rejected last."""
    every: tuple[Contradiction | Overlap, ...] = (*contradictions_of(held), *held.assessment.overlaps)
    rows = _behind(country, held, every)
    given: dict[str, list[View]] = {}
    for view in View.objects.filter(country=country).select_related("by"):
        given.setdefault(view.key, []).append(view)
    seen: Counter[str] = Counter()
    made = []
    for one in every:
        behind = tuple(rows[name] for name in one.findings if name in rows)
        base = key_of(one, behind)
        seen[base] += 1
        key = base if seen[base] == 1 else ids.of(base, str(seen[base]))
        made.append(_matter(one, key, behind, voice, given.get(key, [])))
    return tuple(sorted(made, key=lambda one: one.settled == Verdict.REJECTED))


def _behind(country: Country, held: Weighed, every: Sequence[Contradiction | Overlap]) -> dict[str, Quoted]:
    """The provisions behind matters by the engine's id; a law that lets silence count as consent need not name any organism."""
    ids_behind = {one for matter in every for one in matter.findings}
    rows: dict[str, Quoted] = dict(findings_named(country, ids_behind))
    titles = (argument for one in every if isinstance(one, Contradiction) for argument in one.arguments)
    return rows | provisions_named(held, ids_behind - set(rows), titles)


def contradictions_of(held: Weighed) -> tuple[Contradiction, ...]:
    """The possible contradictions within the scope of the study."""
    return tuple(one for one in held.assessment.contradictions if one.obligation is None or one.obligation in held.obligations)


def key_of(matter: Contradiction | Overlap, behind: Iterable[Quoted]) -> str:
    """What names a matter whatever its words are: the rule, the obligation and the instruments; for an overlap the mandate."""
    if isinstance(matter, Overlap):
        return ids.of("overlap", matter.function)
    instruments = sorted({str(one.document.instrument.key) for one in behind})
    term = matter.arguments[:1] if matter.code in NAMED_BY_TERM else ()
    return ids.of("contradiction", matter.code, matter.obligation or "", *term, *instruments)


def _matter(one: Contradiction | Overlap, key: str, behind: tuple[Quoted, ...], voice: Voice, views: list[View]) -> Matter:
    standing = next((view for view in views if view.withdrawn_at is None), None)
    texts = ids.of(*sorted(row.text for row in behind), *(one.holders if isinstance(one, Overlap) else ()))
    article, against = _asked(one, voice)
    return Matter(
        key=key,
        kind="overlap" if isinstance(one, Overlap) else "contradiction",
        name=_name(one, voice),
        sentence=sentence(one, voice),
        article=article,
        against=against,
        findings=behind,
        kept=msgspec.to_builtins(one),
        texts=texts,
        views=tuple(views),
        settled=standing.verdict if standing else "",
        changed=standing is not None and standing.texts != texts,
    )


def _name(one: Contradiction | Overlap, voice: Voice) -> str:
    return function_said(voice, one.function) if isinstance(one, Overlap) else voice.say(f"coverage.code.{one.code}")


def sentence(one: Contradiction | Overlap, voice: Voice) -> str:
    """A matter in one sentence."""
    return overlap_said(voice, one) if isinstance(one, Overlap) else contradiction_said(voice, one)


def _asked(one: Contradiction | Overlap, voice: Voice) -> tuple[str, str]:
    obligation = None if isinstance(one, Overlap) else _obligation(one.obligation)
    return (article_of(voice, obligation), obligation.duty.said_in(voice.language)) if obligation else ("", "")


def _obligation(code: str | None) -> Obligation | None:
    return engine.obligations().get(code or "")


def gone(country: Country, found: tuple[Matter, ...], voice: Voice) -> tuple[Gone, ...]:
    """Views that stand on matters which the present texts no longer give."""
    there = {one.key for one in found}
    kept = View.objects.filter(country=country, withdrawn_at=None).exclude(key__in=there).select_related("by")
    return tuple(Gone(view=one, sentence=sentence(_as_record(one.matter), voice)) for one in kept)


def _as_record(kept: dict[str, Any]) -> Contradiction | Overlap:
    return msgspec.convert(kept, Overlap) if "holders" in kept else msgspec.convert(kept, Contradiction)
