"""buildings.gpkg: layers buildings and districts (EPSG:4490) and the table results."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cimcheck.outputs.cim.districts import District
from cimcheck.outputs.cim.fields import FieldSet
from cimcheck.outputs.cim.outline import shape
from cimcheck.outputs.cim.record import Building
from cimcheck.outputs.cim.results import Row, columns
from cimcheck.reading.georeference.systems import CGCS2000

FIXED = {"OGR_CURRENT_DATE": "2000-01-01T00:00:00.000Z"}  # GeoPackage wants the time of the last change
LIST = " "


def write(
    path: Path,
    buildings: Sequence[Building],
    fields: FieldSet,
    districts: Sequence[District],
    rows: Iterable[Row],
    *,
    public: bool,
) -> None:
    """All layers; the same content gives the same bytes. An existing file is replaced."""
    import pyogrio

    kinds = {field.name: field.type for field in fields.names}
    records = {
        name: (kinds[field.name], [fields.value(field, building.record) for building in buildings])
        for field, name in fields.names.items()
    }
    path.unlink(missing_ok=True)
    pyogrio.set_gdal_config_options(FIXED)
    try:
        _layer(path, "buildings", records, [shape(building) for building in buildings])
        _layer(path, "districts", _of_districts(districts), [district.shape for district in districts])
        _layer(path, "results", _of_results(rows, public), None)
    finally:
        pyogrio.set_gdal_config_options(dict.fromkeys(FIXED))


Columns = Mapping[str, tuple[str, list[Any]]]


def _of_districts(districts: Sequence[District]) -> Columns:
    found: dict[str, tuple[str, list[Any]]] = {
        "division_code": ("code", [district.code for district in districts]),
        "name": ("text", [district.name for district in districts]),
        "buildings": ("integer", [district.buildings for district in districts]),
    }
    for verdict in ("pass", "fail", "undetermined", "not_applicable", "not_checked"):
        found[f"buildings_{verdict}"] = (
            "integer",
            [district.counts.get(verdict, 0) for district in districts],
        )
    return found


def _of_results(rows: Iterable[Row], public: bool) -> Columns:
    kinds = columns(public=public)
    values: dict[str, list[Any]] = {name: [] for name in kinds}
    for row in rows:
        for name, kind in kinds.items():
            value = row.get(name)
            values[name].append(LIST.join(value) if kind == "list" and isinstance(value, list) else value)
    return {name: ("number" if kind == "number" else "text", values[name]) for name, kind in kinds.items()}


def _layer(path: Path, name: str, data: Columns, shapes: Sequence[Any] | None) -> None:
    import numpy as np
    import pyogrio.raw
    import shapely

    types = {"integer": "int64", "number": "float64", "boolean": "bool"}
    arrays, masks = [], []
    for kind, values in data.values():
        empty = {"integer": 0, "number": np.nan, "boolean": False}.get(kind)
        filled = [empty if value is None else value for value in values]
        arrays.append(np.array(filled, dtype=types.get(kind, "object")))
        masks.append(np.array([value is None for value in values]) if kind == "integer" else None)
    geometry = None
    if shapes is not None:
        geometry = np.array(
            [None if one is None else shapely.to_wkb(one, byte_order=1) for one in shapes], "object"
        )
    pyogrio.raw.write(
        str(path),
        geometry=geometry,
        field_data=arrays,
        fields=np.array(list(data), dtype="object"),
        field_mask=masks,
        layer=name,
        driver="GPKG",
        geometry_type=None if shapes is None else "MultiPolygon",
        crs=None if shapes is None else CGCS2000,
        append=path.exists(),
        dataset_options=None if path.exists() else {"VERSION": "1.2"},
    )
