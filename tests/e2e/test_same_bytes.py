"""The same report gives the same page under another hash seed, time zone, locale and working folder."""

import os
import subprocess
import sys
from pathlib import Path

from builders.reports import hostile_report, rich_report
from cimcheck.findings.report import to_json

PROGRAM = """
import hashlib, sys
from pathlib import Path
from cimcheck.findings.report import from_json
from cimcheck.outputs import terminal
from cimcheck.outputs.explain import explain
from cimcheck.outputs.html import render
for path in sys.argv[1:]:
    report = from_json(Path(path).read_bytes())
    for output in (render(report), terminal.text(report).encode(), explain(report).encode()):
        print(hashlib.sha256(output).hexdigest())
"""
ENVIRONMENTS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "4242", "TZ": "America/St_Johns", "LC_ALL": "zh_CN.UTF-8", "LANG": "de_DE.UTF-8"},
)


def test_outputs_depend_on_the_report_alone(tmp_path: Path) -> None:
    paths = []
    for number, report in enumerate((rich_report(doors=60), hostile_report())):
        paths.append(tmp_path / f"{number}.json")
        paths[-1].write_bytes(to_json(report))
    seen = set()
    for number, changes in enumerate(ENVIRONMENTS):
        folder = tmp_path / f"folder {number}"
        folder.mkdir()
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM, *map(str, paths)],
            env={**os.environ, **changes},
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
        seen.add(run.stdout)
    assert len(seen) == 1
