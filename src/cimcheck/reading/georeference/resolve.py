"""One place out of all that a model and its sidecar say."""

import math

import msgspec

from cimcheck.reading.georeference.candidates import Reading, chosen, geographic
from cimcheck.reading.georeference.placement import Georeferencing, Placement
from cimcheck.reading.georeference.sidecar import Sidecar
from cimcheck.reading.georeference.site import in_china, site_placement
from cimcheck.reading.georeference.statement import MapStatement, stated
from cimcheck.reading.georeference.systems import System, find_system
from cimcheck.reading.notes import Note, note
from cimcheck.reading.tables import Georeference, ModelTables

SCALE_TOLERANCE = 0.01  # a grid never stretches more than this
NORTH_TOLERANCE = 0.5  # [degree]
FAR = 1000.0  # [m] between the site's own position and the map conversion


class _Result(msgspec.Struct, frozen=True):
    placement: Placement | None
    notes: list[Note]


def resolve(tables: ModelTables, sidecar: Sidecar | None = None) -> Georeferencing:
    """Where a model stands. Never raises for what the model says.

    A sidecar comes last, or first where it says `replaces_model`.
    """
    notes: list[Note] = []
    first = sidecar is not None and sidecar.replaces_model
    if sidecar is not None and first:
        found = _of_sidecar(tables, sidecar)
        if found.placement:
            return Georeferencing("sidecar", found.placement, tuple(found.notes))
        notes += found.notes
    said = stated(tables)
    if said is not None:
        found = place_on_map(said, tables.georeference)
        notes += found.notes
        if found.placement:
            return Georeferencing(said.source, found.placement, tuple(notes))
    placement, more = site_placement(tables)
    notes += more
    if placement:
        return Georeferencing("site", placement, tuple(notes))
    if sidecar is not None and not first:
        found = _of_sidecar(tables, sidecar)
        notes += found.notes
        if found.placement:
            return Georeferencing("sidecar", found.placement, tuple(notes))
    return Georeferencing("none", None, (*notes, note("GEO_NONE")))


def _of_sidecar(tables: ModelTables, sidecar: Sidecar) -> _Result:
    unit = tables.units.project.get("LENGTHUNIT")
    if unit is None:
        return _Result(None, [note("GEO_NO_UNIT")])
    return place_on_map(sidecar.statement(float(unit.factor)), tables.georeference)


def place_on_map(said: MapStatement, model: Georeference) -> _Result:
    """The placement that a map conversion gives, in metres throughout."""
    if not said.system:
        return _Result(None, [note("GEO_SYSTEM_ABSENT")])
    system = find_system(said.system, said.zone)
    if isinstance(system, str):
        return _Result(None, [note(system, detail=said.system)])
    if said.east == 0 and said.north == 0:
        return _Result(None, [note("GEO_ZERO")])
    reading = chosen(said, system)
    if reading is None:
        return _Result(None, [note("GEO_OUTSIDE_SYSTEM", detail=f"{_pair(said)}; {system.code}")])
    grid, notes = _grid_scale(said, reading)
    notes = [note(code, detail=_pair(said)) for code in reading.changes] + notes
    axis = said.axis
    if axis is None:
        axis = (1.0, 0.0)
        notes.append(note("GEO_NO_DIRECTION"))
    along, across = grid * said.factors[0], grid * said.factors[1]
    placement = Placement(
        system=reading.system.code,
        east=reading.east,
        north=reading.north,
        height=said.height * reading.unit,
        x_axis=(axis[0] * along, axis[1] * along),
        y_axis=(-axis[1] * across, axis[0] * across),
        grid_scale=grid,
    )
    return _Result(placement, notes + _doubts(reading, placement, model))


def _pair(said: MapStatement) -> str:
    """The coordinates as stated."""
    return f"{said.east:.10g}, {said.north:.10g}"


def _grid_scale(said: MapStatement, reading: Reading) -> tuple[float, list[Note]]:
    """What the scale stretches beyond units.

    A model in millimetres on a map in metres has scale 0.001; tools that leave it at 1 mean the same, as
    everything is computed in metres. Any other number cannot be understood and is left out.
    """
    units = said.model_unit / reading.unit
    scale = units if said.scale is None else said.scale
    if scale > 0 and abs(scale / units - 1) <= SCALE_TOLERANCE:
        missing = said.scale is None and abs(units - 1) > SCALE_TOLERANCE
        return scale / units, [note("GEO_SCALE_ABSENT", detail=f"{units:g}")] if missing else []
    detail = f"{scale:g}, {units:g}"
    if abs(scale - 1) <= SCALE_TOLERANCE:
        return scale, [note("GEO_SCALE_UNIT", detail=detail)]
    return 1.0, [note("GEO_SCALE_UNKNOWN", detail=detail)]


def _doubts(reading: Reading, placement: Placement, model: Georeference) -> list[Note]:
    """What else the model says that does not fit."""
    import pyproj

    notes = []
    position = geographic(reading)
    assert position is not None  # a reading that was chosen lies inside its system
    if not in_china(*position):
        notes.append(note("GEO_OUTSIDE_CHINA", detail=f"{position[1]:.6f}, {position[0]:.6f}"))
    if model.latitude is not None and model.longitude is not None:
        distance = pyproj.Geod(ellps="GRS80").inv(*position, model.longitude, model.latitude)[2]
        if distance > FAR:
            notes.append(note("GEO_SITE_DIFFERS", detail=f"{distance / 1000:.0f} km"))
    if model.true_north is not None:
        turn = _north_difference(reading.system, position, placement, model.true_north)
        if abs(turn) > NORTH_TOLERANCE:
            notes.append(note("GEO_NORTH_DIFFERS", detail=f"{turn:.1f}°"))
    return notes


def _north_difference(
    system: System, position: tuple[float, float], placement: Placement, true_north: tuple[float, float]
) -> float:
    """[degree] From where the map conversion has true north to where the model has it, clockwise."""
    import pyproj

    convergence = pyproj.Proj(system.code).get_factors(*position).meridian_convergence
    stated_in_grid = math.degrees(math.atan2(*true_north)) - placement.rotation
    return (stated_in_grid + convergence + 180.0) % 360.0 - 180.0
