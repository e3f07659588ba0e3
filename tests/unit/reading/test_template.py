"""Children forked from a template are as alone as those with an interpreter of their own."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cimcheck.reading.isolation import Ending, WithdrawnError, make_template, run_child
from cimcheck.reading.template import Template

MEMORY = 300 << 20


@pytest.fixture
def template() -> Iterator[Template]:
    made = make_template(("builders.child_targets",))
    yield made
    made.close()


def run(template: Template, target: str, request: bytes = b"abc", **options: float) -> bytes | Ending:
    return run_child(
        f"builders.child_targets:{target}",
        request,
        limit_time=options.get("time", 20.0),
        limit_memory=MEMORY,
        limit_idle=options.get("idle"),
        template=template,
    )


def test_one_template_serves_many_children(template: Template) -> None:
    for number in range(20):
        assert run(template, "echo", f"{number:02}".encode()) == f"{number:02}"[::-1].encode()


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("segfault", "NATIVE_CRASH"),
        ("abort", "NATIVE_CRASH"),
        ("leave", "NATIVE_CRASH"),
        ("eat", "LIMIT_MEMORY"),
        ("swallow", "LIMIT_MEMORY"),
        ("fail", "READER_ERROR"),
    ],
)
def test_a_bad_child_is_named_and_the_next_one_does_not_notice(
    target: str, code: str, template: Template
) -> None:
    ending = run(template, target)
    assert isinstance(ending, Ending)
    assert ending.code == code
    assert run(template, "echo") == b"cba"
    assert template.is_alive


def test_the_signal_is_named(template: Template) -> None:
    ending = run(template, "segfault")
    assert isinstance(ending, Ending)
    assert "SIGSEGV" in str(ending.detail)


@pytest.mark.parametrize("target", ["sleep", "never_let_go"])
def test_a_hanging_child_is_stopped(target: str, template: Template) -> None:
    ending = run(template, target, time=0.5)
    assert isinstance(ending, Ending)
    assert ending.code == "LIMIT_TIME"
    assert children_of(template) == []


def test_what_is_printed_is_not_the_reply(template: Template) -> None:
    assert run(template, "shout") == b"abc"


def test_a_withdrawn_child_is_gone(template: Template, tmp_path: Path) -> None:
    told = tmp_path / "pid"
    with pytest.raises(WithdrawnError):
        run_child(
            "builders.child_targets:tell_and_sleep",
            bytes(told),
            limit_time=20.0,
            limit_memory=MEMORY,
            withdrawn=told.exists,
            template=template,
        )
    assert children_of(template) == []
    assert run(template, "echo") == b"cba"


def test_a_child_dies_with_its_template(template: Template, tmp_path: Path) -> None:
    told = tmp_path / "pid"

    def kill_the_template() -> bool:
        if told.exists() and told.read_text():
            os.kill(template_pid(template), signal.SIGKILL)
        return False

    ending = run_child(
        "builders.child_targets:tell_and_sleep",
        bytes(told),
        limit_time=20.0,
        limit_memory=MEMORY,
        withdrawn=kill_the_template,
        template=template,
    )
    assert isinstance(ending, Ending)
    assert ending.code == "NATIVE_CRASH"
    end = time.monotonic() + 5
    while Path(f"/proc/{told.read_text()}/stat").exists() and time.monotonic() < end:
        time.sleep(0.02)
    assert not Path(f"/proc/{told.read_text()}/stat").exists()
    assert not template.is_alive
    assert isinstance(run(template, "echo"), Ending)


def test_nothing_stays_open(template: Template) -> None:
    run(template, "echo")
    before = open_files(), files_of(template_pid(template))
    for target in ("echo", "segfault", "fail", "leave"):
        run(template, target)
    assert (open_files(), files_of(template_pid(template))) == before


def template_pid(template: Template) -> int:
    return template._process.pid


def children_of(template: Template) -> list[str]:
    pid = template_pid(template)
    end = time.monotonic() + 2
    while (found := Path(f"/proc/{pid}/task/{pid}/children").read_text().split()) and time.monotonic() < end:
        time.sleep(0.02)
    return found


def open_files() -> int:
    return files_of(os.getpid())


def files_of(process: int) -> int:
    return len(list(Path(f"/proc/{process}/fd").iterdir()))
