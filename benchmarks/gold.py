"""Scores the findings on labelled passages that lie beside the project, and fails below the committed floors.

    benchmarks/gold.py --corpus ../shared --out build/gold

The folder holds `corpus/` (documents), `gold/` (labels) and `tools/` (scorers). Where it is absent there is nothing to score.
"""

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

import yaml

FLOORS = Path(__file__).with_name("floors.yaml")
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
    given = parser.parse_args()
    if not (given.corpus / "corpus").is_dir():
        print("corpus not present")
        return 0
    figures = scores(given.corpus, given.out)
    (given.out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return verdict(figures, yaml.safe_load(FLOORS.read_text(encoding="utf-8")))


def scores(shared: Path, out: Path) -> dict[str, float]:
    """Every figure by name, after the corpus has been analysed."""
    findings = out / "findings.jsonl"
    subprocess.run([WEFT, "analyse", shared / "corpus", "--out", findings, "--all"], check=True)
    tools = shared / "tools"
    labelled = json.loads(said(tools / "score_gold.py", "--findings", findings, "--json"))
    figures = {f"{language} {measure} F1": found[measure][F1] for language, found in labelled.items() for measure in MEASURES}
    printed = "".join(
        said(tools / "score_more.py", verb, path)
        for verb, path in (("probes", findings), ("degree", out / "documents.jsonl"), ("parity", findings))
    )
    print(printed)
    for name, pattern in PRINTED.items():
        found = re.search(pattern, printed)
        figures[name] = float(found[1]) if found else 0.0
    return figures


def said(*command: Path | str) -> str:
    """What a scorer prints."""
    return subprocess.run([sys.executable, *command], check=True, capture_output=True, text=True).stdout


def verdict(figures: dict[str, float], floors: dict[str, float]) -> int:
    """Prints each figure beside its floor; 1 when any lies below."""
    below = 0
    for name, figure in figures.items():
        floor = floors.get(name)
        falls = floor is not None and figure < floor
        below += falls
        print(f"{name:24} {figure:6.1f}  floor {floor if floor is not None else '-'}{'  BELOW ITS FLOOR' if falls else ''}")
    missing = sorted(floors.keys() - figures.keys())
    if missing:
        print(f"floors without a figure: {', '.join(missing)}")
    return 1 if below or missing else 0


if __name__ == "__main__":
    sys.exit(main())
