"""Documents that can be run: fenced blocks that write files, run commands, and show what must come out.

The word after the language says what a block is: ```` ```yaml file=project.yaml ```` is written to that file,
```` ```sh run ```` is run and must end with 0, or with n after `run=n`; ```` ```text output ```` shows lines
that the block before it prints, in their order; `…` stands for what is left out.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^```([^\n`]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LOCALES = {"zh": "zh_CN.UTF-8", "en": "en_GB.UTF-8"}
_COPIED = ("rules", "sample_models", "src", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, the words after it, and what stands inside."""

    language: str
    mark: str
    body: str

    @property
    def exit_code(self) -> int | None:
        """With what the block must end; None when it is not run."""
        word, _, code = self.mark.partition("=")
        return int(code or 0) if word == "run" else None

    @property
    def file(self) -> str:
        """The file that the block is; "" for none."""
        word, _, name = self.mark.partition("=")
        return name if word == "file" else ""

    @property
    def commands(self) -> list[str]:
        """The lines of a block of commands, without the remarks beside them."""
        return [line.partition(" #")[0].strip() for line in self.body.splitlines() if line.strip()]


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a document, in order."""
    found = []
    for words, body in _FENCE.findall(text):
        language, _, mark = words.strip().partition(" ")
        found.append(Block(language, mark, body))
    return found


def prose(text: str) -> str:
    """The document without its fenced blocks."""
    return _FENCE.sub("", text)


def checkout(root: Path, folder: Path) -> None:
    """A copy of what the commands of a document need, which they may change; `cimcheck` stands in bin/."""
    for name in _COPIED:
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(root / name, folder / name)
    (folder / "bin").mkdir()
    for name, arguments in (("cimcheck", "-m cimcheck "), ("python", "")):
        program = folder / "bin" / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments}"$@"\n')
        program.chmod(0o755)


def run(document: Path, folder: Path, language: str) -> Iterator[str]:
    """Run a document in a checkout; what did not go as it says."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    environment = {
        **outside,
        "LANG": _LOCALES[language],
        "NO_COLOR": "1",
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(folder / "src"),
        "PYTHONUTF8": "1",
    }
    printed = ""
    for block in blocks(document.read_text(encoding="utf-8")):
        if block.file:
            (folder / block.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / block.file).write_text(block.body, encoding="utf-8")
        elif block.mark == "output":
            yield from _not_printed(block.body, printed)
        elif block.exit_code is not None:
            shell = ["sh", "-e", "-c", block.body]
            ended = subprocess.run(
                shell,
                cwd=folder,
                env=environment,
                text=True,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
            printed = ended.stdout
            if ended.returncode != block.exit_code:
                yield f"ends with {ended.returncode}: {block.body}{printed}"


def _not_printed(shown: str, printed: str) -> Iterator[str]:
    """The lines shown that do not come out, in their order; a line may leave parts out with …."""
    left = [line.strip() for line in printed.splitlines()]
    for line in (line.strip() for line in shown.splitlines()):
        if line in ("", "…"):
            continue
        pattern = re.compile(".*".join(re.escape(part) for part in line.split("…")))
        place = next((n for n, one in enumerate(left) if pattern.fullmatch(one)), None)
        if place is None:
            yield f"does not come out: {line}\nof:\n{printed}"
            return
        left = left[place + 1 :]
