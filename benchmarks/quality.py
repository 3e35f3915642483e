"""Which labelled passages are read rightly, and what a change has won and lost, passage by passage.

The baseline holds ids and right or wrong, no word of a passage or of its labels. gold.py shows the changes and, with `--accept`, takes
today's verdicts as the new baseline.
"""

import importlib.util
import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

BASELINE = Path(__file__).with_name("quality_baseline.txt")
WORDS = {True: "right", False: "wrong", None: "-"}


class Verdict(NamedTuple):
    """Whether the extent and the themes of a passage are right; themes are asked only of passages that the labels call relevant."""

    extent: bool
    themes: bool | None


def compare(now: Mapping[str, Verdict], *, accept: bool) -> None:
    """Prints what was won and lost since the baseline; takes today's verdicts as the new one where that is asked."""
    before = parsed(BASELINE.read_text(encoding="utf-8")) if BASELINE.is_file() else {}
    for change in changes(before, now):
        print(change)
    print(summary(before, now))
    if accept:
        BASELINE.write_text(written(now), encoding="utf-8")


def changes(before: Mapping[str, Verdict], now: Mapping[str, Verdict]) -> list[str]:
    """ "+ id extent" for what was wrong and is right, "- id themes" for the contrary, by id."""
    found = []
    for passage in sorted(before.keys() & now.keys()):
        for field in Verdict._fields:
            was, is_ = getattr(before[passage], field), getattr(now[passage], field)
            if None not in (was, is_) and was != is_:
                found.append(f"{'+' if is_ else '-'} {passage} {field}")
    return found


def summary(before: Mapping[str, Verdict], now: Mapping[str, Verdict]) -> str:
    """One line for extents and one for themes: won, lost, right of asked."""
    told = changes(before, now)
    lines = []
    for field in Verdict._fields:
        won, lost = (sum(one.startswith(sign) and one.endswith(field) for one in told) for sign in "+-")
        asked = [verdict for verdict in (getattr(one, field) for one in now.values()) if verdict is not None]
        lines.append(f"{field:8} won {won}, lost {lost}, right {sum(asked)} of {len(asked)}")
    return "\n".join([*lines, f"passages new to the baseline: {len(now.keys() - before.keys())}, gone: {len(before.keys() - now.keys())}"])


def parsed(text: str) -> dict[str, Verdict]:
    """The verdicts of a baseline."""
    meant = {word: verdict for verdict, word in WORDS.items()}
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {passage: Verdict(bool(meant[extent]), meant[themes]) for passage, extent, themes in rows}


def written(verdicts_: Mapping[str, Verdict]) -> str:
    """A baseline: one line for each passage, by id."""
    rows = (f"{passage} {WORDS[verdict.extent]} {WORDS[verdict.themes]}\n" for passage, verdict in sorted(verdicts_.items()))
    return "# passage, extent, themes; written by quality.py --accept\n" + "".join(rows)


def verdicts(corpus: Path, findings: Path) -> dict[str, Verdict]:
    """Passage id -> verdict, by the scorer's own way of answering a passage with provisions."""
    scorer = _scorer(corpus / "tools" / "score_gold.py")
    gold = [json.loads(line) for line in (corpus / "gold" / "dev.jsonl").open(encoding="utf-8")]
    settled = [passage for passage in gold if passage.get("settled", True)]
    wanted = {passage["document"] for passage in settled}
    provisions = defaultdict(list)
    for line in findings.open(encoding="utf-8"):
        record = json.loads(line)
        if record["document"] in wanted:
            provisions[record["document"]].append((scorer.shingles(record["text"]), record))
    answers = {
        passage["id"]: (passage, *scorer.predict(scorer.shingles(passage["text"]), provisions[passage["document"]])) for passage in settled
    }
    return {
        name: Verdict(extent == passage["extent"], themes_right(passage, themes) if scorer.RANK[passage["extent"]] else None)
        for name, (passage, extent, themes) in answers.items()
    }


def themes_right(passage: Mapping[str, Any], found: list[str]) -> bool:
    """Whether the themes found are those of the labels; one that only one of two readings had may be there or not."""
    labelled = set(passage["themes"])
    return not (labelled ^ set(found)) - (set(passage.get("themes_also", ())) - labelled)


def _scorer(path: Path) -> Any:
    """The scorer that lies beside the labels, as a module."""
    spec = importlib.util.spec_from_file_location("score_gold", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
