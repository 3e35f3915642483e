"""Rows that are the same thing on both sides though they were made apart: laws by their bytes, findings by judgement, place and words."""

from collections import defaultdict
from datetime import UTC
from difflib import SequenceMatcher
from typing import Any

from weft_web.countries.models import Country
from weft_web.exchange.moving.rows import Known, Row
from weft_web.exchange.moving.unpacking import CountryFile
from weft_web.findings.models import Finding, Judgement, Standing
from weft_web.findings.pairing import SAME_PROVISION
from weft_web.instruments.models import Document

Alike = dict[str, str]
INSTRUMENTS, FINDINGS, JUDGEMENTS = "instruments.Instrument", "findings.Finding", "findings.Judgement"


def instruments_alike(file: CountryFile, country: Country, here: dict[int, str]) -> Alike:
    """Instruments of the file whose current text is, byte for byte, that of an instrument here which the file lacks.

    One of the same name comes first; without one, only an instrument that is alone in having these bytes.
    """
    known = {str(row.fields.get("key")) for row in file.rows(INSTRUMENTS)}
    ours = {str(one) for one in country.instruments.values_list("key", flat=True)}
    strangers = {row.id for row in file.rows(INSTRUMENTS) if str(row.fields.get("key")) not in ours}
    free = _holders(country, known)
    theirs = [row for row in file.rows("instruments.Document") if row.fields.get("current") and row.fields.get("instrument") in strangers]
    found: Alike = {}
    for same_name in (True, False):
        for row in theirs:
            instrument, sha256 = row.fields["instrument"], str(row.fields.get("file"))
            held = [pk for pk, name in free[sha256].items() if name == row.fields.get("name") or not same_name]
            if instrument not in found and held and (same_name or len(held) == 1):
                found[instrument] = here[held[0]]
                del free[sha256][held[0]]
    return found


def _holders(country: Country, known: set[str]) -> dict[str, dict[int, str]]:
    """Bytes -> instruments here that the file does not know and whose current text they are, with the name of the document."""
    holders: dict[str, dict[int, str]] = defaultdict(dict)
    current = Document.objects.filter(instrument__country=country, current=True).select_related("file", "instrument")
    for document in current.order_by("pk"):
        if str(document.instrument.key) not in known:
            holders[document.file.sha256][document.instrument_id] = document.name
    return holders


class FindingMatch:
    """Which findings of a file are findings here.

    CASE 1 same instrument, same place, same words: the key says so, nothing is to be done.
    CASE 2 a judgement that is here already was given on it.
    CASE 3 same place in the same instrument, words alike, neither otherwise matched.
    """

    def __init__(self, file: CountryFile, country: Country, known: Known, place: dict[str, dict[str, str]]) -> None:
        self.file, self.country, self.known, self.place = file, country, known, place

    def alike(self) -> Alike:
        """Finding of the file -> finding here, for those whose keys differ."""
        here = {(one.instrument_id, one.anchor): one.pk for one in self._ours()}
        instruments = {key: pk for pk, key in self.known[INSTRUMENTS].items()}
        keyed: set[int] = set()
        open_rows: list[tuple[Row, int]] = []
        for row in self.file.rows(FINDINGS):
            instrument = instruments.get(self.place[INSTRUMENTS].get(str(row.fields.get("instrument")), ""), 0)
            match = here.get((instrument, str(row.fields.get("anchor"))))
            if match is not None:
                keyed.add(match)
            elif instrument:
                open_rows.append((row, instrument))
        return self._by_judgement_and_place(open_rows, keyed) if open_rows else {}

    def _ours(self) -> Any:
        return Finding.objects.filter(country=self.country).only("pk", "instrument_id", "anchor").iterator(chunk_size=2000)

    def _by_judgement_and_place(self, open_rows: list[tuple[Row, int]], taken: set[int]) -> Alike:
        found: Alike = {}
        judged = self._judged_here()
        for row, _ in open_rows:
            match = judged.get(row.id)
            if match is not None and match not in taken:
                taken.add(match)
                found[row.id] = self.known[FINDINGS][match]
        near = self._near({row.fields.get("path") for row, _ in open_rows}, taken)
        for row, instrument in open_rows:
            match = None if row.id in found else _likest(row, near.get((instrument, str(row.fields.get("path"))), []), taken)
            if match is not None:
                taken.add(match)
                found[row.id] = self.known[FINDINGS][match]
        return found

    def _judged_here(self) -> dict[str, int]:
        """Finding of the file -> finding here on which the same judgement stands."""
        by_key: dict[str, int] = {}
        judgements = Judgement.objects.filter(finding__country=self.country).values_list("by__email", "at", "path", "finding_id")
        for email, at, path, finding in judgements.iterator(chunk_size=2000):
            by_key[f"{email.lower()}|{at.astimezone(UTC).isoformat()}|{path}"] = finding
        found: dict[str, int] = {}
        for row in self.file.rows(JUDGEMENTS):
            given = row.fields
            match = by_key.get(f"{given.get('by')}|{given.get('at')}|{given.get('path')}")
            if match is not None:
                found.setdefault(str(given.get("finding")), match)
        return found

    def _near(self, paths: set[Any], taken: set[int]) -> dict[tuple[int, str], list[tuple[int, str]]]:
        near: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
        rows = Finding.objects.filter(country=self.country, standing=Standing.HERE).values_list("pk", "instrument_id", "path", "text")
        for pk, instrument, path, text in rows.iterator(chunk_size=2000):
            if path in paths and pk not in taken:
                near[(instrument, path)].append((pk, text))
        return near


def _likest(row: Row, near: list[tuple[int, str]], taken: set[int]) -> int | None:
    """The finding here whose words are most like the row's, where they are alike enough."""
    text = str(row.fields.get("text", ""))
    likeness = [(SequenceMatcher(None, other, text).ratio(), -pk) for pk, other in near if pk not in taken]
    best = max(likeness, default=(0.0, 0))
    return -best[1] if best[0] >= SAME_PROVISION and row.fields.get("standing") == Standing.HERE else None
