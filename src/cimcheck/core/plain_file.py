"""Reading small files that somebody names: a pipe or a device must not hold the program up."""

import errno
import os
import stat
from pathlib import Path


def read_start(path: Path, most: int) -> bytes:
    """The first `most` bytes of a regular file, or of what a symbolic link to one leads to.

    Raises OSError, also for a folder, a pipe, a socket or a device: none of them is waited for.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb", closefd=True) as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Not a regular file", str(path))
        return stream.read(most)
