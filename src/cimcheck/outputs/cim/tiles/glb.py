"""Binary glTF 2.0 by hand: buffers, accessors, one mesh whose triangles belong to features."""

import json
import struct
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
FLOAT, UNSIGNED_INT, UNSIGNED_BYTE = 5126, 5125, 5121
ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER = 34962, 34963
MAGIC, VERSION, JSON_CHUNK, BINARY_CHUNK = 0x46546C67, 2, 0x4E4F534A, 0x004E4942
ALIGNMENT = 8  # what EXT_structural_metadata wants


@dataclass
class Buffers:
    """The binary chunk under construction, and the views into it."""

    data: bytearray = field(default_factory=bytearray)
    views: list[dict[str, int]] = field(default_factory=list)
    accessors: list[dict[str, Any]] = field(default_factory=list)

    def view(self, content: bytes, target: int = 0) -> int:
        """The number of a new view of these bytes, which must not be empty."""
        self.data += b"\0" * (-len(self.data) % ALIGNMENT)
        made = {"buffer": 0, "byteOffset": len(self.data), "byteLength": len(content)}
        if target:
            made["target"] = target
        self.data += content
        self.views.append(made)
        return len(self.views) - 1

    def padded(self) -> bytes:
        """All the bytes, as many as a chunk of a GLB may have."""
        return bytes(self.data) + b"\0" * (-len(self.data) % ALIGNMENT)

    def accessor(self, view: int, component: int, count: int, kind: str, **more: Any) -> int:
        """The number of a new accessor over a whole view."""
        self.accessors.append(
            {"bufferView": view, "componentType": component, "count": count, "type": kind, **more}
        )
        return len(self.accessors) - 1


@dataclass(frozen=True, slots=True)
class Surface:
    """Triangles with a colour and a feature for each point. Points are x, y, z [m], z upwards."""

    points: Floats
    triangles: Integers
    features: Integers
    colours: NDArray[np.uint8]


def primitive(buffers: Buffers, surface: Surface) -> dict[str, Any]:
    """The surface as a primitive with COLOR_0 and _FEATURE_ID_0; glTF has y upwards, so axes are turned."""
    turned = np.column_stack([surface.points[:, 0], surface.points[:, 2], -surface.points[:, 1]]).astype(
        "<f4"
    )
    count = len(turned)
    corners = surface.triangles.astype("<u4").reshape(-1)
    return {
        "attributes": {
            "POSITION": buffers.accessor(
                buffers.view(turned.tobytes(), ARRAY_BUFFER), FLOAT, count, "VEC3",
                min=[float(value) for value in turned.min(axis=0)],
                max=[float(value) for value in turned.max(axis=0)],
            ),
            "COLOR_0": buffers.accessor(
                buffers.view(surface.colours.tobytes(), ARRAY_BUFFER), UNSIGNED_BYTE, count, "VEC4",
                normalized=True,
            ),
            "_FEATURE_ID_0": buffers.accessor(
                buffers.view(surface.features.astype("<f4").tobytes(), ARRAY_BUFFER), FLOAT, count, "SCALAR"
            ),
        },
        "indices": buffers.accessor(
            buffers.view(corners.tobytes(), ELEMENT_ARRAY_BUFFER), UNSIGNED_INT, len(corners), "SCALAR"
        ),
        "material": 0,
        "mode": 4,
    }  # fmt: skip


def binary(document: dict[str, Any], data: bytes) -> bytes:
    """A GLB file of a document and its padded buffer."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % ALIGNMENT)
    length = 12 + 8 + len(text) + 8 + len(data)
    head = struct.pack("<III", MAGIC, VERSION, length)
    return b"".join(
        (
            head,
            struct.pack("<II", len(text), JSON_CHUNK),
            text,
            struct.pack("<II", len(data), BINARY_CHUNK),
            data,
        )
    )
