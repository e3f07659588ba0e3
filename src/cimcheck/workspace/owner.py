"""Who is at work on a workspace, and whether it still lives."""

import os
import platform
import sys
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

    def is_known_dead(self) -> bool:
        """Whether it certainly ended: it ran on this machine and its process is gone."""
        if self.machine != this_machine() or sys.platform == "win32":
            return False
        try:
            os.kill(self.process, 0)
        except ProcessLookupError:
            return True
        except PermissionError:
            pass
        return start_of(self.process) != self.started


def this_machine() -> str:
    """The machine, its present uptime and the process numbering (containers have their own), as one name."""
    name = platform.node()
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{name} {boot} {Path('/proc/self/ns/pid').readlink()}"
    except OSError:
        return name


def start_of(process: int) -> str:
    """When a process started, in clock ticks since the machine did; empty where the system does not tell.

    A zombie counts as ended.
    """
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "ended" if fields[0] in "ZX" else fields[19]
