"""Which worker is which: by machine and process, so that one that was killed is known to be gone at once."""

import ctypes
import hashlib
import os
import platform
import signal
import sys
import uuid
from collections.abc import Iterable
from pathlib import Path

PR_SET_PDEATHSIG = 1
BOOT = Path("/proc/sys/kernel/random/boot_id")
MACHINE_LETTERS = 8


def machine() -> str:
    """This machine since it was started: the numbers of its processes mean nothing on another, nor after a start."""
    boot = BOOT.read_text(encoding="ascii") if BOOT.exists() else ""
    return hashlib.sha256(f"{platform.node()} {boot}".encode()).hexdigest()[:MACHINE_LETTERS]


def holder_here() -> str:
    """The name of this worker."""
    return f"{machine()}-{os.getpid()}-{uuid.uuid4().hex[:12]}"


def gone(holders: Iterable[str]) -> tuple[str, ...]:
    """Those workers of this machine whose process is no more."""
    here = f"{machine()}-"
    return tuple(one for one in holders if one.startswith(here) and not _runs(one.split("-")[1]))


def _runs(process: str) -> bool:
    if not process.isdecimal():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def end_with_parent(parent: int) -> None:
    """This process is killed when the one that started it ends, however that ends. Linux only; elsewhere the lease decides."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)
