"""The models that a report is about: those given, or those of the same name and content near the report."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from cimcheck.core.text import Text
from cimcheck.errors import UsageError
from cimcheck.findings.report import Report


def models_of(report: Path, document: Report, given: Sequence[Path]) -> list[Path]:
    """The models, in the order of the report. Raises UsageError MODELS_DIFFER when they are not those."""
    wanted = {model.sha256: model.file for model in document.models}
    places = given or [
        folder / name for folder in (report.parent, report.parent.parent, Path()) for name in wanted.values()
    ]
    found: dict[str, Path] = {}
    for path in places:
        if path.is_file():
            with path.open("rb") as stream:
                found.setdefault(hashlib.file_digest(stream, "sha256").hexdigest(), path)
    lacking = [name for digest, name in wanted.items() if digest not in found]
    if lacking:
        names = ", ".join(lacking)
        raise UsageError(
            "MODELS_DIFFER",
            Text(
                f"没有找到报告所检查的模型（内容须相同）：{names}。请在命令中给出。",
                f"The models of the report are not there with the same content: {names}. Name them.",
            ),
        )
    return [found[digest] for digest in wanted]
