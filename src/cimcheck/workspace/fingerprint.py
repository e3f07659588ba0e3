"""Digests of everything that decides a result, so that a later run repeats only what changed."""

import hashlib
import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

import cimcheck
from cimcheck.core.entry_points import packages, sources
from cimcheck.core.file_name import printable
from cimcheck.core.text import Text
from cimcheck.errors import Fault
from cimcheck.resources import rules_folder, scanner_library
from cimcheck.workspace.entry import ModelFile

_BLOCK = 1 << 20


def model_file(path: Path) -> ModelFile | Fault:
    """Name, digest and size of a model; a fault when it cannot be read. Never waits for a pipe."""
    digest = hashlib.sha256()
    size = 0
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb", buffering=0) as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return _unreadable(path, "not a regular file")
            while block := stream.read(_BLOCK):
                digest.update(block)
                size += len(block)
    except OSError as error:
        return _unreadable(path, error.strerror or type(error).__name__)
    return ModelFile(file=printable(path.name), sha256=digest.hexdigest(), bytes=size)


def of_models(models: Iterable[ModelFile]) -> str:
    """One digest for the models of a submission, whatever their order."""
    lines = sorted(f"{model.sha256}  {model.file}\n" for model in models)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def of_project(name: str, content: bytes) -> str:
    """The digest of project data and of the name under which reports cite it."""
    return hashlib.sha256(name.encode() + b"\0" + content).hexdigest()


def of_rules(more: Path | None) -> str:
    """The digest of the rules that ship with the package and of the folder on top of them, file by file."""
    digest = hashlib.sha256()
    for folder in [rules_folder(), *([more] if more else [])]:
        _add_files(digest, folder, sorted(folder.rglob("*.yaml")))
    return digest.hexdigest()


def of_program() -> str:
    """The version of the program, of its source, of the library that reads IFC and of added packages."""
    from importlib.metadata import version

    package = Path(cimcheck.__file__).parent
    digest = hashlib.sha256()
    _add_files(digest, package, sorted(package.rglob("*.py")))
    scanner = scanner_library()
    if scanner.is_file():
        digest.update(scanner.read_bytes())
    for source in sources():
        digest.update(hashlib.sha256(source.read_bytes()).digest())
    libraries = [f"ifcopenshell {version('ifcopenshell')}", *packages()]
    return " ".join([f"{cimcheck.__version__}+{digest.hexdigest()[:16]}", *libraries])


def _add_files(digest: "hashlib._Hash", folder: Path, files: Sequence[Path]) -> None:
    for file in files:
        content = hashlib.sha256(file.read_bytes()).digest()
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + content)


def _unreadable(path: Path, reason: str) -> Fault:
    return Fault(
        printable(path.name),
        0,
        0,
        "MODEL_UNREADABLE",
        Text(f"无法读取模型：{reason}。", f"The model cannot be read: {reason}."),
    )
