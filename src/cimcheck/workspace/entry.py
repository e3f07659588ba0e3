"""What goes into the ledger and what comes out of it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from cimcheck.core.text import Text
from cimcheck.workspace.brief import Brief, unpacked
from cimcheck.workspace.outcome import Outcome
from cimcheck.workspace.request import Limits


class ModelFile(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """A model of a submission: its name as the submission gives it, and its bytes."""

    file: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class CheckKey:
    """Everything that decides what a check says. Equal keys have equal results."""

    submission: str
    models_sha256: str
    project_sha256: str
    rules_sha256: str
    reader: str
    settings: str

    @property
    def id(self) -> str:
        """One name for the whole key."""
        parts = (
            self.submission,
            self.models_sha256,
            self.project_sha256,
            self.rules_sha256,
            self.reader,
            self.settings,
        )
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Member:
    """A submission of a run: its check, its project data, its models. `refused` is why it cannot be run."""

    key: CheckKey
    project: Mapping[str, object]
    models: tuple[ModelFile, ...]
    refused: Text | None = None


@dataclass(frozen=True)
class Entry:
    """What the ledger knows of one submission of a run.

    `project` is the project data as submitted, also there when the check came to no report.
    `message` says why there is no report, or is None.
    """

    run: int
    submission: str
    project: dict[str, object]
    models: tuple[ModelFile, ...]
    outcome: Outcome
    message: Text | None
    attempts: int
    report_sha256: str | None
    packed_brief: bytes | None = field(repr=False)

    @cached_property
    def brief(self) -> Brief | None:
        """The report in brief; None when the outcome has no report."""
        return unpacked(self.packed_brief) if self.packed_brief is not None else None


@dataclass(frozen=True, slots=True)
class Finished:
    """How a check ended: the outcome, and the report's name, size and brief when there is one."""

    outcome: Outcome
    message: Text | None = None
    report_sha256: str | None = None
    report_bytes: int | None = None
    packed_brief: bytes | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Where a check stands: outcome, attempts so far, limits of the last one, report, owner."""

    outcome: Outcome
    attempts: int
    limits: Limits
    report_sha256: str | None
    report_bytes: int
    is_claimed: bool


def text_to_cell(text: Text | None) -> str | None:
    """A text as the ledger keeps it."""
    return None if text is None else json.dumps(text.as_json(), ensure_ascii=False)


def text_from_cell(cell: object) -> Text | None:
    """The text that `text_to_cell` wrote."""
    return Text(**json.loads(cell)) if isinstance(cell, str) else None
