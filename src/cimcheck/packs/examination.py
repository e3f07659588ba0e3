"""Reading a pack in full: every file parsed, every fault of every file collected."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from cimcheck.core import plain_cache, schema_faults
from cimcheck.core.text import Text
from cimcheck.core.yaml_lines import Located, parse
from cimcheck.errors import Fault
from cimcheck.packs.documents import Document, shaped
from cimcheck.packs.files import PackFile, gather
from cimcheck.packs.lint import lint
from cimcheck.packs.pack import Pack, assembled, digest
from cimcheck.packs.schema import schema
from cimcheck.packs.shapes.rule import RuleFile

_FOLLOWS = {
    "instruments": "INSTRUMENT_UNKNOWN",
    "jurisdictions": "PLACE_UNKNOWN",
    "domain": "DOMAIN_MISSING",
    "rule": "RULE_UNKNOWN",
    "glossary": "TERM_UNKNOWN",
}
"""What a file that cannot be read would make all others look like; not said again for each of them."""

_HARMLESS = frozenset({"EXAMPLE_MISSING", "EXAMPLE_NAME", "NAME_UNUSED", "CASES_UNREACHABLE", "TERM_UNKNOWN"})
"""Faults that leave a rule able to be evaluated, so that what else is wrong with it can be said as well."""


class Examination(msgspec.Struct, frozen=True):
    """A pack as far as it can be read, all its faults, and where in which file each part of a rule stands."""

    pack: Pack
    faults: tuple[Fault, ...]
    located: Mapping[str, Located]

    def fault(self, rule: str, path: tuple[str | int, ...], code: str, text: Text, column: int = 0) -> Fault:
        """A fault of a rule at a key path; `column`, from 1, is the place inside the formula there."""
        located = self.located[rule]
        if not column:
            return located.fault(path, code, text, at_key=True)
        if path[0] == "define" and path[-1] == "then" and len(path) == 3:
            path = (*path[:-1], "formula")
        return Fault(located.file, *located.inside(path, column), code, text)


def examine(*folders: Path) -> Examination:
    """The pack without what is faulty, and all faults. Raises RulesError RULES_FOLDER only."""
    files, unexpected = gather(folders)
    documents, found = examined(files, unexpected)
    broken = {fault.file for fault in found if fault.code not in _HARMLESS}
    sound = [d for d in documents if d.located is None or d.located.file not in broken]
    located = {
        d.shape.id: d.located for d in sound if isinstance(d.shape, RuleFile) and d.located is not None
    }
    return Examination(assembled(sound, digest(sound)), tuple(found), located)


def examined(files: Sequence[PackFile], unexpected: Iterable[Fault]) -> tuple[list[Document], list[Fault]]:
    """The documents of all files that have their shape, and the faults of all files in order of place."""
    documents, unreadable = _read(files)
    broken = {fault.file for fault in unreadable}
    follow = {_FOLLOWS.get(file.kind) for file in files if file.shown in broken}
    found = (fault for fault in lint(documents) if fault.code not in follow)
    return documents, sorted({*unexpected, *unreadable, *found})


def _read(files: Iterable[PackFile]) -> tuple[list[Document], list[Fault]]:
    documents: list[Document] = []
    faults: list[Fault] = []
    for file in files:
        located = parse(file.content, file.shown)
        shape = None if located.faults else shaped(file.kind, located.data)
        if shape is None:
            faults += located.faults or _misfits(file.kind, located)
            continue
        documents.append(
            Document(file.layer, file.path, file.kind, shape, _examples(located, shape), located)
        )
    return documents, faults


def _examples(located: Located, shape: object) -> bytes:
    if not isinstance(shape, RuleFile):
        return b""
    lines = [located.position(("examples", index))[0] for index in range(len(shape.examples))]
    return plain_cache.pack([lines, located.data["examples"]])


def _misfits(kind: str, located: Located) -> list[Fault]:
    """What the schema has to say. The shape and its schema are one, so it always has."""
    found = schema_faults.check(located, schema(kind))
    unexplained = Text("文件不合规定的形状。", "The file does not have the shape it should.")
    return found or [located.fault((), "FILE_SHAPE", unexplained)]
