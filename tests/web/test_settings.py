"""What an installation is told: each variable has its line in the reference, and a wrong value is said at once."""

from pathlib import Path

import pytest

from weft.errors import InputError
from weft_web.environment import VARIABLES, SecondFactor, Standing, databases, read

REFERENCE = Path(__file__).parents[2] / "docs/reference/settings.md"


@pytest.mark.parametrize("variable", VARIABLES, ids=lambda one: one.name)
def test_every_variable_stands_in_the_reference(variable: object) -> None:
    said = REFERENCE.read_text(encoding="utf-8")
    assert f"| `{variable.name}` |" in said  # type: ignore[attr-defined]
    assert variable.meaning in said  # type: ignore[attr-defined]


def test_without_anything_set_it_is_a_laptop_reached_from_itself_only() -> None:
    environment = read({})
    assert (environment.standing, environment.listen, environment.second_factor) == (Standing.LAPTOP, "127.0.0.1:8000", SecondFactor.OFF)


def test_a_server_asks_its_staff_for_a_second_factor() -> None:
    assert read({"WEFT_STANDING": "server"}).second_factor is SecondFactor.STAFF


@pytest.mark.parametrize(("name", "value"), [("WEFT_STANDING", "cloud"), ("WEFT_WORKERS", "many"), ("WEFT_SECOND_FACTOR", "maybe")])
def test_a_wrong_value_is_an_error_that_names_it(name: str, value: str) -> None:
    with pytest.raises(InputError) as raised:
        read({name: value})
    assert raised.value.arguments[:2] == (name, value)


def test_decisions_outlive_a_power_cut_and_writers_wait_for_each_other() -> None:
    options = databases(read({}))["default"]["OPTIONS"]
    assert "synchronous=FULL" in options["init_command"]  # type: ignore[index]
    assert "journal_mode=WAL" in options["init_command"]  # type: ignore[index]
    assert options["transaction_mode"] == "IMMEDIATE"  # type: ignore[index]


def test_one_setting_names_postgresql() -> None:
    made = databases(read({"WEFT_DATABASE": "postgresql://weft:se%20cret@db.example:5433/laws"}))
    assert set(made) == {"default"}
    assert {key: made["default"][key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "laws",
        "USER": "weft",
        "PASSWORD": "se cret",
        "HOST": "db.example",
        "PORT": "5433",
    }
