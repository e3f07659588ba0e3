"""buildings.parquet by GeoParquet 1.1, and results.parquet."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from cimcheck.outputs.cim.fields import FieldSet
from cimcheck.outputs.cim.outline import shape
from cimcheck.outputs.cim.record import Building
from cimcheck.outputs.cim.results import Row, columns
from cimcheck.reading.georeference.systems import CGCS2000

GROUP = 50_000  # rows
GEOMETRY = "geometry"


def write_buildings(path: Path, buildings: Sequence[Building], fields: FieldSet) -> None:
    """The buildings with their footprints as WKB, null where a building has no place."""
    import pyarrow.parquet as pq

    table = _table(buildings, fields)
    pq.write_table(table, path, compression="zstd", row_group_size=GROUP)


def write_results(path: Path, rows: Iterable[Row], *, public: bool) -> None:
    """The findings, group by group, so that any number of them fits into memory."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {"text": pa.string(), "number": pa.float64(), "list": pa.list_(pa.string())}
    schema = pa.schema([(name, kinds[kind]) for name, kind in columns(public=public).items()])
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in _groups(rows):
            writer.write_table(pa.Table.from_pylist(group, schema))


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while group := list(islice(left, GROUP)):
        yield group


def _table(buildings: Sequence[Building], fields: FieldSet) -> Any:
    import pyarrow as pa
    import shapely

    kinds = {
        "text": pa.string(), "code": pa.string(), "integer": pa.int64(),
        "number": pa.float64(), "boolean": pa.bool_(),
    }  # fmt: skip
    shapes = [shape(building) for building in buildings]
    boxes = [None if one is None else dict(zip(BOX, one.bounds, strict=True)) for one in shapes]
    plain = [
        pa.array([fields.value(field, building.record) for building in buildings], kinds[field.type])
        for field in fields.names
    ]
    wkb = pa.array(
        [None if one is None else shapely.to_wkb(one, byte_order=1) for one in shapes], pa.binary()
    )
    box = pa.array(boxes, pa.struct([(end, pa.float64()) for end in BOX]))
    table = pa.Table.from_arrays([*plain, wkb, box], names=[*fields.names.values(), GEOMETRY, "bbox"])
    return table.replace_schema_metadata({"geo": json.dumps(_metadata([one for one in shapes if one]))})


BOX = ("xmin", "ymin", "xmax", "ymax")


def _metadata(shapes: Sequence[Any]) -> dict[str, object]:
    import pyproj
    import shapely

    column: dict[str, object] = {
        "encoding": "WKB",
        "geometry_types": ["MultiPolygon"] if shapes else [],
        "crs": pyproj.CRS(CGCS2000).to_json_dict(),
        "orientation": "counterclockwise",
        "edges": "planar",
        "covering": {"bbox": {end: ["bbox", end] for end in BOX}},
    }
    if shapes:
        column["bbox"] = [float(end) for end in shapely.total_bounds(shapes)]
    return {"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
