"""The export of 1,000 buildings, step by step; and the tiles of the largest model."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from timing import measure, models

TITLE = "The export of 1,000 buildings, each with a model of its own, on 4 workers; one process, one run"
BUILDINGS = 1_000
COMMAND = "import sys; from cimcheck.cli import main; main(sys.argv[1:])"
MANY = Path(__file__).with_name("_many_placed.py")


def lines() -> Iterator[str]:
    """A line for reading and drawing models, one for each format, one for a large model."""
    yield "| step | s | MB written | peak MB so far |"
    yield "|---|---|---|---|"
    done = subprocess.run(
        [sys.executable, str(MANY), str(BUILDINGS)], check=True, capture_output=True, text=True
    )
    yield from done.stdout.splitlines()
    yield ""
    yield from _largest()


def _largest() -> Iterator[str]:
    largest = max(models(0), key=lambda path: path.stat().st_size)
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder)
        shutil.copy(largest, own)
        check = [sys.executable, "-c", COMMAND, "check", str(largest), "--out", folder, "--fail-on", "never"]
        export = [sys.executable, "-c", COMMAND, "export", str(own / "report.json"), "--to", str(own / "out"),
                  "--formats", "tiles", "--models", folder]  # fmt: skip
        measure({"check": check}, runs=1)
        figure = measure({"export": export}, runs=1)["export"]
        written = sum(path.stat().st_size for path in (own / "out").rglob("*") if path.is_file()) / 1e6
    yield (
        f"tiles of the largest model ({largest.stat().st_size / 1e6:.0f} MB): {figure.wall:.1f} s, "
        f"{written:.1f} MB, peak of one process {figure.peak:.0f} MB"
    )
