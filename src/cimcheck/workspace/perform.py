"""Run one check in a child process and say how it ended. Knows neither ledger nor executor."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from cimcheck.core.text import Text
from cimcheck.reading.isolation import Ending, WithdrawnError, make_template, run_child
from cimcheck.reading.template import Template
from cimcheck.workspace.brief import REJECTED, Brief, BriefModel, brief_of, packed
from cimcheck.workspace.database import write_failure
from cimcheck.workspace.entry import Finished
from cimcheck.workspace.outcome import Outcome
from cimcheck.workspace.request import Answer, Limits, Request
from cimcheck.workspace.store import digest_of, view_of

LARGEST_REPORT = 512_000_000  # [byte]
LONGEST_ANSWER = 1_000_000  # [byte]
_MEGABYTE = 1_000_000
_WORKER = "cimcheck.workspace.worker"
_OUTCOMES = {
    "NATIVE_CRASH": Outcome.NATIVE_CRASH,
    "LIMIT_TIME": Outcome.LIMIT_TIME,
    "LIMIT_MEMORY": Outcome.LIMIT_MEMORY,
    "FILE_CHANGED": Outcome.INPUT_CHANGED,
    "READ_ERROR": Outcome.INTERNAL,
    "READER_ERROR": Outcome.INTERNAL,
    "LIMIT_REPLY": Outcome.INTERNAL,
}
"""Codes which say that reading, or the whole check, did not come to its end; the gravest first."""
_FAULTY_INPUT = (2, 3)  # exit codes of errors in what was submitted


@dataclass(frozen=True, slots=True)
class Assignment:
    """One check to be done: its name in the ledger, what to do, within which limits."""

    check_id: str
    request: Request
    limits: Limits
    models_sha256: tuple[str, ...]
    """The models' digests as planned; another digest in the report means that a file changed meanwhile."""


@dataclass(frozen=True, slots=True)
class Performed:
    """How a check ended, None when it was withdrawn; `report` is the file of the report if there is one."""

    finished: Finished | None
    report: Path | None = None


def perform(
    assignment: Assignment, folder: Path, withdrawn: Callable[[], bool], template: Template | None = None
) -> Performed:
    """Run one check in a new folder inside `folder`, in a child of its own, forked from a template if given.

    Raises WorkspaceError when there is no room to work.
    """
    own = folder.absolute() / assignment.check_id[:32]  # whoever works may stand in another folder
    request = msgspec.structs.replace(assignment.request, folder=str(own), limits=assignment.limits)
    try:
        shutil.rmtree(own, ignore_errors=True)
        own.mkdir()
        reply = run_child(
            f"{_WORKER}:work",
            msgspec.msgpack.encode(request),
            limit_time=assignment.limits.time,
            limit_memory=assignment.limits.memory * _MEGABYTE,
            limit_reply=LONGEST_ANSWER,
            withdrawn=withdrawn,
            template=template,
        )
        finished = _ended(reply) if isinstance(reply, Ending) else _answered(reply, request, assignment)
        if finished.report_sha256 is None:
            return Performed(finished)
        report = own.with_suffix(".json")
        request.report_file().replace(report)
        return Performed(finished, report)
    except WithdrawnError:
        return Performed(None)
    except OSError as error:
        raise write_failure(folder, error) from error
    finally:
        shutil.rmtree(own, ignore_errors=True)


def prepared(target: str) -> Template:
    """A template that has loaded what checks with this function need, for the thread that calls."""
    return make_template((_WORKER, target.partition(":")[0]))


def _ended(ending: Ending) -> Finished:
    outcome = _OUTCOMES[ending.code]
    detail = ending.detail if isinstance(ending.detail, Text) else Text(ending.detail, ending.detail)
    return Finished(outcome, Text(f"{outcome.text.zh}（{detail.zh}）", f"{outcome.text.en} ({detail.en})"))


def _answered(reply: bytes, request: Request, assignment: Assignment) -> Finished:
    answer = msgspec.msgpack.decode(reply, type=Answer)
    if answer.no_room:
        raise OSError(answer.no_room, os.strerror(answer.no_room))
    if not answer.sha256:
        outcome = Outcome.INVALID_DATA if answer.exit_code in _FAULTY_INPUT else Outcome.INTERNAL
        return Finished(outcome, answer.text)
    report = request.report_file()
    if not 0 < answer.bytes <= LARGEST_REPORT or digest_of(report) != answer.sha256:
        return Finished(Outcome.INTERNAL, _BROKEN)
    with view_of(report) as view, memoryview(view) as data:
        try:
            brief = brief_of(data)
        except msgspec.DecodeError:
            return Finished(Outcome.INTERNAL, _BROKEN)
    if not {model.sha256 for model in brief.models if model.sha256} <= set(assignment.models_sha256):
        return Finished(Outcome.INPUT_CHANGED, _CHANGED)
    outcome, message = _of_models(brief)
    return Finished(outcome, message, answer.sha256, answer.bytes, packed(brief))


def _of_models(brief: Brief) -> tuple[Outcome, Text | None]:
    """The worst that became of a model: its reader did not come to the end, it was rejected, or neither."""
    rejected = [model for model in brief.models if model.status == REJECTED]
    if not rejected:
        return Outcome.DONE, None
    codes = {note.code for model in rejected for note in model.notes}
    outcome = next((outcome for code, outcome in _OUTCOMES.items() if code in codes), Outcome.REJECTED)
    zh, en = ("\n".join(_rejection(model, lang) for model in rejected) for lang in ("zh", "en"))
    return outcome, Text(f"{outcome.text.zh}：{zh}", f"{outcome.text.en}: {en}")


def _rejection(model: BriefModel, lang: str) -> str:
    """The model and, with their codes, the reasons why it is not usable."""
    reasons = (
        f"{note.code} {note.message.get(lang)}"
        for note in model.notes
        if note.severity == REJECTED and note.message
    )
    return ": ".join((model.file, *reasons))


_BROKEN = Text("审查进程的答复不完整。", "The answer of the process is not whole.")
_CHANGED = Text("审查期间模型文件被改动，请重新运行。", "A model changed while it was checked; run again.")
