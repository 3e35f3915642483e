"""What a command costs: wall time, processor time and memory, as the kernel counts them."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

WEFT = Path(sys.executable).with_name("weft")
MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the wall, seconds of processor time of the command and all it started, peak of any one process in MiB."""

    wall: float
    processor: float
    peak: float


def cost(*command: Path | str) -> Cost:
    """The cost of one command, its words left unheard, Tesseract kept to one thread; errors: CalledProcessError."""
    began = time.perf_counter()
    with subprocess.Popen(
        [str(word) for word in command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    ) as process:
        # Waited for by its number, since only then the kernel says what it used, with all the children it waited for in turn.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / MEBIBYTE)


def middle(costs: list[Cost]) -> Cost:
    """The medians of wall and processor time, and the highest peak."""
    return Cost(median(one.wall for one in costs), median(one.processor for one in costs), max(one.peak for one in costs))


def show(name: str, figure: float, beside: str = "") -> None:
    """One line of the result."""
    print(f"{name:56} {figure:9.2f}  {beside}", flush=True)
