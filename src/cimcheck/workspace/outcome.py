"""The name of what became of a submission: every submission of a run has exactly one."""

from enum import StrEnum

from cimcheck.core.text import Text


class Outcome(StrEnum):
    """What became of a submission. WAITING is no outcome yet: the run was interrupted before its turn."""

    DONE = "done"
    REJECTED = "rejected"
    INVALID_DATA = "INVALID_DATA"
    INPUT_CHANGED = "INPUT_CHANGED"
    NATIVE_CRASH = "NATIVE_CRASH"
    LIMIT_TIME = "LIMIT_TIME"
    LIMIT_MEMORY = "LIMIT_MEMORY"
    INTERNAL = "INTERNAL"
    WAITING = "waiting"

    @property
    def could_not_run(self) -> bool:
        """Whether the check of at least a part of the submission did not come to its end.

        There may be a report all the same: when one of several models made its reader crash.
        """
        return self not in (Outcome.DONE, Outcome.REJECTED)

    @property
    def deserves_another_attempt(self) -> bool:
        """Whether chance or a busy machine may have played a part, so that a second attempt is worth it."""
        return self in (Outcome.NATIVE_CRASH, Outcome.LIMIT_TIME, Outcome.INTERNAL)

    @property
    def is_final(self) -> bool:
        """Whether a later run over the same input takes it as it stands instead of trying again."""
        return self not in (Outcome.WAITING, Outcome.INTERNAL, Outcome.INPUT_CHANGED)

    @property
    def text(self) -> Text:
        """The outcome in words."""
        return _TEXTS[self]


_TEXTS = {
    Outcome.DONE: Text("已审查", "checked"),
    Outcome.REJECTED: Text("模型不合格，未审查", "model rejected"),
    Outcome.INVALID_DATA: Text("报审数据有误", "invalid submission data"),
    Outcome.INPUT_CHANGED: Text("审查过程中输入文件被改动", "input changed during the check"),
    Outcome.NATIVE_CRASH: Text("审查进程崩溃", "the check crashed"),
    Outcome.LIMIT_TIME: Text("超出时间限制", "time limit exceeded"),
    Outcome.LIMIT_MEMORY: Text("超出内存限制", "memory limit exceeded"),
    Outcome.INTERNAL: Text("内部错误", "internal error"),
    Outcome.WAITING: Text("待审查", "waiting"),
}
