"""Overlaps and possible contradictions, each under a key that stays when the texts are weighed again, with people's views on it.

There may be hundreds, and one may rest on thousands of passages: all are keyed (`keyed`), those on a page told in words (`told`), and one
of them is `quoted`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from weft import ids
from weft.records import Contradiction, Overlap, Record
from weft_web import engine
from weft_web.countries.models import Country
from weft_web.coverage.models import Verdict, View
from weft_web.coverage.weighed import Weighed, behind, findings_named, silent_named, texts_named
from weft_web.engine.citing import Obligation, Voice, article_of, contradiction_said, function_said, overlap_said
from weft_web.findings.models import Finding
from weft_web.instruments.models import Provision

Quoted = Finding | Provision
Judged = Contradiction | Overlap

KINDS = ("gap", "contradiction", "overlap")
NAMED_BY_TERM = frozenset({"definitions_diverge"})
"""Codes whose first argument says which of several matters between the same texts it is."""

QUOTED = 50
"""Passages of one matter that a page shows."""


class Keyed(Record):
    """One overlap or possible contradiction: its key, the machine's record, the views on it, the latest first.

    `place`: its place among those of its kind in scope; `settled`: the verdict of the latest that stands, "" where there is none.
    """

    key: str
    kind: str
    place: int
    record: Judged
    views: tuple[View, ...]
    settled: str


class Matter(Record):
    """One overlap or possible contradiction in words; `count`: of the passages that it rests on.

    `kept` is the machine's record as plain values, `texts` the digest of the words behind it; `views` the latest first, `settled` the
    verdict of the latest that stands; `changed` says that the words are no longer those it was given on.
    """

    key: str
    kind: str
    name: str
    sentence: str
    article: str
    against: str
    count: int
    kept: dict[str, Any]
    texts: str
    views: tuple[View, ...] = ()
    settled: str = ""
    changed: bool = False


class Gone(Record):
    """A view on a matter that is no longer found, with the sentence it was given on."""

    view: View
    sentence: str


def keyed(country: Country, held: Weighed) -> tuple[Keyed, ...]:
    """All overlaps and possible contradictions in scope, those that a person rejected last."""
    found, instruments = contradictions_of(held), behind(held.stamp, country).instruments
    given: dict[str, list[View]] = {}
    for view in View.objects.filter(country=country).select_related("by"):
        given.setdefault(view.key, []).append(view)
    seen: Counter[str] = Counter()
    made = []
    every: tuple[tuple[int, Judged], ...] = (*enumerate(found), *enumerate(held.assessment.overlaps))
    for place, one in every:
        base = key_of(one, instruments)
        seen[base] += 1
        key = base if seen[base] == 1 else ids.of(base, str(seen[base]))
        made.append(replace(_keyed(one, key, given.get(key, [])), place=place))
    return tuple(sorted(made, key=lambda one: one.settled == Verdict.REJECTED))


def _keyed(one: Judged, key: str, views: list[View]) -> Keyed:
    standing = _standing(views)
    kind = "overlap" if isinstance(one, Overlap) else "contradiction"
    return Keyed(key=key, kind=kind, place=0, record=one, views=tuple(views), settled=standing.verdict if standing else "")


def _standing(views: Sequence[View]) -> View | None:
    return next((view for view in views if view.withdrawn_at is None), None)


def contradictions_of(held: Weighed) -> tuple[Contradiction, ...]:
    """The possible contradictions within the scope of the study."""
    return tuple(one for one in held.assessment.contradictions if one.obligation is None or one.obligation in held.obligations)


def key_of(matter: Judged, instruments: Mapping[str, str]) -> str:
    """What names a matter whatever its words are: the rule, the obligation and the instruments; for an overlap the mandate."""
    if isinstance(matter, Overlap):
        return ids.of("overlap", matter.function)
    behind = sorted({instruments[one] for one in matter.findings if one in instruments})
    term = matter.arguments[:1] if matter.code in NAMED_BY_TERM else ()
    return ids.of("contradiction", matter.code, matter.obligation or "", *term, *behind)


def told(country: Country, held: Weighed, some: Sequence[Keyed], voice: Voice, *, whole: bool = True) -> tuple[Matter, ...]:
    """These matters in words. Not `whole`: those that rest on very many passages without their digest, where nobody gave a view."""
    asked = [name for one in some if whole or one.views or len(one.record.findings) <= QUOTED for name in one.record.findings]
    words = texts_named(country, asked)
    words |= {name: row.text for name, row in silent_named(behind(held.stamp, country), asked).items()}
    return tuple(_told(one, words, voice) for one in some)


def _told(one: Keyed, words: Mapping[str, str], voice: Voice) -> Matter:
    record, standing = one.record, _standing(one.views)
    holders = record.holders if isinstance(record, Overlap) else ()
    texts = ids.of(*sorted(words[name] for name in record.findings if name in words), *holders)
    article, against = _asked(record, voice)
    return Matter(
        key=one.key,
        kind=one.kind,
        name=_name(record, voice),
        sentence=sentence(record, voice),
        article=article,
        against=against,
        count=len(record.findings),
        kept=msgspec.to_builtins(record),
        texts=texts,
        views=one.views,
        settled=one.settled,
        changed=standing is not None and standing.texts != texts,
    )


def quoted(country: Country, held: Weighed, one: Keyed) -> tuple[Quoted, ...]:
    """The first passages of those that a matter rests on."""
    rows: dict[str, Quoted] = dict(findings_named(country, one.record.findings[:QUOTED]))
    rows |= silent_named(behind(held.stamp, country), one.record.findings[:QUOTED])
    return tuple(rows[name] for name in one.record.findings if name in rows)


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


def gone(country: Country, found: Iterable[Keyed], voice: Voice) -> tuple[Gone, ...]:
    """Views that stand on matters which the present texts no longer give."""
    there = {one.key for one in found}
    kept = View.objects.filter(country=country, withdrawn_at=None).exclude(key__in=there).select_related("by")
    return tuple(Gone(view=one, sentence=sentence(_as_record(one.matter), voice)) for one in kept)


def _as_record(kept: dict[str, Any]) -> Contradiction | Overlap:
    return msgspec.convert(kept, Overlap) if "holders" in kept else msgspec.convert(kept, Contradiction)
