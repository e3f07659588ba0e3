"""What a model looks like, kept between exports: the blocks of its buildings, the triangles of its elements.

Kept in the user's cache under the digests of the model and of the program, so that a changed model and
another version of the program are measured anew. What ran into a limit is not kept.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from cimcheck.core import plain_cache
from cimcheck.reading.geometry import Measurement, Measurements, Triangles
from cimcheck.reading.geometry.massing import Block, Massing, massing
from cimcheck.reading.geometry.reasons import PASSING
from cimcheck.reading.tables import ModelTables

MOST = 2_000_000_000  # [byte] of all that is kept
T = TypeVar("T")
_BLOCKS, _MESHES = "blocks", "meshes"


def shapes(path: Path, sha256: str, tables: ModelTables, meshes: Sequence[int], program: str) -> Massing:
    """The blocks of a model, and the triangles of the elements with these STEP ids.

    `sha256`: of the file that the tables are from; another file at its path is not measured. `program` names
    the version that measures. Never raises for what is in the file.
    """
    key = hashlib.sha256(f"{program}\0{sha256}\0{','.join(map(str, meshes))}".encode()).hexdigest()
    of_blocks = hashlib.sha256(f"{program}\0{sha256}".encode()).hexdigest()
    blocks = _kept(_BLOCKS, of_blocks, tuple[Block, ...])
    drawn = _kept(_MESHES, key, dict[int, Triangles]) if meshes else {}
    if blocks is not None and drawn is not None:
        found = {step: Measurement(step=step, mesh=mesh) for step, mesh in drawn.items()}
        return Massing(blocks, Measurements(found))
    made = massing(path, tables, meshes=meshes, sha256=sha256)
    if not any(one.reason in PASSING for each in made.measured.by_step.values() for one in each.missing):
        _keep(_BLOCKS, of_blocks, made.blocks)
        if meshes:
            every = made.measured.by_step
            _keep(_MESHES, key, {step: one.mesh for step, one in every.items() if one.mesh is not None})
    return made


def _kept(name: str, key: str, kind: type[T]) -> T | None:
    data = plain_cache.read(name, key)
    if not isinstance(data, bytes):
        return None
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except msgspec.MsgspecError:
        return None


def _keep(name: str, key: str, data: object) -> None:
    plain_cache.write(name, key, msgspec.msgpack.encode(data), most_bytes=MOST)
