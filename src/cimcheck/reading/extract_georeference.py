"""Where a model says that it stands on earth."""

from cimcheck.reading.extract_source import Source, number, plain
from cimcheck.reading.tables import NONE, Georeference, ModelTables, Value
from cimcheck.reading.units_ifc import UnitReader

CONVERSION_SET = "epset_mapconversion"
SYSTEM_SET = "epset_projectedcrs"
PLACE = ("RefLatitude", "RefLongitude", "RefElevation")
SMALLEST_PARTS = (1.0, 60.0, 3600.0, 3600e6)  # degree, minute, second, millionth of a second


def read_georeference(source: Source, units: UnitReader, tables: ModelTables) -> Georeference:
    """True north, map conversion, coordinate system and the site's own latitude and longitude."""
    found = Georeference(true_north=_true_north(source))
    for row in source.rows("IfcCoordinateOperation")[:1]:
        found.map_conversion = _entries(source, row)
        system = source.target(row, "TargetCRS")
        if system != NONE:
            found.projected_crs = _entries(source, system)
            found.map_unit = units.read(source.target(system, "MapUnit"))
    if found.map_conversion is None:
        found.map_conversion = _from_set(tables, CONVERSION_SET)
    if found.projected_crs is None:
        found.projected_crs = _from_set(tables, SYSTEM_SET)
    _place_of_site(tables, found)
    if found.site != NONE:
        found.site_origin = _origin(source, tables.objects.step[found.site])
    return found


def _true_north(source: Source) -> tuple[float, float] | None:
    """Of the model's context, else of the first context that has one."""
    contexts = [
        row
        for row in source.rows("IfcGeometricRepresentationContext")
        if source.class_of(row) == "IfcGeometricRepresentationContext"
    ]
    contexts.sort(key=lambda row: source.value(row, "ContextType") != "Model")
    for row in contexts:
        ratios = source.value(source.target(row, "TrueNorth"), "DirectionRatios")
        if isinstance(ratios, tuple) and len(ratios) > 1:
            east, north = number(ratios[0]), number(ratios[1])
            if east is not None and north is not None and (east or north):
                return east, north
    return None


def _entries(source: Source, row: int) -> dict[str, Value]:
    """The plain attributes of an instance that say something, and its class."""
    entries: dict[str, Value] = {"source": source.class_of(row), "object": NONE}
    for name in source.declared.plain_attributes(source.class_of(row)):
        value = plain(source.value(row, name))
        if value is not None:
            entries[name] = value
    return entries


def _from_set(tables: ModelTables, name: str) -> dict[str, Value] | None:
    """The same from a property set of the project or of a site, as IFC2X3 has no entities for it."""
    objects = tables.objects
    for row in range(len(objects)):
        if objects.ifc_class[row] not in ("IfcProject", "IfcSite"):
            continue
        for set_row in tables.sets_of(row):
            if tables.sets.name[set_row].lower() == name:
                entries: dict[str, Value] = {"source": tables.sets.name[set_row], "object": row}
                for item in tables.properties_of(set_row):
                    entries[tables.properties.name[item]] = tables.properties.value[item]
                return entries
    return None


def _place_of_site(tables: ModelTables, found: Georeference) -> None:
    """Latitude, longitude and elevation of the first site that has any of them."""
    for row, ifc_class in enumerate(tables.objects.ifc_class):
        attributes = tables.objects.attributes.get(row, {})
        if ifc_class == "IfcSite" and not attributes.keys().isdisjoint(PLACE):
            found.site = row
            found.latitude = degrees(attributes.get("RefLatitude"))
            found.longitude = degrees(attributes.get("RefLongitude"))
            found.elevation = number(attributes.get("RefElevation"))
            return


def _origin(source: Source, step: int) -> tuple[float, float, float] | None:
    """Where the placement of a site lies in the model; None for one that is relative to another."""
    for site in source.rows("IfcSite"):
        placement = source.target(site, "ObjectPlacement")
        if source.step[site] != step or source.target(placement, "PlacementRelTo") != NONE:
            continue
        at = source.target(source.target(placement, "RelativePlacement"), "Location")
        found = source.value(at, "Coordinates")
        if isinstance(found, tuple) and len(found) == 3:
            x, y, z = map(number, found)
            if x is not None and y is not None and z is not None:
                return x, y, z
    return None


def degrees(angle: Value) -> float | None:
    """A compound plane angle [degree]; None where its parts disagree in sign or are not whole numbers."""
    if not isinstance(angle, tuple) or not 3 <= len(angle) <= len(SMALLEST_PARTS):
        return None
    parts = [part for part in angle if isinstance(part, int)]
    if len(parts) != len(angle) or (min(parts) < 0 < max(parts)):
        return None
    return sum(part / size for part, size in zip(parts, SMALLEST_PARTS, strict=False))
