"""Who is at work on a workspace, and whether it still lives."""

import os
import platform
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4


@dataclass(frozen=True, slots=True)
class Owner:
    """One batch at work: a name that is never used again, and the process behind it."""

    name: str
    machine: str
    process: int
    started: str

    @classmethod
    def this_process(cls) -> "Owner":
        """A new owner, served by the running process."""
        process = os.getpid()
        return cls(uuid4().hex, this_machine(), process, start_of(process))

    def is_alive(self) -> bool | None:
        """Whether its process lives; None when that cannot be known here, so that only its lease tells."""
        if self.machine != this_machine() or not self.started:
            return None
        return start_of(self.process) == self.started


def this_machine() -> str:
    """The machine, its present uptime and the process numbering (containers have their own), as one name."""
    name = platform.node()
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{name} {boot} {Path('/proc/self/ns/pid').readlink()}"
    except OSError:
        return name


def start_of(process: int) -> str:
    """When a process started, in clock ticks since the machine did; empty for one that ended.

    Empty for all where the system does not tell.
    """
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] in "ZX" else fields[19]
