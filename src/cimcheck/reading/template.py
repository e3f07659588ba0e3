"""A process that has loaded what some work needs, and forks a child for each piece of it.

A child that starts with everything loaded costs a few milliseconds instead of the start of an interpreter. It
is as alone as any other: a process of its own, in a group of its own, gone with its template, which is gone
with the thread that made it. The template itself does nothing but fork and wait.
"""

import os
import signal
import socket
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import IO

from cimcheck.reading.child import DEAD, ENDED, STARTED


class Forked:
    """A child of a template, as whoever asked for it sees it."""

    def __init__(self, pid: int, stdin: IO[bytes], stderr: IO[bytes], connection: socket.socket) -> None:
        self.pid, self.stdin, self.stderr = pid, stdin, stderr
        self.returncode: int | None = None
        self._connection = connection

    def collect(self, wait: float | None) -> tuple[int, int] | None:
        """Exit code (negative: signal) and peak memory once it is dead; None after `wait` [s] of life."""
        self._connection.settimeout(wait)
        answer = b""
        try:
            if _receive(self._connection, len(DEAD)):
                self._connection.settimeout(None)
                self._connection.sendall(DEAD)
                answer = _receive(self._connection, ENDED.size)
        except TimeoutError:
            return None
        except ConnectionError:
            pass
        status, peak = ENDED.unpack(answer) if answer else (signal.SIGKILL, 0)
        self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode, peak


class Template:
    """One template; it serves one child at a time, from the thread that made it."""

    def __init__(
        self, spawn: Callable[[str, int], "subprocess.Popen[bytes]"], modules: Sequence[str]
    ) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            order = f"{theirs.fileno()} {os.getpid()} {','.join(modules)}"
            self._process = spawn(order, theirs.fileno())
        self._connection = ours

    def fork(self, order: str, reply: int) -> Forked:
        """Start a child that follows an order and answers on `reply`. Raises OSError when that fails."""
        stdin, to_child = os.pipe()
        from_child, stderr = os.pipe()
        try:
            self._connection.settimeout(None)
            socket.send_fds(self._connection, [order.encode()], [stdin, stderr, reply])
            answer = _receive(self._connection, STARTED.size)
            if not answer:
                raise OSError("the template is gone")
        except OSError:
            os.close(to_child)
            os.close(from_child)
            raise
        finally:
            os.close(stdin)
            os.close(stderr)
        (pid,) = STARTED.unpack(answer)
        return Forked(pid, os.fdopen(to_child, "wb"), os.fdopen(from_child, "rb"), self._connection)

    @property
    def is_alive(self) -> bool:
        """Whether it can still serve."""
        return self._process.poll() is None

    def close(self) -> None:
        """End it, and with it a child that still runs."""
        self._connection.close()
        with suppress(ProcessLookupError):
            self._process.kill()
        self._process.wait()


def _receive(connection: socket.socket, size: int) -> bytes:
    """So many bytes; none when the other side is gone."""
    data = b""
    while len(data) < size:
        try:
            piece = connection.recv(size - len(data))
        except ConnectionError:
            return b""
        if not piece:
            return b""
        data += piece
    return data
