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
SUBMISSIONS = {
    "residential_tower": ("air_defence", "prefabrication", "sponge_city"),
    "oversized_protective_unit": ("air_defence",),
    "unlabelled_basement": ("air_defence", "green_building"),
}
"""Each with the subjects it shows: all subjects of all three would be more than anybody looks at."""


def write(folder: Path) -> None:
    """`<submission>.json` and `<submission>.html` for each."""
    for name, subjects in SUBMISSIONS.items():
        project = sample_models_folder() / "projects" / name / "project.yaml"
        (report,) = api.check([], project=project, only=subjects)
        (folder / f"{name}.json").write_bytes(to_json(report) + b"\n")
        (folder / f"{name}.html").write_bytes(render(report))


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
