"""A roll-up of generated results by number of submissions: the figures alone, and with every output."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from timing import measure

TITLE = "Rolling a workspace up (whole process, medians), by number of submissions"
SIZES = (100, 1_000, 10_000)
PROGRAM = Path(__file__).with_name("_many_buildings.py")
COMMAND = "import sys; from cimcheck.cli import main; sys.exit(main(sys.argv[1:]))"
ROLL_UP = "import sys; from cimcheck.district.load import Wanted, aggregate; aggregate(sys.argv[1], Wanted())"


def lines() -> Iterator[str]:
    """A line for each size; the last column is the growth of the roll-up over the line before."""
    yield "| submissions | roll-up s | with all outputs s | MB | growth |"
    yield "|---|---|---|---|---|"
    before = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            workspace = str(Path(folder, str(size)))
            measure({"made": [sys.executable, str(PROGRAM), workspace, str(size)]}, runs=1)
            out = str(Path(folder, f"out{size}"))
            figures = measure(
                {
                    "roll-up": [sys.executable, "-c", ROLL_UP, workspace],
                    "all": [sys.executable, "-c", COMMAND, "district", workspace, "--out", out],
                }
            )
            wall, whole = figures["roll-up"].wall, figures["all"]
            growth = f"{wall / before:.1f} ×" if before else ""
            yield f"| {size:,} | {wall:.2f} | {whole.wall:.2f} | {whole.peak:.0f} | {growth} |"
            before = wall
