"""A file beside a model that says where it stands, for models that do not.

`tower.ifc` has `tower.georeference.yaml`:

    projected_crs: EPSG:4549        # or a PROJ string of a city's own grid
    eastings: 557122.87
    northings: 3464391.33
    orthogonal_height: 3.2          # [m] of the model's zero level
    rotation: 12.5                  # [degree] X axis of the model, counterclockwise from grid east
    scale: 1.0                      # of the grid only; units are taken care of
    replaces_model: true            # count before what the model says
"""

import math
from decimal import Decimal
from pathlib import Path

import msgspec

from cimcheck.core.file_name import printable
from cimcheck.core.text import Text
from cimcheck.core.yaml_lines import Located, load
from cimcheck.errors import Fault, ProjectFileError
from cimcheck.reading.georeference.statement import MapStatement

SUFFIX = ".georeference.yaml"
NUMBERS = ("eastings", "northings", "orthogonal_height", "rotation", "scale")
REQUIRED = ("projected_crs", "eastings", "northings")
KNOWN = {*NUMBERS, "projected_crs", "replaces_model"}


class Sidecar(msgspec.Struct, frozen=True):
    """What the file says; coordinates in metres, angles in degrees."""

    projected_crs: str
    eastings: float
    northings: float
    orthogonal_height: float = 0.0
    rotation: float = 0.0
    scale: float = 1.0
    replaces_model: bool = False

    def statement(self, model_unit: float) -> MapStatement:
        """As a map conversion of a model in a length unit [m]."""
        angle = math.radians(self.rotation)
        return MapStatement(
            source="sidecar",
            system=self.projected_crs,
            zone="",
            east=self.eastings,
            north=self.northings,
            height=self.orthogonal_height,
            axis=(math.cos(angle), math.sin(angle)),
            scale=self.scale * model_unit,
            factors=(1.0, 1.0, 1.0),
            map_unit=1.0,
            model_unit=model_unit,
        )


def sidecar_of(model: Path) -> Path:
    """The name that the sidecar of a model has."""
    return model.with_name(model.stem + SUFFIX)


def read_sidecar(path: Path) -> Sidecar | None:
    """The sidecar in a file; None when there is no such file. Raises ProjectFileError with all faults."""
    try:
        if not path.is_file():
            return None
    except OSError:  # with the suffix a name may be longer than names can be
        return None
    located = load(path, printable(path.name))
    faults = [*located.faults, *_faults(located)]
    if faults:
        raise ProjectFileError(
            "SIDECAR_INVALID",
            Text("坐标说明文件有误，请按提示修改。", "The georeference file has faults; mend them."),
            tuple(faults),
        )
    data = located.data
    return Sidecar(
        projected_crs=str(data["projected_crs"]),
        replaces_model=data.get("replaces_model", False),
        **{name: float(data[name]) for name in NUMBERS if name in data},
    )


def _faults(located: Located) -> list[Fault]:
    data = located.data
    if not isinstance(data, dict):
        text = Text("应为“名称: 值”的列表。", "It must be a mapping of names to values.")
        return [Fault(located.file, 1, 1, "SIDECAR_SHAPE", text)]
    found = [
        located.fault((), "SIDECAR_ENTRY", Text(f"缺少“{name}”。", f"“{name}” is missing."))
        for name in REQUIRED
        if name not in data
    ]
    for name, value in data.items():
        wrong = _wrong(name, value)
        if wrong is not None:
            found.append(located.fault((name,), "SIDECAR_ENTRY", wrong, at_key=True))
    return found


def _wrong(name: str, value: object) -> Text | None:
    """What is wrong with one entry; None for nothing."""
    if name not in KNOWN:
        return Text(f"没有“{name}”这一项。", f"There is no entry “{name}”.")
    if name in NUMBERS and (isinstance(value, bool) or not isinstance(value, int | Decimal)):
        return Text(f"“{name}”应为数。", f"“{name}” must be a number.")
    if name == "replaces_model" and not isinstance(value, bool):
        return Text("应为 true 或 false。", "It must be true or false.")
    return None
