"""A batch against plain opening in as many processes; running it again; the supervisor with 10,000 models."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from timing import RUNS, measure, models

TITLE = "A batch (whole command, medians) against ifcopenshell.open of the same files in as many processes"
OPEN = """
import sys, multiprocessing, ifcopenshell
def read(path):
    try: ifcopenshell.open(path)
    except Exception: pass
with multiprocessing.Pool(int(sys.argv[1])) as pool: list(pool.imap_unordered(read, sys.argv[2:]))
"""
BATCH = "import sys; from cimcheck.cli import main; main(sys.argv[1:])"
FRESH = f"import shutil, sys; shutil.rmtree(sys.argv[-1], ignore_errors=True); {BATCH}"
MANY = 10_000
MOST_RUNS = 2  # a whole batch of real models takes minutes
WORKERS = (1, 2, 4)
SUPERVISOR = Path(__file__).with_name("_many_submissions.py")


def lines() -> Iterator[str]:
    """A line for each number of workers, then one for the supervisor."""
    chosen = models(0)
    yield f"{len(chosen)} files, {sum(map(_size, chosen)) / 1e6:.0f} MB"
    yield ""
    yield "| workers | open s | batch s | files/s | MB/s | again, nothing changed s | supervisor MB |"
    yield "|---|---|---|---|---|---|---|"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "models")
        source.mkdir()
        for path in chosen:
            shutil.copy(path, source)
        for workers in WORKERS:
            yield _line(workers, source, Path(folder), sorted(source.iterdir(), key=_size, reverse=True))
    many = measure({"many": [sys.executable, str(SUPERVISOR), str(MANY)]}, runs=1)["many"]
    yield ""
    yield f"supervisor of {MANY} submissions, without the checks: {many.wall:.1f} s, {many.peak:.0f} MB"


def _line(workers: int, source: Path, folder: Path, chosen: list[Path]) -> str:
    options = ["batch", str(source), "--workers", str(workers), "--workspace"]
    known = [sys.executable, "-c", BATCH, *options, str(folder / f"known{workers}")]
    measure({"first": known}, runs=1)
    figures = measure(
        {
            "open": [sys.executable, "-c", OPEN, str(workers), *map(str, chosen)],
            "batch": [sys.executable, "-c", FRESH, *options, str(folder / "fresh")],
            "again": known,
        },
        runs=min(RUNS, MOST_RUNS),
    )
    wall = figures["batch"].wall
    rate = f"{len(chosen) / wall:.1f} | {sum(map(_size, chosen)) / 1e6 / wall:.1f}"
    rest = f"{figures['again'].wall:.2f} | {figures['batch'].peak:.0f}"
    return f"| {workers} | {figures['open'].wall:.2f} | {wall:.2f} | {rate} | {rest} |"


def _size(path: Path) -> int:
    return path.stat().st_size
