"""Each output of a report of 10,000 findings: seconds and memory of a process that reads and writes it."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from timing import once

TITLE = "Outputs of a report of 10,000 findings (whole processes; reading report.json is in each)"
FINDINGS = 10_000
READ = "import sys; from pathlib import Path; from cimcheck.findings.report import from_json\n"
READ += "report = from_json(Path(sys.argv[1]).read_bytes())\n"
WRITE = READ + (
    "from cimcheck.outputs.formats import rendered; from cimcheck.outputs.review import Review\n"
    "for name, data in rendered(Review(report), sys.argv[2], 'zh'): Path(sys.argv[3], name).write_bytes(data)"
)
DIFF = READ + (
    "from cimcheck.findings.resubmission import compare; from cimcheck.outputs.difference import text\n"
    "text(compare(report, report))"
)


def lines() -> Iterator[str]:
    """One line an output."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))
    from builders.reports import rich_report
    from cimcheck.findings.report import to_json
    from cimcheck.outputs.formats import FORMATS

    yield "| output | s | MB RAM | MB on disk |"
    yield "|---|---|---|---|"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.json")
        path.write_bytes(to_json(rich_report(doors=FINDINGS - 3)))
        programs = {"(only read)": READ, **dict.fromkeys(FORMATS, WRITE), "diff": DIFF}
        for name, program in programs.items():
            out = Path(folder, name)
            out.mkdir()
            figure = once([sys.executable, "-c", program, str(path), name, str(out)])
            size = sum(file.stat().st_size for file in out.iterdir()) / 1e6
            yield f"| {name} | {figure.wall:.1f} | {figure.peak:.0f} | {size:.1f} |"
