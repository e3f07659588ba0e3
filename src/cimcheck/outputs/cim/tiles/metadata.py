"""Properties of features by EXT_structural_metadata: a schema, and a table with a column for each."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from cimcheck.core.verdict import VERDICT_NAMES, Verdict
from cimcheck.outputs.cim.element_facts import FactBook
from cimcheck.outputs.cim.record import NOT_CHECKED
from cimcheck.outputs.cim.tiles.glb import Buffers

VERDICTS = (*(verdict.value for verdict in Verdict), NOT_CHECKED)
COLOURS = {
    "pass": (46, 158, 91),
    "fail": (210, 59, 59),
    "undetermined": (232, 167, 46),
    "not_applicable": (184, 188, 196),
    NOT_CHECKED: (184, 188, 196),
}
NO_NUMBER = -9999.0
TEXT: dict[str, object] = {"type": "STRING", "noData": ""}
NUMBER: dict[str, object] = {"type": "SCALAR", "componentType": "FLOAT64", "noData": NO_NUMBER}
COUNT: dict[str, object] = {"type": "SCALAR", "componentType": "UINT32"}
VERDICT: dict[str, object] = {"type": "ENUM", "enumType": "verdict"}
Rows = Sequence[Mapping[str, Any]]


def of_facts(book: FactBook) -> dict[str, dict[str, object]]:
    """Every property that an element may have for a fact, with its type, title and unit."""
    ends = {"": "", "lo": ", low end", "hi": ", high end"}
    found: dict[str, dict[str, object]] = {}
    for name, fact, end in book.properties():
        unit = f" [{fact.unit.symbol}]" if end and not fact.unit.is_plain else ""
        about = {"name": fact.title.zh, "description": f"{fact.title.en}{ends[end]}{unit}"}
        found[name] = {**(NUMBER if end else TEXT), **about}
    return found


def schema(name: str, properties: Mapping[str, Mapping[str, object]]) -> dict[str, Any]:
    """A schema with one class, and the verdicts as an enumeration."""
    values = [
        {"name": value, "value": number, "description": VERDICT_NAMES[Verdict(value)].zh}
        if value != NOT_CHECKED
        else {"name": value, "value": number}
        for number, value in enumerate(VERDICTS)
    ]
    return {
        "id": f"cimcheck_{name}",
        "version": "1.0.0",
        "classes": {name: {"properties": {key: dict(value) for key, value in properties.items()}}},
        "enums": {"verdict": {"valueType": "UINT8", "values": values}},
    }


def property_table(
    buffers: Buffers, name: str, properties: Mapping[str, Mapping[str, object]], rows: Rows
) -> dict[str, Any]:
    """The rows, one a feature, as a property table; a text that no row has is left out of it."""
    columns = {}
    for key, kind in properties.items():
        column = _column(buffers, kind, [row.get(key) for row in rows])
        if column is not None:
            columns[key] = column
    return {"class": name, "count": len(rows), "properties": columns}


def _column(buffers: Buffers, kind: Mapping[str, object], values: Sequence[Any]) -> dict[str, Any] | None:
    if kind["type"] == "STRING":
        return _texts(buffers, ["" if value is None else str(value) for value in values])
    if kind["type"] == "ENUM":
        return {"values": buffers.view(bytes(VERDICTS.index(value) for value in values))}
    numbers = [NO_NUMBER if value is None else value for value in values]
    dtype = "<f8" if kind["componentType"] == "FLOAT64" else "<u4"
    return {"values": buffers.view(np.array(numbers, dtype=dtype).tobytes())}


def _texts(buffers: Buffers, values: Sequence[str]) -> dict[str, Any] | None:
    encoded = [value.encode() for value in values]
    content = b"".join(encoded)
    if not content:
        return None
    offsets = np.concatenate([[0], np.cumsum([len(one) for one in encoded])]).astype("<u4")
    return {"values": buffers.view(content), "stringOffsets": buffers.view(offsets.tobytes())}
