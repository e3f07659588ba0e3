"""What a check costs before it looks at a model: the program alone, its rules, a model of next to nothing."""

import sys
from collections.abc import Iterator
from pathlib import Path

from timing import measure

ROOT = Path(__file__).resolve().parents[2]
TITLE = "Start-up (whole processes, medians)"
SMALL = ROOT / "sample_models" / "pass-adb001-exact_area-ifc4.ifc"
CHECK = ["-m", "cimcheck", "check", "--format", "json", "--fail-on", "never", "--no-geometry", str(SMALL)]
COMMANDS = {
    "Python alone": ["-c", "pass"],
    "import ifcopenshell": ["-c", "import ifcopenshell"],
    "import cimcheck.api": ["-c", "import cimcheck.api"],
    "rules, facts and bindings": ["-c", "from cimcheck import api; api.rule_book()"],
    "cimcheck --version": ["-m", "cimcheck", "--version"],
    "check of a small sample, one rule": [*CHECK, "--only", "ADB001"],
    "check of a small sample, air defence": [*CHECK, "--only", "air_defence"],
    "check of a small sample, every rule": CHECK,
}


def lines() -> Iterator[str]:
    """One line a command: wall and processor time, peak memory."""
    yield "| command | wall s | CPU s | MB |"
    yield "|---|---|---|---|"
    figures = measure({name: [sys.executable, *command] for name, command in COMMANDS.items()})
    for name, figure in figures.items():
        yield f"| {name} | {figure.wall:.3f} | {figure.cpu:.3f} | {figure.peak:.0f} |"
