"""Starting values taken from the study: how many of some obligations have a rule."""

from collections.abc import Iterable, Mapping
from typing import Any

from weft.records import Coverage, Record
from weft_web.asking import Voice
from weft_web.countries.models import Country
from weft_web.coverage.weighed import weighed
from weft_web.engine import planning


class Share(Record):
    """How many of the obligations that count have a rule; what the country does not owe, and what could not be read, does not count."""

    rules: int
    of: int

    def said(self, voice: Voice) -> str:
        """With the share in per cent, in signs that every language reads: people keep it as the starting value."""
        return voice.say("strategies.share", rules=self.rules, of=self.of, share=round(100 * self.rules / self.of) if self.of else 0)


def shares(country: Country, counted: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], Share]:
    """For each of these sets of obligations, how many have a rule today."""
    wanted = [one for one in dict.fromkeys(counted) if one]
    rows = weighed(country, reviewed_only=False).rows if wanted else {}
    told = {}
    for some in wanted:
        held = [rows[one].coverage for one in some if one in rows and rows[one].coverage not in planning.OUTSIDE]
        told[some] = Share(rules=held.count(Coverage.OPERATIVE), of=len(held))
    return told


def filled(country: Country, values: Mapping[str, Any], voice: Voice, year: int) -> dict[str, Any]:
    """Values of which every indicator that is counted in the study, and has no starting value yet, has it."""
    indicators = values.get("indicators") or ()
    waiting = [tuple(one["counted"]) for one in indicators if one.get("counted") and not one.get("baseline")]
    if not waiting:
        return dict(values)
    told = shares(country, waiting)
    made = [
        {**one, "baseline": told[tuple(one["counted"])].said(voice), "baseline_year": one.get("baseline_year") or year}
        if one.get("counted") and not one.get("baseline")
        else one
        for one in indicators
    ]
    return {**values, "indicators": made}
