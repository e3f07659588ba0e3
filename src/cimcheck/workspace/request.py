"""What one check is asked to do, as it travels to another process or machine, and how it answers."""

from pathlib import Path

import msgspec

from cimcheck.core.text import Text

CHECK = "cimcheck.api:check"
"""The function that checks one submission, as `module:function`."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What a whole batch has in common. `rules` is a folder on top of the package's; empty means default."""

    rules: str = ""
    place: str = ""
    as_of: str = ""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one check may use: `time` [s] wall clock, `memory` [MB] resident in all of its processes."""

    time: float = 600.0
    memory: int = 4096


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One submission to check: absolute paths of its models, as the file system has them, and project data.

    `project` is the path of a project file or, with `project_text`, the name under which that text is to be
    written into `folder` as a project file; both are empty for a model that came without project data.
    `folder` is the worker's own, and `limits` are those of the whole check; whoever runs it fills them in.
    """

    models: tuple[bytes, ...]
    project: bytes = b""
    project_text: str = ""
    options: Options = Options()
    target: str = CHECK
    folder: str = ""
    limits: Limits = Limits()

    def report_file(self) -> Path:
        """The report, whole only when the worker has answered."""
        return Path(self.folder, "report.json")


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker says at its end: the report it has written, or the error that it met.

    `no_room` is the system's error number when the report could not be written.
    """

    sha256: str = ""
    bytes: int = 0
    code: str = ""
    text: Text | None = None
    exit_code: int = 0
    no_room: int = 0
