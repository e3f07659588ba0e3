"""`cimcheck batch` as a real process, with the stand-in check in place of the real one."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parents[1]
STAND_IN = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    "from cimcheck.workspace import request; request.CHECK = 'builders.checks:check';"
    "from cimcheck.cli import main; sys.exit(main(sys.argv[2:]))"
)


def start(
    *arguments: str | Path,
    check_really: bool = False,
    environment: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
) -> "subprocess.Popen[str]":
    """Start the command; English messages, output in pipes."""
    program = (
        [sys.executable, "-m", "cimcheck"] if check_really else [sys.executable, "-c", STAND_IN, str(TESTS)]
    )
    return subprocess.Popen(
        [*program, "batch", *map(str, arguments), "--lang", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **(environment or {})},
        preexec_fn=before,  # noqa: PLW1509  # limits and capabilities of the child alone; no threads here
    )


class Finished:
    """How a command ended."""

    def __init__(self, process: "subprocess.Popen[str]", patience: float = 120) -> None:
        self.output, self.errors = process.communicate(timeout=patience)
        self.code = process.returncode

    @property
    def events(self) -> list[dict[str, Any]]:
        """The lines of standard output."""
        return [json.loads(line) for line in self.output.splitlines()]

    @property
    def totals(self) -> dict[str, int]:
        """What the last line counts."""
        return dict(self.events[-1]["totals"])


def run(*arguments: str | Path, **options: Any) -> Finished:
    """Run the command to its end."""
    return Finished(start(*arguments, **options))


def workers_of(supervisor: int) -> list[int]:
    """The templates of a supervisor and the children forked from them, also when it is dead."""
    found = []
    for command in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = command.read_bytes().split(b"\0")
        except OSError:
            continue
        is_ours = any(b"cimcheck.reading.child" in word for word in words)
        if is_ours and any(f" {supervisor} ".encode() in word for word in words):
            found.append(int(command.parent.name))
    return found
