"""The parent's side of the jail: at most N children at a time, each one document; what they say is bounded and checked."""

import contextlib
import gc
import os
import selectors
import signal
import time
from collections.abc import Iterable, Iterator

import msgspec

from weft.records import Problem, Record
from weft.runs import jail
from weft.runs.limits import MEBIBYTE, Limits

POLL_SECONDS = 0.2
READ_BYTES = MEBIBYTE
STEP_BYTES = 64
FAILURE_BYTES = 64 * 1024
# A child whose memory came this near to its ceiling before a signal ended it died of memory.
NEAR_CEILING = 0.6


class Task(Record):
    """One piece of work for one child; `key` comes back with everything that is heard of it."""

    key: str
    work: jail.Work
    limits: Limits


class Step(Record):
    """A child has done page `page` of `pages`."""

    key: str
    page: int
    pages: int


class Ended(Record):
    """A child has ended: its answer (JSON), or the problem that ended it."""

    key: str
    outcome: bytes | Problem


class Child(msgspec.Struct, kw_only=True):
    """A child: what was heard of it so far, and when (seconds of the monotonic clock); bytes resident that it began with.

    `end` is set once it has been waited for: exit code (negative: signal) and peak memory in bytes.
    """

    task: Task
    pid: int
    channel: int
    started: float
    heard: float
    inherited: int
    buffer: bytearray = msgspec.field(default_factory=bytearray)
    end: tuple[int, int] | None = None


def each(tasks: Iterable[Task], workers: int) -> Iterator[Step | Ended]:
    """What the children say, as they say it; never more than `workers` of them live. Those still alive when the caller stops are ended."""
    waiting = iter(tasks)
    running: dict[int, Child] = {}
    with selectors.DefaultSelector() as selector:
        gc.collect()
        gc.freeze()
        try:
            while _fill(running, waiting, selector, workers):
                told = tuple(_turn(running, selector))
                # Before anybody is told: no processor waits while the caller deals with an answer.
                _fill(running, waiting, selector, workers)
                yield from told
        finally:
            gc.unfreeze()
            for child in running.values():
                _reap(child)


def _fill(running: dict[int, Child], waiting: Iterator[Task], selector: selectors.BaseSelector, workers: int) -> bool:
    """Starts children up to the number of workers; false when none runs and none waits."""
    while len(running) < workers:
        task = next(waiting, None)
        if task is None:
            break
        child = _start(task)
        running[child.channel] = child
        selector.register(child.channel, selectors.EVENT_READ)
    return bool(running)


def _start(task: Task) -> Child:
    """A forked child at work on the task: warm, so that a document costs milliseconds and not an interpreter's start."""
    listen, speak = os.pipe()
    parent, inherited = os.getpid(), jail.memory_in_use().resident
    # Held back while forking: Python's own hooks after a fork would swallow an interrupt that comes just then.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    pid = os.fork()
    if pid == 0:
        jail.enter(task.work, task.limits, speak, parent)
    signal.pthread_sigmask(signal.SIG_SETMASK, before)
    os.close(speak)
    now = time.monotonic()
    return Child(task=task, pid=pid, channel=listen, started=now, heard=now, inherited=inherited)


def _turn(running: dict[int, Child], selector: selectors.BaseSelector) -> Iterator[Step | Ended]:
    """One look at all channels and all clocks."""
    ready = [running[key.fd] for key, _ in selector.select(POLL_SECONDS)]
    overdue = [child for child in running.values() if child not in ready and _is_overdue(child)]
    for child in ready:
        for told in _listen(child):
            if isinstance(told, Ended):
                _forget(child, running, selector)
            yield told
    for child in overdue:
        _reap(child)
        _forget(child, running, selector)
        yield Ended(key=child.task.key, outcome=Problem(code="time_limit", arguments=(_seconds(child),)))


def _is_overdue(child: Child) -> bool:
    now = time.monotonic()
    return now - child.heard > child.task.limits.silence or now - child.started > child.task.limits.total


def _seconds(child: Child) -> str:
    """The limit that was passed, in whole seconds."""
    limits = child.task.limits
    passed = limits.total if time.monotonic() - child.started > limits.total else limits.silence
    return str(round(passed))


def _forget(child: Child, running: dict[int, Child], selector: selectors.BaseSelector) -> None:
    selector.unregister(child.channel)
    del running[child.channel]
    os.close(child.channel)


def _listen(child: Child) -> Iterator[Step | Ended]:
    """What one read from the channel completes."""
    data = os.read(child.channel, READ_BYTES)
    if not data:
        yield Ended(key=child.task.key, outcome=_death(child, _reap(child)))
        return
    child.heard = time.monotonic()
    child.buffer += data
    while (frame := _frame(child)) is not None:
        told = _told(child, *frame)
        if isinstance(told, Ended):
            # Before it is told: the caller may stop listening, and a child that has answered must not outlive that.
            _reap(child)
            yield told
            return
        yield told


def _frame(child: Child) -> tuple[bytes, bytes | None] | None:
    """The next whole frame of the buffer; without payload when it is of no known kind or longer than its kind may be."""
    if len(child.buffer) < jail.HEADER.size:
        return None
    kind, length = jail.HEADER.unpack_from(child.buffer)
    most = {jail.STEP: STEP_BYTES, jail.FAILURE: FAILURE_BYTES, jail.ANSWER: child.task.limits.answer}.get(kind, -1)
    if length > most:
        return kind, None
    end = jail.HEADER.size + length
    if len(child.buffer) < end:
        return None
    with memoryview(child.buffer) as held:
        payload = bytes(held[jail.HEADER.size : end])
    del child.buffer[:end]
    return kind, payload


def _told(child: Child, kind: bytes, payload: bytes | None) -> Step | Ended:
    """A frame as an event; what does not have its shape ends the child."""
    key = child.task.key
    if payload is None:
        return Ended(key=key, outcome=Problem(code="crashed", arguments=("answer too long",)))
    if kind == jail.ANSWER:
        return Ended(key=key, outcome=payload)
    try:
        if kind == jail.FAILURE:
            return Ended(key=key, outcome=msgspec.json.decode(payload, type=Problem))
        page, pages = msgspec.json.decode(payload, type=tuple[int, int])
    except msgspec.DecodeError:
        return Ended(key=key, outcome=Problem(code="crashed", arguments=("answer malformed",)))
    return Step(key=key, page=page, pages=pages)


def _reap(child: Child) -> tuple[int, int]:
    """Ends the child with all that it started, once; exit code (negative: signal) and peak memory in bytes."""
    if child.end is not None:
        return child.end
    # Held back until what came of it is noted: an interrupt in between would have the child waited for twice, and hide itself behind that.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    # Before setsid the group does not exist yet, so the child itself is named as well.
    for end in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError):
            end(child.pid, signal.SIGKILL)
    _, status, usage = os.wait4(child.pid, 0)
    child.end = (os.waitstatus_to_exitcode(status), usage.ru_maxrss * 1024)
    signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return child.end


def _death(child: Child, end: tuple[int, int]) -> Problem:
    """Why a child closed its channel without an answer."""
    code, peak = end
    if code == -signal.SIGXCPU:
        return Problem(code="time_limit", arguments=(str(child.task.limits.cpu),))
    # Only what the child took itself tells: a server that has grown hands all it holds to every child it forks.
    room = max(child.task.limits.memory - child.inherited, jail.LEAST_OWN_MEMORY)
    if peak - child.inherited > NEAR_CEILING * room:
        return Problem(code="memory_limit")
    return Problem(code="crashed", arguments=(signal.Signals(-code).name if code < 0 else f"exit {code}",))
