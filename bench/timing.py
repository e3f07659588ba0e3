"""Whole processes, measured from outside: wall seconds and peak memory, several runs in turn."""

import os
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

RUNS = int(os.environ.get("CIMCHECK_BENCH_RUNS", "5"))

# An installed package has its compiled files; without them every process would compile the source anew.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Figure:
    """The medians of several runs of one command: wall time [s], processor time [s], peak memory [MB]."""

    wall: float
    cpu: float
    peak: float


def measure(commands: Mapping[str, Sequence[str]], runs: int = RUNS) -> dict[str, Figure]:
    """Run the commands in turn, A B C A B C …, after one round of warming up; medians for each.

    Peak memory is that of the largest single process of the command. A command that fails ends the bench.
    """
    rounds: dict[str, list[Figure]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            figure = once(command)
            if number:
                rounds[name].append(figure)
    return {name: _median(figures) for name, figures in rounds.items()}


def once(command: Sequence[str], accepted: frozenset[int] = frozenset({0, 1, 3})) -> Figure:
    """One run of a command whose output is thrown away."""
    started = time.perf_counter()
    null = os.open(os.devnull, os.O_RDWR)
    pid = os.posix_spawnp(
        command[0],
        list(command),
        ENVIRONMENT,
        file_actions=[(os.POSIX_SPAWN_DUP2, null, fd) for fd in (0, 1, 2)],
    )
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - started
    os.close(null)
    if os.waitstatus_to_exitcode(status) not in accepted:
        sys.exit(f"exit code {os.waitstatus_to_exitcode(status)}: {' '.join(command)}")
    return Figure(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _median(figures: list[Figure]) -> Figure:
    return Figure(
        statistics.median(f.wall for f in figures),
        statistics.median(f.cpu for f in figures),
        statistics.median(f.peak for f in figures),
    )


def models(at_least: int) -> list[Path]:
    """Real models of at least so many bytes where they are at hand; otherwise the largest sample models."""
    root = Path(__file__).resolve().parents[1]
    folder = Path(os.environ.get("CIMCHECK_MODELS", root.parent / "shared" / "models"))
    found = sorted(path for path in folder.glob("*.ifc") if path.stat().st_size >= at_least)
    samples = sorted(
        (root / "sample_models").glob("*.ifc"), key=lambda path: (-path.stat().st_size, path.name)
    )
    return found or samples[:5]
