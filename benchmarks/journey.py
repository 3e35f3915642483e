"""How long a person waits: from the moment she drops a folder of laws onto the page until every one is read and its findings stand there.

    python -m benchmarks.journey ../shared/corpus/peru [--code PE] [--rounds 3]

Serves a new workbench for each round, with a real browser in front; prints each time and the number of documents and findings.
"""

import argparse
import re
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright


def main() -> None:
    """One line for each round."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--code", default="PE")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    from tests.journeys.conftest import CHROMIUM, QUIET

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for _ in range(asked.rounds):
            _round(browser, asked.folder, asked.code)


def _round(browser: Browser, folder: Path, code: str) -> None:
    from tests.journeys.conftest import serving
    from tests.journeys.test_j2_workbench import folder_of, found_country
    from tests.journeys.walking import ANALYSED_WITHIN_MS, first_person, walker
    from tests.web.installed import found

    with tempfile.TemporaryDirectory() as place, serving(found(Path(place) / "data")) as workbench:
        files = sorted(path for path in folder.iterdir() if path.is_file() and path.suffix not in (".yaml", ".csv"))
        one = walker(browser, workbench.address, "en", "desktop")
        first_person(one)
        found_country(one, code)
        one.go(f"/countries/{code}/instruments/add")
        laws = folder_of(files, Path(place) / "laws")
        begun = time.perf_counter()
        one.drop("form.drop", laws)
        one.page.wait_for_url(f"**/countries/{code}/instruments", timeout=ANALYSED_WITHIN_MS)
        sent = time.perf_counter() - begun
        one.wait_until_read()
        waited = time.perf_counter() - begun
        one.go(f"/countries/{code}/findings")
        shown = re.search(r"([\d,]+)\s+findings", one.page.locator("main").inner_text())
        findings = shown[1] if shown else "no"
        print(f"{len(files)} files sent in {sent:.1f} s, {findings} findings after {waited:.1f} s", flush=True)


if __name__ == "__main__":
    main()
