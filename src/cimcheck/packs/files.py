"""Which files a rules folder holds, and what each is: its place decides."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import msgspec

from cimcheck.core.plain_file import read_start
from cimcheck.core.text import Text
from cimcheck.errors import Fault, RulesError

LARGEST = 4_000_000
"""Bytes of a file that are read; YAML refuses what is larger."""

NOT_OURS = frozenset(("facts", "bindings", "schema"))
"""Folders of `rules/` that other parts read."""

_SINGLE = {
    "instruments.yaml": "instruments",
    "jurisdictions.yaml": "jurisdictions",
    "glossary.yaml": "glossary",
}


class PackFile(msgspec.Struct, frozen=True):
    """One YAML file: `path` inside its rules folder, `shown` for people, `kind` as in `schema.SHAPES`."""

    layer: int
    path: str
    shown: str
    kind: str
    content: bytes


def gather(folders: Iterable[Path]) -> tuple[list[PackFile], list[Fault]]:
    """All files of the rules folders, in order of folder and path, and faults for those that do not belong.

    Raises RulesError RULES_FOLDER when a folder is not there.
    """
    found: list[PackFile] = []
    faults: list[Fault] = []
    for layer, folder in enumerate(folders):
        if not folder.is_dir():
            raise RulesError(
                "RULES_FOLDER", Text(f"找不到规则文件夹 {folder}。", f"There is no rules folder {folder}.")
            )
        for path in _yaml_files(folder):
            shown = (folder / path).as_posix()
            kind = _kind(path)
            if kind is None or path.suffix != ".yaml":
                faults.append(Fault(shown, 0, 0, "FILE_UNEXPECTED", _UNEXPECTED, _LAYOUT))
                continue
            try:
                content = _read(folder / path)
            except OSError as error:
                reason = error.strerror or type(error).__name__
                text = Text(f"无法读取：{reason}。", f"Cannot be read: {reason}.")
                faults.append(Fault(shown, 0, 0, "FILE_UNREADABLE", text))
                continue
            found.append(PackFile(layer, path.as_posix(), shown, kind, content))
    return found, faults


def fingerprint(files: Iterable[PackFile], version: str) -> str:
    """A digest of what was read and of the version that reads it; the same wherever the folder lies."""
    digest = hashlib.sha256(version.encode())
    for file in files:
        digest.update(f"\0{file.layer}\0{file.path}\0{len(file.content)}\0".encode())
        digest.update(file.content)
    return digest.hexdigest()


def _yaml_files(folder: Path) -> Iterator[PurePosixPath]:
    """YAML files below a folder, sorted; hidden ones and those of other parts left out."""
    found = []
    for path in folder.rglob("*.y*ml"):
        inside = PurePosixPath(path.relative_to(folder).as_posix())
        if inside.parts[0] not in NOT_OURS and not any(part.startswith(".") for part in inside.parts):
            found.append(inside)
    return iter(sorted(found))


def _kind(path: PurePosixPath) -> str | None:
    match path.parts:
        case (name,):
            return _SINGLE.get(name)
        case ("plans", _):
            return "plan"
        case ("local", _, _):
            return "local"
        case (_, "domain.yaml"):
            return "domain"
        case (folder, _) if folder not in ("local", "plans"):
            return "rule"
    return None


def _read(path: Path) -> bytes:
    """The content, or the beginning of a file that is too large to be one of ours."""
    return read_start(path, LARGEST + 1)


_UNEXPECTED = Text("这里不应有这个文件。", "This file does not belong here.")
_LAYOUT = Text(
    "规则放在 <领域>/<编号>.yaml，地方值放在 local/<地区代码>/<编号>.yaml，扩展名用 .yaml。",
    "Rules lie in <domain>/<id>.yaml, local values in local/<place>/<id>.yaml; the extension is .yaml.",
)
