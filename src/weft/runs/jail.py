"""The inside of a child process: what it may use is cut down, then it does one piece of work and says the answer in frames.

A frame is one byte of kind, eight bytes of length (big endian), then JSON. Never pickle: a subverted child must not own its parent.
"""

import contextlib
import ctypes
import gc
import os
import resource
import signal
import struct
import sys
import time
import traceback
from collections.abc import Callable
from math import inf
from typing import NamedTuple, NoReturn

import msgspec

from weft.errors import ReadingError
from weft.records import Problem
from weft.runs.limits import Limits

HEADER = struct.Struct(">cQ")
STEP, ANSWER, FAILURE = b"S", b"A", b"F"
CHANNEL = 3
MERCY_SECONDS = 5
# Every page told would cost the parent a wake-up of its own, on a processor that its children need.
PULSE_SECONDS = 0.1
# Python's own default, set again: a program around us may have raised it beyond what the stack holds.
RECURSION_LIMIT = 1000
# What a child may add to the address space it inherits, where a large program around us has used up the ceiling already.
LEAST_OWN_MEMORY = 384 * 2**20

# What one document is made into refers to nothing in a circle: it is looked through for circles rarely.
COLLECTING = (100_000, 20, 20)

PR_SET_PDEATHSIG = 1
PR_SET_NO_NEW_PRIVS = 38

Beat = Callable[[int, int], None]
Work = Callable[[Beat], bytes]


def enter(work: Work, limits: Limits, channel: int, parent: int) -> NoReturn:
    """Never comes back: confines the process that calls it, does the work, says the answer on `channel` and ends the process."""
    status = 1
    try:
        _confine(limits, channel, parent)
        gc.set_threshold(*COLLECTING)
        _say(*_outcome(work))
        status = 0
    finally:
        os._exit(status)


def _confine(limits: Limits, channel: int, parent: int) -> None:
    """Own session, dies with its parent, no new rights, no streams but the channel, ceilings on all it can use."""
    os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    _process_controls()
    if os.getppid() != parent:
        os._exit(1)
    _close_all_but(channel)
    _set_ceilings(limits)
    sys.setrecursionlimit(RECURSION_LIMIT)


def _process_controls() -> None:
    """Ends with the parent even when that is killed; set-user-id programs gain nothing. Linux only, elsewhere left out."""
    if sys.platform == "linux":
        prctl = ctypes.CDLL(None).prctl
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def _close_all_but(channel: int) -> None:
    """The channel becomes descriptor 3; input is empty, output goes nowhere; everything else is closed."""
    os.dup2(channel, CHANNEL, inheritable=False)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.closerange(CHANNEL + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def _set_ceilings(limits: Limits) -> None:
    """Never above what the machine's owner allows. Processor time ends first with a signal that names the cause, then without mercy."""
    memory = max(limits.memory, memory_in_use().addressed + LEAST_OWN_MEMORY)
    for kind, soft, hard in (
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_CPU, limits.cpu, limits.cpu + MERCY_SECONDS),
        (resource.RLIMIT_FSIZE, limits.written, limits.written),
        (resource.RLIMIT_NOFILE, limits.files, limits.files),
        (resource.RLIMIT_AS, memory, memory),
    ):
        allowed = resource.getrlimit(kind)[1]
        if allowed != resource.RLIM_INFINITY:
            soft, hard = min(soft, allowed), min(hard, allowed)
        resource.setrlimit(kind, (soft, hard))


class Memory(NamedTuple):
    """What this process has in use, in bytes: address space, and what of it is resident; 0 where the system does not tell."""

    addressed: int
    resident: int


def memory_in_use() -> Memory:
    """What a child forked now would inherit."""
    if sys.platform != "linux":
        return Memory(0, 0)
    with open("/proc/self/statm", encoding="ascii") as statm:
        addressed, resident = (int(pages) * resource.getpagesize() for pages in statm.read().split()[:2])
    return Memory(addressed, resident)


def _outcome(work: Work) -> tuple[bytes, bytes]:
    """Kind and JSON of the last frame. This is the one place where every exception is caught: a bad document ends here."""
    try:
        return ANSWER, work(_Pulse())
    except ReadingError as error:
        problem = Problem(code=error.code, arguments=error.arguments)
    except MemoryError:
        problem = Problem(code="memory_limit")
    except RecursionError:
        problem = Problem(code="deep_nesting", arguments=(str(RECURSION_LIMIT),))
    except Exception as error:  # noqa: BLE001 - the per-document boundary
        problem = Problem(code="crashed", arguments=(_place(error),))
    return FAILURE, msgspec.json.encode(problem)


def _place(error: Exception) -> str:
    """Kind of the exception and the line that raised it: enough to find the fault, nothing of the document."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} {'/'.join(last.filename.split(os.sep)[-2:])}:{last.lineno}"


class _Pulse:
    """Tells the parent that page `page` of `pages` is done, a few times a second: a child that tells nothing for long is ended."""

    def __init__(self) -> None:
        self._told = -inf

    def __call__(self, page: int, pages: int) -> None:
        now = time.monotonic()
        if now - self._told >= PULSE_SECONDS or page >= pages:
            self._told = now
            _say(STEP, msgspec.json.encode((page, pages)))


def _say(kind: bytes, payload: bytes) -> None:
    """Writes one frame; when the parent is gone there is nobody to tell."""
    rest = memoryview(HEADER.pack(kind, len(payload)) + payload)
    with contextlib.suppress(BrokenPipeError):
        while rest:
            rest = rest[os.write(CHANNEL, rest) :]
