"""What a command costs: wall time, processor time and memory, as the kernel counts them."""

import json
import subprocess
import sys
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


# A process begins with the peak of the one that started it, so a small one starts the command; children are counted once waited for.
WATCH = """
import json, os, subprocess, sys, time
began = time.perf_counter()
quiet = subprocess.DEVNULL
process = subprocess.Popen(sys.argv[1:], stdout=quiet, stderr=quiet, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
_, status, usage = os.wait4(process.pid, 0)
wall = time.perf_counter() - began
print(json.dumps([os.waitstatus_to_exitcode(status), wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024]))
"""


def cost(*command: Path | str) -> Cost:
    """The cost of one command, its words left unheard, Tesseract kept to one thread; errors: CalledProcessError."""
    words = [str(word) for word in command]
    told = subprocess.run([sys.executable, "-I", "-S", "-c", WATCH, *words], capture_output=True, check=True)
    code, wall, processor, peak = json.loads(told.stdout)
    if code:
        raise subprocess.CalledProcessError(code, words)
    return Cost(wall, processor, peak / MEBIBYTE)


def middle(costs: list[Cost]) -> Cost:
    """The medians of wall and processor time, and the highest peak."""
    return Cost(median(one.wall for one in costs), median(one.processor for one in costs), max(one.peak for one in costs))


def show(name: str, figure: float, beside: str = "") -> None:
    """One line of the result."""
    print(f"{name:56} {figure:9.2f}  {beside}", flush=True)
