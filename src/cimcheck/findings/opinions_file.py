"""`opinions.yaml`: read with every fault at its place, and written back."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from cimcheck.core import schema_faults
from cimcheck.core.text import Text
from cimcheck.core.yaml_lines import Located, load
from cimcheck.errors import Fault, UsageError
from cimcheck.findings.opinion import SCHEMA, Opinion


class OpinionsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as written."""

    schema: Literal["cimcheck.opinions/1"]
    opinions: list[Opinion] = []


def read_opinions(path: Path) -> list[Opinion]:
    """The opinions in the order of the file. Raises UsageError OPINIONS_INVALID with every fault."""
    located = load(path, path.name)
    faults = list(located.faults)
    opinions: list[Opinion] = []
    if not faults:
        try:
            opinions = msgspec.convert(located.data, OpinionsFile).opinions
        except msgspec.ValidationError as error:
            faults = schema_faults.check(located, msgspec.json.schema(OpinionsFile)) or [
                located.fault((), "DATA_SHAPE", Text(f"写法不符：{error}。", f"Not as expected: {error}."))
            ]
    faults += _empty_or_undated(located, opinions)
    if faults:
        raise UsageError(
            "OPINIONS_INVALID",
            Text(f"意见文件有 {len(faults)} 处错误。", f"The opinions file has {len(faults)} fault(s)."),
            tuple(faults),
        )
    return opinions


def _empty_or_undated(located: Located, opinions: Sequence[Opinion]) -> list[Fault]:
    faults = []
    for place, opinion in enumerate(opinions):
        for field in ("finding", "reason", "reviewer"):
            if not getattr(opinion, field).strip():
                text = Text("不能为空：意见须有理由和署名。", "Must not be empty: give reason and name.")
                faults.append(located.fault(("opinions", place, field), "OPINION_EMPTY", text))
        try:
            date.fromisoformat(opinion.date)
        except ValueError:
            text = Text("应为日期，如 2024-05-20。", "Expected a date such as 2024-05-20.")
            faults.append(located.fault(("opinions", place, "date"), "OPINION_DATE", text))
    return faults


def opinions_yaml(opinions: Sequence[Opinion]) -> bytes:
    """The file as UTF-8 YAML; every text is quoted, so that none is taken for something else."""
    lines = [f"schema: {SCHEMA}", "opinions:" if opinions else "opinions: []"]
    for opinion in opinions:
        fields = msgspec.to_builtins(opinion)
        for place, (name, value) in enumerate(fields.items()):
            lines.append(f"  {'  ' if place else '- '}{name}: {_quoted(value)}")
    return ("\n".join(lines) + "\n").encode()


def _quoted(text: str) -> str:
    """A double-quoted scalar: JSON's escapes are YAML's; what YAML does not print is escaped as well."""
    plain = msgspec.json.encode(text).decode()
    return "".join(one if one.isprintable() else _escape(one) for one in plain)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
