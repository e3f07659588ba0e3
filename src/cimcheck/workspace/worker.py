"""What the process that checks one submission does: read the request, check, write the report, say so."""

import errno
import hashlib
import importlib
import os
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from cimcheck.core.text import Text
from cimcheck.errors import CimcheckError
from cimcheck.reading import Limits as ReadingLimits
from cimcheck.workspace.request import Answer, Request

_READING = 0.9  # share of the limits of a check
_MEGABYTE = 1_000_000
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def work(request: bytes, progress: Callable[[str], None]) -> bytes:
    """Take an encoded `Request`, leave the report in its folder, give an encoded `Answer`."""
    progress("check")
    return msgspec.msgpack.encode(_answer(msgspec.msgpack.decode(request, type=Request)))


def _answer(request: Request) -> Answer:
    _prepare(Path(request.folder))
    try:
        return _check(request)
    except CimcheckError as error:
        text = Text(error.render("zh"), error.render("en"))
        return Answer(code=error.code, text=text, exit_code=error.exit_code)
    except MemoryError:
        raise
    except OSError as error:
        if error.errno in _NO_ROOM:
            return Answer(no_room=error.errno or 0)
        return _unexpected(error)
    except Exception as error:  # noqa: BLE001  # an outcome with a name, whatever it is
        return _unexpected(error)


def _prepare(folder: Path) -> None:
    """Keep temporary files in the folder, and be the first to go when the machine has no memory left."""
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")


def _check(request: Request) -> Answer:
    from cimcheck.findings.report import to_json

    options = request.options
    reports = _function(request.target)(
        [Path(os.fsdecode(model)) for model in request.models],
        project=_project(request),
        rules=Path(options.rules) if options.rules else None,
        place=options.place or None,
        as_of=date.fromisoformat(options.as_of) if options.as_of else None,
        limits=_limits_of_reading(request),
    )
    if len(reports) != 1:
        raise ValueError(f"{len(reports)} reports for one submission")
    data = to_json(reports[0])
    with request.report_file().open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    return Answer(sha256=hashlib.sha256(data).hexdigest(), bytes=len(data))


def _limits_of_reading(request: Request) -> ReadingLimits:
    """A little less than the whole check may use, so that one bad model does not take the others with it."""
    limits = request.limits
    return ReadingLimits(time=limits.time * _READING, memory=int(limits.memory * _MEGABYTE * _READING))


def _project(request: Request) -> Path | None:
    if not request.project_text:
        return Path(os.fsdecode(request.project)) if request.project else None
    path = Path(request.folder, os.fsdecode(request.project))
    path.write_text(request.project_text, encoding="utf-8")
    return path


def _function(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return found


def _unexpected(error: Exception) -> Answer:
    where = traceback.extract_tb(error.__traceback__)[-1]
    said = f"{type(error).__name__}: {str(error)[:500]} ({Path(where.filename).name}:{where.lineno})"
    return Answer(code="INTERNAL", text=Text(f"程序内部错误：{said}", f"Internal error: {said}"), exit_code=5)
