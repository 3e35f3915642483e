"""Pictures of a strategy: nothing runs out of its frame, whatever the strategy holds."""

import pytest
from lxml import etree
from tests.report.planning import valley
from tests.report.planning.conftest import viewed
from tests.report.planning.test_plan_paper import hostile

from weft.records import Language
from weft.records.strategy import Strategy
from weft.report import svg
from weft.report.planning import PlanContent, write
from weft.report.planning.teller import Teller
from weft.report.planning.theory import drawings

SVG = "{http://www.w3.org/2000/svg}"
STRATEGIES = {"valley": valley.strategy, "large": valley.large, "bare": valley.bare, "hostile": hostile}


@pytest.mark.parametrize("name", STRATEGIES)
@pytest.mark.parametrize("picture", ["theory.svg", "gantt.svg"])
def test_no_word_runs_out_of_its_picture(name: str, picture: str, plan_content: PlanContent, language: Language) -> None:
    one = STRATEGIES[name]()
    drawn = etree.fromstring(write(one, viewed(one, plan_content), plan_content, language, picture))
    width, height = float(drawn.get("width")), float(drawn.get("height"))
    for line in drawn.iter(f"{SVG}text"):
        room = svg.width_of(line.text or "", float(line.get("font-size")))
        left = float(line.get("x")) - {"start": 0.0, "middle": room / 2, "end": room}[line.get("text-anchor")]
        assert left >= -1, line.text
        assert left + room <= width + 8, line.text
        assert 0 <= float(line.get("y")) <= height, line.text


@pytest.mark.parametrize("which", [valley.strategy, valley.large])
def test_the_theory_of_change_shows_every_result_once(which: type[Strategy], plan_content: PlanContent) -> None:
    one = which()
    shown = drawings(Teller(one, viewed(one, plan_content), plan_content, Language.EN), 490)
    words = " ".join(text for picture in shown for text in etree.fromstring(picture.svg).itertext())
    assert all(picture.height <= 560 for picture in shown)
    numbers = [part.number for part in Teller(one, viewed(one, plan_content), plan_content, Language.EN).strategy.outputs]
    assert [number for number in numbers if number not in words] == []
