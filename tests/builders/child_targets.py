"""What a child process can do wrong, as targets for `run_isolated`."""

import ctypes
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

Progress = Callable[[str], None]


def echo(request: bytes, progress: Progress) -> bytes:
    progress("echo")
    return request[::-1]


def segfault(_request: bytes, progress: Progress) -> bytes:
    progress("crash")
    return ctypes.string_at(1)


def abort(_request: bytes, _progress: Progress) -> bytes:
    os.abort()


def leave(_request: bytes, _progress: Progress) -> bytes:
    os._exit(3)


def leave_well(_request: bytes, _progress: Progress) -> bytes:
    os._exit(0)


def sleep(_request: bytes, progress: Progress) -> bytes:
    progress("sleep")
    time.sleep(600)
    return b""


def never_let_go(_request: bytes, _progress: Progress) -> bytes:
    """Backtracking holds Python's lock, as native code may."""
    re.fullmatch("(a+)+b", "a" * 64)
    return b""


def chatter(_request: bytes, progress: Progress) -> bytes:
    for _ in range(10_000):
        progress("still here")
        time.sleep(0.02)
    return b""


def eat(_request: bytes, progress: Progress) -> bytes:
    progress("eat")
    eaten = []
    while True:
        eaten.append(b"\1" * (16 << 20))
        time.sleep(0.005)


def swallow(_request: bytes, _progress: Progress) -> bytes:
    """One allocation that no look at the clock could catch."""
    return b"\1" * (1 << 50)


def talk(_request: bytes, _progress: Progress) -> bytes:
    return b"\1" * (4 << 20)


def complain(request: bytes, _progress: Progress) -> bytes:
    for _ in range(2000):
        sys.stderr.write("x" * 1000 + "\n")
    return request


def shout(request: bytes, _progress: Progress) -> bytes:
    """Native libraries print to standard output; that must not end up in the reply."""
    os.write(1, b"R" * 1000)
    return request


def fail(_request: bytes, _progress: Progress) -> bytes:
    raise ZeroDivisionError


def _reply() -> int:
    return int(sys.argv[1].split(" ")[1])


def garble(_request: bytes, _progress: Progress) -> bytes:
    os.write(_reply(), b"R" + bytes(8) + b"no digest of nothing, for sure" * 4)
    os._exit(0)


def rubbish(_request: bytes, _progress: Progress) -> bytes:
    os.write(_reply(), b"\0" * 100)
    os._exit(0)


def half(_request: bytes, _progress: Progress) -> bytes:
    os.write(_reply(), b"R" + (100).to_bytes(8, "big") + b"half")
    os._exit(0)


def hang_up(_request: bytes, _progress: Progress) -> bytes:
    """Close the reply and live on."""
    os.close(_reply())
    time.sleep(600)
    return b""


def breed(request: bytes, progress: Progress) -> bytes:
    """Leave a process of one's own behind and say where."""
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path(request.decode()).write_text(str(other.pid))
    return sleep(request, progress)


def tell_and_sleep(request: bytes, progress: Progress) -> bytes:
    """Say which process this is, then be slow."""
    Path(request.decode()).write_text(str(os.getpid()))
    return sleep(request, progress)


def tell_and_never_let_go(request: bytes, progress: Progress) -> bytes:
    Path(request.decode()).write_text(str(os.getpid()))
    return never_let_go(request, progress)
