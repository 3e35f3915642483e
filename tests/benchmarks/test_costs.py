"""What a command costs is counted by the kernel, with all that it starts."""

import subprocess
import sys

import pytest
from benchmarks.costs import Cost, cost, middle

HOARD = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'x = bytearray(200 << 20); sum(range(3_000_000))'])"


def test_memory_and_time_of_a_grandchild_count() -> None:
    found = cost(sys.executable, "-c", HOARD)
    assert 200 < found.peak < 400
    assert found.processor > 0
    assert found.wall > 0


def test_the_memory_of_the_one_that_asks_does_not_count() -> None:
    hoard = bytearray(b"x" * (300 << 20))
    assert cost(sys.executable, "-c", "pass").peak < 100
    assert hoard


def test_a_command_that_fails_is_an_error() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        cost(sys.executable, "-c", "raise SystemExit(3)")


def test_the_middle_of_several_turns() -> None:
    assert middle([Cost(1.0, 5.0, 10.0), Cost(9.0, 6.0, 30.0), Cost(2.0, 70.0, 20.0)]) == Cost(2.0, 6.0, 30.0)
