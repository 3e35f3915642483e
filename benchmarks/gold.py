"""Scores the findings on labelled passages beside the project: fails below the committed floors, shows gains and losses by passage.

    python -m benchmarks.gold --corpus ../shared --out build/gold [--accept]

The folder holds `corpus/` (documents), `gold/` (labels) and `tools/` (scorers). Where it is absent there is nothing to score.
`--accept` takes today's verdicts as the new baseline (quality.py).
"""

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

import yaml
from benchmarks.quality import compare, verdicts

HERE = Path(__file__).parent
FLOORS = HERE / "floors.yaml"
WEFT = Path(sys.executable).with_name("weft")
# The scorers print their figures; these are the ones with a floor.
PRINTED = {
    "probes right": r"probes right (\d+)",
    "degree macro F1": r"macro F1 ([\d.]+)",
    "parity": r"parity: .*, ([\d.]+) %",
}
MEASURES = ("relevant", "named", "operative", "themes_micro")
F1 = 2


def main() -> int:
    """Exit code: 1 when a figure fell below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("build/gold"))
    parser.add_argument("--accept", action="store_true")
    given = parser.parse_args()
    if not (given.corpus / "corpus").is_dir():
        print("corpus not present")
        return 0
    findings = given.out / "findings.jsonl"
    subprocess.run([WEFT, "analyse", given.corpus / "corpus", "--out", findings, "--all"], check=True)
    labelled = scored(given.corpus / "tools" / "score_gold.py", "--findings", findings, "--json")
    compare(verdicts(given.corpus, findings), accept=given.accept)
    print()
    figures = {**figures_in(json.loads(labelled.stdout)), **smaller_sets(given.corpus / "tools" / "score_more.py", given.out)}
    (given.out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return verdict(figures, yaml.safe_load(FLOORS.read_text(encoding="utf-8")) or {})


def scored(*command: Path | str) -> subprocess.CompletedProcess[str]:
    """What a scorer prints."""
    return subprocess.run([sys.executable, *command], check=True, capture_output=True, text=True)


def figures_in(labelled: dict[str, dict[str, list[float]]]) -> dict[str, float]:
    """F1 by language and measure."""
    return {f"{language} {measure} F1": found[measure][F1] for language, found in labelled.items() for measure in MEASURES}


def smaller_sets(scorer: Path, out: Path) -> dict[str, float]:
    """The figures of probes, degree and parity, after printing what the scorer says of them."""
    files = (("probes", "findings.jsonl"), ("degree", "documents.jsonl"), ("parity", "findings.jsonl"))
    printed = "".join(scored(scorer, verb, out / file).stdout for verb, file in files)
    print(printed)
    return {name: float(found[1]) if (found := re.search(pattern, printed)) else 0.0 for name, pattern in PRINTED.items()}


def verdict(figures: dict[str, float], floors: dict[str, float]) -> int:
    """Prints each figure beside its floor; 1 when any lies below, or has none."""
    below = 0
    for name, figure in figures.items():
        falls = figure < floors.get(name, 0.0)
        below += falls
        print(f"{name:24} {figure:6.1f}  floor {floors.get(name, '-')}{'  BELOW ITS FLOOR' if falls else ''}")
    missing = sorted(floors.keys() - figures.keys())
    if missing:
        print(f"floors without a figure: {', '.join(missing)}")
    return 1 if below or missing else 0


if __name__ == "__main__":
    sys.exit(main())
