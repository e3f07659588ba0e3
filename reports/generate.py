"""Writes the sample reports again: one submission of each kind, looked at like code.

`python reports/generate.py` writes beside this file; with a folder as argument it writes there instead.
"""

import sys
from pathlib import Path

from cimcheck import api
from cimcheck.findings.report import to_json
from cimcheck.outputs.html import render
from cimcheck.resources import sample_models_folder

HERE = Path(__file__).resolve().parent
SUBMISSIONS = (
    "residential_tower",
    "oversized_protective_unit",
    "unlabelled_basement",
)


def write(folder: Path) -> None:
    """`<submission>.json` and `<submission>.html` for each."""
    for name in SUBMISSIONS:
        (report,) = api.check([], project=sample_models_folder() / "projects" / name / "project.yaml")
        (folder / f"{name}.json").write_bytes(to_json(report) + b"\n")
        (folder / f"{name}.html").write_bytes(render(report))


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
