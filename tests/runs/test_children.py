"""Hostile children: each ends with its own problem, none harms the parent or the other children."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from weft.errors import ReadingError
from weft.records import Problem
from weft.runs import children
from weft.runs.children import Ended, Step, Task, each
from weft.runs.jail import Beat, Work
from weft.runs.limits import MEBIBYTE, Limits

QUICK = Limits(silence=2.0, total=6.0, cpu=30, memory=512 * MEBIBYTE, answer=4096)


def ends(*works: Work, limits: Limits = QUICK, workers: int = 2) -> list[bytes | Problem]:
    """Outcomes in the order of the works."""
    tasks = [Task(key=str(index), work=work, limits=limits) for index, work in enumerate(works)]
    outcomes = {told.key: told.outcome for told in each(tasks, workers) if isinstance(told, Ended)}
    return [outcomes[str(index)] for index in range(len(works))]


def answers(_: Beat) -> bytes:
    return b'{"a":1}'


def loops(_: Beat) -> bytes:
    while True:
        pass


def sleeps_outside_python(_: Beat) -> bytes:
    time.sleep(3600)
    return b""


def hoards_memory(_: Beat) -> bytes:
    hoard = [bytes(16 * MEBIBYTE)]
    while True:
        hoard.append(bytearray(16 * MEBIBYTE))  # type: ignore[arg-type]


def dies_of_a_signal(_: Beat) -> bytes:
    os.kill(os.getpid(), signal.SIGSEGV)
    return b""


def leaves_without_a_word(_: Beat) -> bytes:
    os._exit(7)


def raises(_: Beat) -> bytes:
    raise ValueError("a word of the document that must not come out")


def refuses(_: Beat) -> bytes:
    raise ReadingError("password_needed")


def nests(_: Beat) -> bytes:
    return nests(_)


def talks_too_much(_: Beat) -> bytes:
    return bytes(QUICK.answer + 1)


def says_no_frame(_: Beat) -> bytes:
    os.write(3, b"nonsense that is no frame at all")
    time.sleep(3600)
    return b""


def closes_its_channel(_: Beat) -> bytes:
    os.close(3)
    time.sleep(3600)
    return b""


@pytest.mark.parametrize(
    ("work", "code", "argument"),
    [
        (loops, "time_limit", "2"),
        (sleeps_outside_python, "time_limit", "2"),
        (hoards_memory, "memory_limit", None),
        (dies_of_a_signal, "crashed", "SIGSEGV"),
        (leaves_without_a_word, "crashed", "exit 7"),
        (raises, "crashed", None),
        (refuses, "password_needed", None),
        (nests, "deep_nesting", None),
        (talks_too_much, "crashed", "answer too long"),
        (says_no_frame, "crashed", "answer too long"),
        (closes_its_channel, "crashed", "SIGKILL"),
    ],
)
def test_a_hostile_child_ends_as_a_problem_and_its_neighbours_answer(work: Work, code: str, argument: str | None) -> None:
    before, hostile, after = ends(answers, work, answers)
    assert before == after == b'{"a":1}'
    assert isinstance(hostile, Problem)
    assert hostile.code == code
    assert argument is None or hostile.arguments == (argument,)


def test_memory_a_child_inherits_is_not_held_against_it() -> None:
    (problem,) = ends(dies_of_a_signal, limits=msgspec.structs.replace(QUICK, memory=MEBIBYTE))
    assert problem == Problem(code="crashed", arguments=("SIGSEGV",))


def test_a_raised_recursion_limit_does_not_let_a_child_overflow_its_stack() -> None:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(10**6)
    try:
        (problem,) = ends(nests)
    finally:
        sys.setrecursionlimit(before)
    assert problem == Problem(code="deep_nesting", arguments=("1000",))


def test_a_crash_names_the_line_and_no_word_of_the_document() -> None:
    (problem,) = ends(raises)
    assert isinstance(problem, Problem)
    assert problem.arguments[0].startswith("ValueError runs/test_children.py:")
    assert "document" not in problem.arguments[0]


def test_processor_time_is_limited_even_while_the_child_reports_progress() -> None:
    def busy(beat: Beat) -> bytes:
        while True:
            beat(1, 2)

    (problem,) = ends(busy, limits=Limits(silence=30.0, total=30.0, cpu=1))
    assert problem == Problem(code="time_limit", arguments=("1",))


def test_progress_keeps_a_slow_child_alive_and_is_passed_on() -> None:
    def slow(beat: Beat) -> bytes:
        for page in range(1, 5):
            time.sleep(0.4)
            beat(page, 4)
        return b"done"

    told = list(each([Task(key="slow", work=slow, limits=QUICK)], 1))
    assert [(step.page, step.pages) for step in told if isinstance(step, Step)] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert told[-1] == Ended(key="slow", outcome=b"done")


def test_a_fast_child_tells_its_first_and_its_last_page_and_few_between() -> None:
    def fast(beat: Beat) -> bytes:
        for page in range(1, 2_001):
            beat(page, 2_000)
        return b"done"

    told = [step.page for step in each([Task(key="fast", work=fast, limits=QUICK)], 1) if isinstance(step, Step)]
    assert told[0] == 1
    assert told[-1] == 2_000
    assert len(told) < 100


def test_a_child_writes_nothing_to_disk(tmp_path: Path) -> None:
    target = tmp_path / "left-behind"

    def writes(_: Beat) -> bytes:
        target.write_bytes(b"harm")
        return b""

    (problem,) = ends(writes)
    assert isinstance(problem, Problem)
    assert problem.code == "crashed"
    assert not target.exists() or target.stat().st_size == 0


def test_a_child_sees_no_stream_and_no_file_of_its_parent(tmp_path: Path) -> None:
    secret = tmp_path / "open-in-parent"
    secret.write_text("secret")
    with secret.open("rb") as held:
        descriptor = held.fileno()

        def peeks(_: Beat) -> bytes:
            try:
                return os.read(descriptor, 6)
            except OSError as error:
                return f"errno {error.errno}".encode()

        (answer,) = ends(peeks)
    assert answer in (b"errno 9", b"")


def test_what_a_child_started_ends_with_it(tmp_path: Path) -> None:
    script = f"import time; time.sleep(3600)  # {tmp_path}"

    def starts_another(_: Beat) -> bytes:
        subprocess.Popen([sys.executable, "-c", script])
        time.sleep(3600)
        return b""

    ends(starts_another)
    assert script not in subprocess.run(["ps", "-eo", "args", "-ww"], capture_output=True, text=True, check=True).stdout


def test_exactly_as_many_children_live_as_there_are_workers() -> None:
    def living(_: Beat) -> bytes:
        parent, seen, patience = os.getppid(), 0, time.monotonic() + 1
        while seen < 3 and time.monotonic() < patience:
            seen = max(seen, len(Path(f"/proc/{parent}/task/{parent}/children").read_text().split()))
            time.sleep(0.05)
        return str(seen).encode()

    patient = msgspec.structs.replace(QUICK, silence=60.0, total=60.0)
    counts = [int(outcome) for outcome in ends(*[living] * 12, limits=patient, workers=3) if isinstance(outcome, bytes)]
    assert len(counts) == 12
    assert max(counts) == 3


def test_an_interrupt_right_after_a_child_was_waited_for_stays_an_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(children, "_forget", interrupted)
    with pytest.raises(KeyboardInterrupt):
        ends(answers)


def test_children_end_when_the_caller_stops_listening() -> None:
    told = each([Task(key="loop", work=loops, limits=Limits())] * 2, 2)
    beating = each([Task(key=str(n), work=answers if n == 0 else loops, limits=Limits()) for n in range(3)], 2)
    assert next(beating) == Ended(key="0", outcome=b'{"a":1}')
    beating.close()  # type: ignore[attr-defined]
    told.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_children_end_when_the_parent_is_killed() -> None:
    script = (
        "import os, sys, time\n"
        "from weft.runs.children import Task, each\n"
        "from weft.runs.limits import Limits\n"
        "def work(beat):\n"
        "    beat(os.getpid(), 1)\n"
        "    time.sleep(3600)\n"
        "for step in each([Task(key='k', work=work, limits=Limits())], 1):\n"
        "    print(step.page, flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    for _ in range(50):
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or state.read_text().split()[2] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("the child outlived its parent")
