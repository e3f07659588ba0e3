"""A child that crashes, hangs or starves is an outcome with a name, and nothing is left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cimcheck.reading.isolation import run_isolated
from cimcheck.reading.notes import Note

TARGETS = "builders.child_targets"
MEMORY = 512 << 20


def run(name: str, request: bytes = b"", **limits: float) -> bytes | Note:
    bounds = {"limit_time": 60, "limit_memory": MEMORY, **limits}
    return run_isolated(f"{TARGETS}:{name}", request, **bounds)


def code(name: str, request: bytes = b"", **limits: float) -> str:
    outcome = run(name, request, **limits)
    assert isinstance(outcome, Note)
    return outcome.code


def gone(process: int) -> bool:
    """Whether a process ends soon; one that waits to be collected has ended."""
    for _ in range(500):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state in "ZX":
            return True
        time.sleep(0.02)
    return False


def written(path: Path) -> int:
    """The process id in a file that somebody is about to write."""
    for _ in range(1500):
        if path.exists() and path.read_text():
            return int(path.read_text())
        time.sleep(0.02)
    raise AssertionError("the child never started")


@pytest.mark.parametrize("size", [0, 1, 100_000, 3_000_000])
def test_a_reply_comes_back_whole(size: int) -> None:
    request = bytes(range(256)) * (size // 256 + 1)
    assert run("echo", request[:size]) == request[:size][::-1]


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("segfault", "SIGSEGV, crash"),
        ("abort", "SIGABRT, start"),
        ("leave", "exit code 3, start"),
        ("leave_well", "exit code 0, start"),
        ("half", "exit code 0, start"),
    ],
)
def test_a_death_without_a_whole_reply_is_a_crash(name: str, how: str) -> None:
    outcome = run(name)
    assert isinstance(outcome, Note)
    assert outcome.code == "NATIVE_CRASH"
    assert how in outcome.message.en


@pytest.mark.parametrize("name", ["sleep", "never_let_go", "chatter"])
def test_too_slow_is_a_limit_of_time(name: str) -> None:
    assert code(name, limit_time=1) == "LIMIT_TIME"


def test_silence_is_a_limit_of_time_and_says_what_was_being_done() -> None:
    outcome = run("sleep", limit_idle=1)
    assert isinstance(outcome, Note)
    assert (outcome.code, "1 s, sleep" in outcome.message.en) == ("LIMIT_TIME", True)


def test_signs_of_life_stop_the_clock_of_silence() -> None:
    outcome = run("chatter", limit_idle=1.5, limit_time=2.5)
    assert isinstance(outcome, Note)
    assert "2.5 s, still here" in outcome.message.en


@pytest.mark.parametrize("name", ["eat", "swallow"])
def test_hunger_is_a_limit_of_memory(name: str) -> None:
    assert code(name) == "LIMIT_MEMORY"


def test_a_reply_that_is_too_long_is_cut() -> None:
    assert code("talk", limit_reply=1 << 20) == "LIMIT_REPLY"


@pytest.mark.parametrize("name", ["garble", "rubbish", "fail"])
def test_a_reply_that_is_none_is_an_error_of_the_reader(name: str) -> None:
    assert code(name) == "READER_ERROR"


def test_a_missing_target_is_an_error_of_the_reader() -> None:
    assert code("nothing_of_that_name") == "READER_ERROR"


@pytest.mark.parametrize("name", ["complain", "shout"])
def test_what_is_printed_neither_blocks_nor_reaches_the_reply(name: str) -> None:
    assert run(name, b"kept") == b"kept"


def test_a_child_that_closes_its_reply_and_lives_on_is_ended() -> None:
    assert code("hang_up") == "NATIVE_CRASH"


def test_what_a_child_started_ends_with_it(tmp_path: Path) -> None:
    place = tmp_path / "pid"
    assert code("breed", str(place).encode(), limit_time=4) == "LIMIT_TIME"
    assert gone(written(place))


@pytest.mark.parametrize("name", ["tell_and_sleep", "tell_and_never_let_go"])
def test_a_child_dies_with_its_parent(tmp_path: Path, name: str) -> None:
    place = tmp_path / "pid"
    call = f"run_isolated('{TARGETS}:{name}', {str(place).encode()!r}, limit_time=600, limit_memory={MEMORY})"
    script = (
        f"import sys; sys.path[:] = {sys.path!r}; from cimcheck.reading.isolation import run_isolated; {call}"
    )
    with subprocess.Popen([sys.executable, "-c", script]) as parent:
        child = written(place)
        os.kill(parent.pid, signal.SIGKILL)
    assert gone(child)


def test_no_descriptor_is_left_open() -> None:
    run("echo", b"once")
    before = len(list(Path("/dev/fd").iterdir()))
    for name in ("echo", "segfault", "rubbish"):
        run(name, b"again")
    assert len(list(Path("/dev/fd").iterdir())) == before
