"""Every command with its help, as it prints it."""

import os
import subprocess
import sys
from collections.abc import Iterator

from pages.markdown import either

PLAIN = {"NO_COLOR": "1", "COLUMNS": "100", "TERM": "dumb"}


def lines(lang: str) -> Iterator[str]:
    """The whole tree of commands."""
    yield either(lang, "# 命令", "# Commands")
    yield ""
    yield from _command((), lang)


def _command(path: tuple[str, ...], lang: str) -> Iterator[str]:
    text = _help(path, lang)
    yield f"{'#' * (len(path) + 2)} `cimcheck{''.join(' ' + word for word in path)}`"
    yield ""
    yield "```text"
    yield text.rstrip()
    yield "```"
    yield ""
    for name in _children(text):
        yield from _command((*path, name), lang)


def _help(path: tuple[str, ...], lang: str) -> str:
    command = [sys.executable, "-m", "cimcheck", "--lang", lang, *path, "--help"]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **PLAIN}, check=False)
    return done.stdout or done.stderr


def _children(text: str) -> Iterator[str]:
    """The names listed under the heading of commands."""
    listed = False
    for line in text.splitlines():
        if line.strip() in ("命令:", "Commands:"):
            listed = True
        elif listed and line.startswith("  ") and not line.startswith("   "):
            yield line.split()[0]
