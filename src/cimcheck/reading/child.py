"""The child's side of `isolation`: take a request, call the target, answer in frames; import little."""

import hashlib
import importlib
import os
import signal
import struct
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NoReturn

from cimcheck.core.collector import collect_seldom

if TYPE_CHECKING:
    import socket

STARTED = struct.Struct(">q")  # a template says: the number of the child that it has forked
DEAD = b"."  # it is dead; the other side answers the same when it may be collected
ENDED = struct.Struct(">qq")  # its wait status, its peak memory in the unit of the system
PROGRESS, RESULT, FAILURE = b"P", b"R", b"F"
FRAME = struct.Struct(">cQ")  # kind and length, before the payload
DIGEST = 32  # bytes after it
PR_SET_PDEATHSIG = 1
# Address space is far more than memory in use: maps, arenas, stacks. The parent watches what is in use; this
# only stops a single huge allocation between two looks.
SPACE_FACTOR, SPACE_MARGIN = 4, 4 << 30


def main(order: str) -> NoReturn:
    """Run one target and end the process without any clean-up that could hang."""
    target, reply, parent, seconds, memory = order.split(" ")
    _die_with(int(parent))
    _limit(int(seconds), int(memory))
    request = _request()
    collect_seldom()
    threading.Thread(target=_wait_for_parent, daemon=True).start()
    os._exit(_answer(target, request, int(reply)))


def serve(order: str) -> NoReturn:
    """Be a template: load modules once, then fork a child for every order that comes; end with the parent."""
    import gc
    import socket

    connection, parent, modules = order.split(" ")
    _die_with(int(parent))
    for module in filter(None, modules.split(",")):
        importlib.import_module(module)
    gc.collect()
    gc.freeze()  # what all children share is not touched by their collectors
    collect_seldom()
    with socket.socket(fileno=int(connection)) as orders:
        while True:
            text, descriptors, *_ = socket.recv_fds(orders, 65536, 3)
            if not text:
                os._exit(0)
            _fork(text.decode(), descriptors, orders)


def _fork(order: str, descriptors: Sequence[int], orders: "socket.socket") -> None:
    """Fork one child, say which number it has, when it is dead, and how it ended."""
    template = os.getpid()
    child = os.fork()
    if child == 0:
        orders.close()
        os.setsid()
        stdin, stderr, reply = descriptors
        os.dup2(stdin, 0)
        os.dup2(stderr, 2)
        os.close(stdin)
        os.close(stderr)
        main(order.format(reply=reply, parent=template))
    for descriptor in descriptors:
        os.close(descriptor)
    orders.sendall(STARTED.pack(child))
    # Its number stays its own until whoever asked has killed its group and says so.
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
    orders.sendall(DEAD)
    if not orders.recv(len(DEAD)):
        os._exit(0)
    _, status, usage = os.wait4(child, 0)
    orders.sendall(ENDED.pack(status, usage.ru_maxrss))


def _answer(target: str, request: bytes, reply: int) -> int:
    def progress(stage: str) -> None:
        _send(reply, PROGRESS, stage.encode())

    try:
        module, _, name = target.partition(":")
        function: Callable[[bytes, Callable[[str], None]], bytes] = getattr(
            importlib.import_module(module), name
        )
        result = function(request, progress)
    except BaseException as error:  # noqa: BLE001  whatever it is, the parent has to hear of it
        sys.excepthook(type(error), error, error.__traceback__)
        sys.stderr.flush()
        _send(reply, FAILURE, type(error).__name__.encode())
        return 1
    _send(reply, RESULT, result)
    return 0


def _send(reply: int, kind: bytes, payload: bytes) -> None:
    """One frame: what it is and how long, the payload, its digest."""
    for part in (FRAME.pack(kind, len(payload)), payload, hashlib.sha256(payload).digest()):
        view = memoryview(part)
        while view:
            view = view[os.write(reply, view) :]


def _request() -> bytes:
    (length,) = struct.unpack(">Q", _read(8))
    return _read(length)


def _read(length: int) -> bytes:
    blocks = b""
    while len(blocks) < length:
        block = os.read(0, length - len(blocks))
        if not block:
            os._exit(2)
        blocks += block
    return blocks


def _wait_for_parent() -> None:
    """End when the parent has gone: its end of our standard input closes with it."""
    while os.read(0, 1):
        pass
    os._exit(2)


def _die_with(parent: int) -> None:
    """Have the kernel kill this process with its parent, also when native code never lets go."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(2)


def _limit(seconds: int, memory: int) -> None:
    """Backstops for what the parent watches: processor time, address space; and no core files."""
    import resource

    space = memory * SPACE_FACTOR + SPACE_MARGIN
    for which, wanted in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, seconds * (os.cpu_count() or 1)),
        (resource.RLIMIT_AS, space),
    ):
        _, hard = resource.getrlimit(which)
        value = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        try:
            resource.setrlimit(which, (value, hard))
        except (ValueError, OSError):
            continue  # some systems refuse some of these; the parent watches all the same
