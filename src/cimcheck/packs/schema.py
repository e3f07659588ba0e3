"""JSON Schemas of the files in `rules/`, made from their shapes. Editors read them; so does the linter."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from cimcheck.packs.shapes.plan import PlanFile
from cimcheck.packs.shapes.registers import (
    DomainFile,
    GlossaryFile,
    InstrumentsFile,
    JurisdictionsFile,
)
from cimcheck.packs.shapes.rule import LocalFile, RuleFile
from cimcheck.packs.shapes.vocabulary import Shape

SHAPES: Mapping[str, type[Shape]] = {
    "domain": DomainFile,
    "glossary": GlossaryFile,
    "instruments": InstrumentsFile,
    "jurisdictions": JurisdictionsFile,
    "local": LocalFile,
    "plan": PlanFile,
    "rule": RuleFile,
}
"""The kind of a file in `rules/` and its shape."""


@lru_cache(maxsize=len(SHAPES))
def schema(kind: str) -> Mapping[str, Any]:
    """The JSON Schema (2020-12) of a kind of file; `kind` is a key of SHAPES."""
    made: dict[str, Any] = _plain(msgspec.json.schema(SHAPES[kind]))
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:cimcheck:rules:{kind}:1",
        "title": f"cimcheck {kind} file, version 1",
    }
    return {**head, **made}


def _plain(node: Any) -> Any:
    """Optional keys are keys that may be absent, rather than null."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _plain(value) for key, value in node.items()}
    if "default" in made and made["default"] is None:
        return _optional(made)
    return made


def _optional(node: dict[str, Any]) -> dict[str, Any]:
    rest = {key: value for key, value in node.items() if key not in ("default", "anyOf")}
    choices = [choice for choice in node.get("anyOf", []) if choice != {"type": "null"}]
    if not choices:
        return rest
    return {**choices[0], **rest} if len(choices) == 1 else {**rest, "anyOf": choices}
