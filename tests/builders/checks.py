"""Stand-ins for the check of one submission, quick, and as bad as native readers are.

What happens is written in the first line of a model: `good`, `crash`, `hang`, `eat`, `slow 0.2`, ... The
report of a good one follows from its bytes alone.
"""

import ctypes
import hashlib
import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cimcheck.core.text import Text
from cimcheck.errors import ProjectFileError
from cimcheck.findings.report import ModelEntry, ModelNote, Receipt, Report, Tool, summarise

CHECK = "builders.checks:check"
AGAIN = Path("second attempt")


def check(models: Sequence[Path], *, project: Path | None = None, **_options: Any) -> list[Report]:
    """Do what the first model says, then report on all of them."""
    words = models[0].read_text().splitlines()[0].split()
    ACTIONS.get(words[0], nothing)(models[0], *words[1:])
    return [report(models, project, words[0])]


def report(models: Sequence[Path], project: Path | None, word: str) -> Report:
    entries = [entry(path, word) for path in sorted(models)]
    return Report(
        tool=Tool(name="cimcheck", version="test"),
        receipt=Receipt(
            models_sha256=[one.sha256 for one in entries],
            project_sha256=hashlib.sha256(project.read_bytes()).hexdigest() if project else "",
            rules_sha256="",
            facts_sha256="",
            as_of="",
            place="",
        ),
        models=entries,
        project={},
        buildings=[],
        findings=[],
        summary=summarise([]),
    )


def entry(path: Path, word: str) -> ModelEntry:
    data = path.read_bytes()
    codes = {"truncated": "TRUNCATED", "reader_crash": "NATIVE_CRASH"}
    notes = (
        [ModelNote(code=codes[word], severity="rejected", message=Text("坏", "bad"))] if word in codes else []
    )
    return ModelEntry(
        file=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        ifc_schema="IFC4",
        application="x" * (int(data.split()[1]) if word == "long" else 0),
        discipline="architecture",
        status="rejected" if notes else "ok",
        notes=notes,
    )


def nothing(_model: Path, *_words: str) -> None:
    """A good model."""


def slow(_model: Path, seconds: str) -> None:
    time.sleep(float(seconds))


def crash(_model: Path) -> None:
    ctypes.string_at(1)


def hang(_model: Path) -> None:
    time.sleep(600)


def eat(_model: Path) -> None:
    eaten = []
    while True:
        eaten.append(b"\1" * (16 << 20))
        time.sleep(0.005)


def leave(_model: Path) -> None:
    os._exit(0)


def fail(_model: Path) -> None:
    raise ZeroDivisionError("by design")


def refuse(_model: Path) -> None:
    raise ProjectFileError("PROJECT_INVALID", Text("项目文件有误。", "The project file is wrong."))


def change(model: Path) -> None:
    """Somebody saves the model while it is checked."""
    model.write_text(model.read_text() + "changed\n")


def crash_once(model: Path) -> None:
    """The first attempt crashes; the second finds what the first left behind."""
    mark = model.with_suffix(".attempted")
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGSEGV)


def shout(_model: Path) -> None:
    """Native libraries print whatever they like."""
    os.write(1, b"{}" * 1000)
    os.write(2, b"{}" * 1000)


ACTIONS: dict[str, Any] = {
    name: action
    for name, action in list(globals().items())
    if callable(action)
    and getattr(action, "__module__", "") == __name__
    and name not in ("check", "report", "entry")
}
