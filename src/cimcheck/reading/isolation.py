"""Work in a child process whose crash, hang or hunger for memory is an outcome with a name.

Native readers die by signal on about one real model in a hundred. The child gets a request on its standard
input and answers in frames on a pipe of its own; an answer counts only when it is whole and its digest fits.
The child leads its own process group, which is killed in every case, and dies with its parent.
"""

import hashlib
import os
import resource
import selectors
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

import cimcheck
from cimcheck.core.text import Text
from cimcheck.reading.child import DIGEST, FAILURE, FRAME, PROGRESS, RESULT
from cimcheck.reading.notes import Note, note
from cimcheck.reading.template import Forked, Template

BLOCK = 1 << 20
TICK = 0.02  # [s] between two looks at memory and clock
ERROR_BYTES = 8192  # of standard error that are kept
LAST_BREATH = 2.0  # [s] a child may live on after it has closed its reply
NEAR = 0.9  # share of the memory limit from which on a crash counts as hunger

# The search path is handed over: the child needs neither `site` nor the environment to find its modules.
_START = "import sys; sys.path[:] = sys.argv[2:]; from cimcheck.reading.child import {0}; {0}(sys.argv[1])"
_FLAGS = ("-S", "-s", "-P", "-X", "utf8", "-W", "ignore")
_ENVIRONMENT = {
    "PYTHONHASHSEED": "0",
    "LC_ALL": "C.UTF-8",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}
_PASSED_ON = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME", "TMPDIR")


class _Reply(msgspec.Struct):
    """What has come out of the child so far."""

    limit: int
    buffer: bytearray = msgspec.field(default_factory=bytearray)
    stage: str = "start"
    result: bytes | None = None
    failure: str | None = None

    def too_long(self) -> bool:
        """Whether the child sends, or announces, more than it may."""
        announced = FRAME.unpack_from(self.buffer)[1] if len(self.buffer) >= FRAME.size else 0
        return max(len(self.buffer), announced) > self.limit

    def take(self) -> bool:
        """Take whole frames out of the buffer; whether there was any. ValueError for what is no frame."""
        taken = False
        while len(self.buffer) >= FRAME.size:
            kind, size = FRAME.unpack_from(self.buffer)
            end = FRAME.size + size + DIGEST
            if kind not in (PROGRESS, RESULT, FAILURE):
                raise ValueError(kind)
            if len(self.buffer) < end:
                break
            payload = bytes(memoryview(self.buffer)[FRAME.size : end - DIGEST])
            if hashlib.sha256(payload).digest() != self.buffer[end - DIGEST : end]:
                raise ValueError(kind)
            del self.buffer[:end]
            self._keep(kind, payload)
            taken = True
        return taken

    def _keep(self, kind: bytes, payload: bytes) -> None:
        if kind == RESULT:
            self.result = payload
        elif kind == FAILURE:
            self.failure = payload.decode("utf-8", "replace")
        else:
            self.stage = payload.decode("ascii", "replace")


class WithdrawnError(Exception):
    """Whoever asked does not want the answer any more; the child has been ended."""


class Ending(msgspec.Struct, frozen=True):
    """How a child ended without a result: a code of the catalogue of notes, and its detail."""

    code: str
    detail: Text | str


def run_isolated(
    target: str,
    request: bytes,
    *,
    limit_time: float,
    limit_memory: int,
    limit_idle: float | None = None,
    limit_reply: int = 1 << 31,
    descriptors: Sequence[int] = (),
) -> bytes | Note:
    """Call `module:function(request, progress)` in a child; its bytes, or the note that says how it ended.

    `limit_time` [s] in all, `limit_idle` [s] without a word of progress, `limit_memory` [byte] resident,
    `limit_reply` [byte]. `descriptors` stay open in the child under the same numbers.
    """
    reply = run_child(
        target,
        request,
        limit_time=limit_time,
        limit_memory=limit_memory,
        limit_idle=limit_idle,
        limit_reply=limit_reply,
        descriptors=descriptors,
    )
    return note(reply.code, detail=reply.detail) if isinstance(reply, Ending) else reply


def run_child(
    target: str,
    request: bytes,
    *,
    limit_time: float,
    limit_memory: int,
    limit_idle: float | None = None,
    limit_reply: int = 1 << 31,
    descriptors: Sequence[int] = (),
    withdrawn: Callable[[], bool] = lambda: False,
    template: Template | None = None,
) -> bytes | Ending:
    """Like `run_isolated`, for work other than reading. Memory counts children of the child as well.

    With a template the child is forked from it; `descriptors` are not for such a one. Raises WithdrawnError
    soon after `withdrawn()` is true.
    """
    ours, theirs = os.pipe()
    limits = f"{int(limit_time) + 5} {limit_memory}"
    child: _Spawned | Forked
    try:
        if template is not None:
            child = template.fork(f"{target} {{reply}} {{parent}} {limits}", theirs)
        else:
            child = _spawn("main", f"{target} {theirs} {os.getpid()} {limits}", (theirs, *descriptors))
    except OSError as error:
        os.close(ours)
        return Ending("READER_ERROR", f"{type(error).__name__} {error.errno}")
    finally:
        os.close(theirs)
    try:
        watch = _Watch(child, ours, _Reply(limit_reply), limit_time, limit_idle, limit_memory, withdrawn)
        return watch.outcome(request)
    finally:
        _end(child)
        os.close(ours)


def make_template(modules: Sequence[str]) -> Template:
    """A template that has loaded some modules; to be used, and closed, by the thread that makes it."""
    return Template(lambda order, connection: _spawn("serve", order, (connection,), errors=False), modules)


class _Spawned(subprocess.Popen[bytes]):
    """A child with an interpreter of its own."""

    def collect(self, wait: float | None) -> tuple[int, int] | None:
        """Exit code (negative: signal) and peak memory once it is dead; None after `wait` [s] of life."""
        process, status, usage = os.wait4(self.pid, 0 if wait is None else os.WNOHANG)
        if process:
            self.returncode = os.waitstatus_to_exitcode(status)
            return self.returncode, usage.ru_maxrss
        time.sleep(wait or 0)
        return None


def _spawn(role: str, order: str, descriptors: Sequence[int], *, errors: bool = True) -> _Spawned:
    package = str(Path(cimcheck.__file__).resolve().parents[1])
    return _Spawned(
        [sys.executable, *_FLAGS, "-c", _START.format(role), order, package, *filter(None, sys.path)],
        stdin=subprocess.PIPE if errors else subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE if errors else subprocess.DEVNULL,
        pass_fds=descriptors,
        start_new_session=True,
        env=_ENVIRONMENT | {name: os.environ[name] for name in _PASSED_ON if name in os.environ},
        cwd="/",
    )


def _kill(child: _Spawned | Forked) -> None:
    """Kill the process group of a child that nobody has collected yet: the number is still its own."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)


def _end(child: _Spawned | Forked) -> None:
    """Leave nothing behind, however it went."""
    if child.returncode is None:
        _kill(child)
    for stream in (child.stdin, child.stderr):
        with suppress(BrokenPipeError):
            if stream is not None:
                stream.close()
    if child.returncode is None:
        child.collect(None)


class _Watch:
    """Reads from one child until it is done, gone, or over a limit."""

    def __init__(
        self,
        child: _Spawned | Forked,
        pipe: int,
        reply: _Reply,
        limit_time: float,
        limit_idle: float | None,
        limit_memory: int,
        withdrawn: Callable[[], bool],
    ) -> None:
        self.child, self.pipe, self.reply, self.withdrawn = child, pipe, reply, withdrawn
        self.limit_time, self.limit_idle, self.limit_memory = limit_time, limit_idle, limit_memory
        self.errors = bytearray()
        self.peak = 0

    def outcome(self, request: bytes) -> bytes | Ending:
        """What came of the child."""
        self._send(request)
        over = self._follow()
        if over is not None:
            return over
        if self.reply.result is not None:
            return self.reply.result
        return self._death()

    def _send(self, request: bytes) -> None:
        assert self.child.stdin is not None
        with suppress(BrokenPipeError):  # it died at once; the missing reply tells
            self.child.stdin.write(struct.pack(">Q", len(request)) + request)
            self.child.stdin.flush()  # and left open: the child ends when this end is gone

    def _follow(self) -> Ending | None:
        """Read until the reply is closed or complete; an ending when a limit is passed."""
        started = heard = time.monotonic()
        assert self.child.stderr is not None
        with selectors.DefaultSelector() as ready:
            for stream in (self.pipe, self.child.stderr.fileno()):
                os.set_blocking(stream, False)
                ready.register(stream, selectors.EVENT_READ)
            while self.reply.result is None and self.reply.failure is None:
                events = {key.fd for key, _ in ready.select(TICK)}
                now = time.monotonic()
                over = self._over(now - started, now - heard)
                if over is not None:
                    return over
                if self.child.stderr.fileno() in events and not self._read_errors():
                    ready.unregister(self.child.stderr)
                if self.pipe in events:
                    block = os.read(self.pipe, BLOCK)
                    if not block:
                        return None
                    self.reply.buffer += block
                    if self.reply.too_long():
                        return Ending("LIMIT_REPLY", f"> {self.reply.limit} byte")
                    heard = now
                    try:
                        self.reply.take()
                    except ValueError:
                        return Ending("READER_ERROR", "reply")
        return None

    def _read_errors(self) -> bool:
        """Keep the last of what the child complains about; False when it has closed the stream."""
        assert self.child.stderr is not None
        block = os.read(self.child.stderr.fileno(), BLOCK)
        self.errors = (self.errors + block)[-ERROR_BYTES:]
        return bool(block)

    def _over(self, total: float, silent: float) -> Ending | None:
        if self.withdrawn():
            raise WithdrawnError
        resident = _resident(self.child.pid)
        self.peak = max(self.peak, resident)
        if resident > self.limit_memory:
            return Ending("LIMIT_MEMORY", _megabytes(self.limit_memory))
        if total > self.limit_time:
            return Ending("LIMIT_TIME", f"{self.limit_time:g} s, {self.reply.stage}")
        if self.limit_idle is not None and silent > self.limit_idle:
            return Ending("LIMIT_TIME", f"{self.limit_idle:g} s, {self.reply.stage}")
        return None

    def _death(self) -> Ending:
        """The ending of a child that ended without a result."""
        code, most = self._collect()
        self._log()
        if self.reply.failure == "MemoryError" or max(self.peak, most) > NEAR * self.limit_memory:
            return Ending("LIMIT_MEMORY", _megabytes(self.limit_memory))
        if self.reply.failure is not None:
            return Ending("READER_ERROR", self.reply.failure)
        if code == -signal.SIGXCPU:
            return Ending("LIMIT_TIME", f"{self.limit_time:g} s, {self.reply.stage}")
        name = signal.Signals(-code).name if code < 0 else ""
        how = Text(name or f"退出码 {code}", name or f"exit code {code}")
        return Ending("NATIVE_CRASH", Text(f"{how.zh}, {self.reply.stage}", f"{how.en}, {self.reply.stage}"))

    def _collect(self) -> tuple[int, int]:
        """Exit code (negative: signal) and peak memory [byte] of a child that has closed its reply."""
        until = time.monotonic() + LAST_BREATH
        while (ended := self.child.collect(TICK / 4)) is None:
            if time.monotonic() > until:
                _kill(self.child)
        code, peak = ended
        # Until it began, the child shared our memory, and the system counts that as its own.
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return code, 0 if peak <= own else peak * (1 if sys.platform == "darwin" else 1024)

    def _log(self) -> None:
        """What the child wrote to standard error, for whoever turns debugging on; never part of a result."""
        if self.errors:
            import logging

            logging.getLogger("cimcheck.reading").debug("%s", self.errors.decode("utf-8", "replace"))


def _resident(process: int) -> int:
    """[byte] Memory that a process and all below it have in use; 0 where the system does not say."""
    home = f"/proc/{process}"
    try:
        resident = int(Path(home, "statm").read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        threads = list(Path(home, "task").iterdir())
    except (OSError, IndexError, ValueError):
        return 0
    for thread in threads:
        with suppress(OSError):
            children = (thread / "children").read_bytes().split()
            resident += sum(_resident(int(child)) for child in children)
    return resident


def _megabytes(size: int) -> str:
    return f"{size / (1 << 20):g} MB"
