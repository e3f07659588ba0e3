"""Whether tables from another process hang together: equal lengths, row numbers that exist."""

from collections.abc import Iterable
from typing import Any

from cimcheck.reading.tables import NONE, Integers, ModelTables, Slices


def check(tables: ModelTables) -> None:
    """Raise ValueError where columns differ in length or a row number points at nothing."""
    objects, uses = tables.objects, tables.material_uses
    rows = _length(objects)
    for column in (
        objects.type_of,
        objects.parent,
        objects.container,
        objects.storey,
        objects.building,
        objects.site,
    ):
        _point(column, rows)
    for pairs in (tables.groups, tables.referenced, tables.voids, tables.fills, tables.covers):
        _length(pairs)
        _point(pairs.left, rows)
        _point(pairs.right, rows)
    for table, columns in (
        (tables.boundaries, (tables.boundaries.space, tables.boundaries.element)),
        (tables.classifications, (tables.classifications.object,)),
        (uses, (uses.object,)),
    ):
        _length(table)
        for column in columns:
            _point(column, rows)
    _point([*objects.attributes, tables.georeference.site, *tables.georeference.middles], rows)
    sets, materials = _length(tables.sets), _length(tables.materials, "sets")
    _point(uses.material, materials)
    _point(tables.properties.unit, len(tables.units.declared))
    _cut(tables.sets.first, tables.sets.count, _length(tables.properties))
    _slices(tables.object_sets, rows, sets)
    _slices(tables.materials.sets, materials, sets)


def _length(table: Any, *but: str) -> int:
    """The one length of all columns of a table."""
    lengths = {
        len(getattr(table, name))
        for name in table.__struct_fields__
        if name not in but and name != "attributes"
    }
    if len(lengths) != 1:
        raise ValueError(type(table).__name__)
    return lengths.pop()


def _point(column: Iterable[int], rows: int) -> None:
    """Every number is a row of a table of that many rows, or NONE."""
    if max(column, default=NONE) >= rows or min(column, default=NONE) < NONE:
        raise ValueError(rows)


def _cut(first: Integers, count: Integers, rows: int) -> None:
    """Every slice lies inside a table of that many rows."""
    if any(start < 0 or size < 0 or start + size > rows for start, size in zip(first, count, strict=True)):
        raise ValueError(rows)


def _slices(slices: Slices, owners: int, rows: int) -> None:
    if len(slices.first) != owners:
        raise ValueError(owners)
    _cut(slices.first, slices.count, len(slices.rows))
    _point(slices.rows, rows)
