"""A model as ifcopenshell.util shows it, and the tables of the same model in the same words.

Each function gives two dictionaries that have to be equal. Where util shows less or something else than the
tables say, a function with the name of that rule brings one view to the other.
"""

import math
from collections.abc import Iterator
from statistics import median
from typing import Any

import ifcopenshell.util.classification as util_classification
import ifcopenshell.util.element as util_element
import ifcopenshell.util.placement as util_placement
import ifcopenshell.util.unit as util_unit

from builders.opened import Opened
from cimcheck.reading.extract_middles import MOST
from cimcheck.reading.tables import NONE, Value

View = tuple[dict[Any, Any], dict[Any, Any]]


# --- values ---------------------------------------------------------------------------------------


def unwrapped(value: Any) -> Any:
    """A value without its type: util gives entities inside bounded and table values."""
    if isinstance(value, tuple | list):
        return tuple(unwrapped(item) for item in value)
    return unwrapped(value.wrappedValue) if hasattr(value, "wrappedValue") else value


def unknown_is_no_value(value: Any, measure: str) -> Any:
    """A logical that is UNKNOWN is text to util and nothing to the tables."""
    return None if measure == "IfcLogical" and value == "UNKNOWN" else value


def an_empty_list_is_no_value(value: Any) -> Any:
    """util says None for a list without members, the tables ()."""
    return None if value == () else value


def no_name_is_an_empty_name(name: str | None) -> str:
    """A name that is absent is None to util and "" to the tables."""
    return name or ""


# --- sets -----------------------------------------------------------------------------------------


def sets(opened: Opened) -> View:
    """What each set instance says, property by property."""
    tables = opened.tables
    expected, found = {}, {}
    for row in range(len(tables.sets)):
        step = tables.sets.step[row]
        definition = opened.file.by_id(step)
        expected[step] = (
            definition.is_a(),
            no_name_is_an_empty_name(getattr(definition, "Name", None)),
            sorted(_said_by(definition), key=repr),
        )
        found[step] = (
            tables.sets.ifc_class[row],
            tables.sets.name[row],
            sorted(_said_in(opened, row), key=repr),
        )
    return expected, found


def _said_by(definition: Any) -> Iterator[tuple[str, Any]]:
    """Path and value of each property by util. It keeps the last of one name in a set: see `_said_in`."""
    said = util_element.get_property_definition(definition, verbose=True)
    said.pop("id")
    if definition.is_a("IfcMaterialProperties"):
        said.update(_attributes_of_a_material_class(definition))
    for name, entry in said.items():
        if isinstance(entry, dict) and "class" in entry:
            yield from _flat(name, entry)
        elif _is_plain(entry):
            yield str(name), entry


def _attributes_of_a_material_class(definition: Any) -> dict[str, Any]:
    """util starts with the fifth attribute, which fits sets but not the material classes of IFC2X3."""
    if definition.is_a() in ("IfcMaterialProperties", "IfcExtendedMaterialProperties"):
        return {}
    values = {definition.attribute_name(at): definition[at] for at in range(1, len(definition))}
    return {name: value for name, value in values.items() if value is not None}


def _flat(name: Any, entry: dict[str, Any], outer: str = "") -> Iterator[tuple[str, Any]]:
    path = f"{outer}/{no_name_is_an_empty_name(name)}" if outer else no_name_is_an_empty_name(name)
    value, ifc_class = entry["value"], entry["class"]
    if ifc_class in ("IfcComplexProperty", "IfcPhysicalComplexQuantity"):
        yield path, value.get("UsageName" if ifc_class == "IfcComplexProperty" else "Usage") or ""
        for inner_name, inner in value["properties"].items():
            yield from _flat(inner_name, inner, path)
    elif ifc_class == "IfcPropertyBoundedValue":
        bounds = (value.get(key) for key in ("LowerBoundValue", "UpperBoundValue", "SetPointValue"))
        yield path, tuple(unwrapped(bound) for bound in bounds)
    elif ifc_class == "IfcPropertyTableValue":
        yield path, tuple(unwrapped(value[key] or ()) for key in ("DefiningValues", "DefinedValues"))
    else:
        yield path, unknown_is_no_value(unwrapped(value), entry.get("value_type") or "")


def _is_plain(value: Any) -> bool:
    """Attributes of predefined sets that point at entities (styles, tables) are not in the tables."""
    members = value if isinstance(value, tuple) else (value,)
    return all(isinstance(member, str | int | float) for member in members)


def _said_in(opened: Opened, set_row: int) -> Iterator[tuple[str, Value]]:
    """The same from the tables, without what util leaves out."""
    tables = opened.tables
    last: dict[str, Value] = {}
    for item in tables.properties_of(set_row):
        if tables.properties.kind[item] == "reference":
            continue  # util passes over references
        path = tables.properties.path[item] or tables.properties.name[item]
        last[path] = an_empty_list_is_no_value(tables.properties.value[item])
    yield from last.items()


# --- what an object carries -----------------------------------------------------------------------


def own_properties(opened: Opened) -> View:
    """By object, set and property what `get_psets` says without the type."""
    return _properties(opened, inherit=False)


def all_properties(opened: Opened) -> View:
    """The same with what the object inherits from its type."""
    return _properties(opened, inherit=True)


def _properties(opened: Opened, inherit: bool) -> View:
    expected, found = {}, {}
    for row, entity in opened.objects:
        if inherit and opened.tables.objects.type_of[row] == NONE:
            continue
        carried = list(opened.tables.sets_of(row))
        inherited = list(opened.tables.sets_of(opened.tables.objects.type_of[row])) if inherit else []
        said = _said_by_sets(opened, [*inherited, *carried])
        shown = _shown(entity, inherit)
        expected[entity.id()] = shown
        found[entity.id()] = {key: _the_last_of_a_name_wins(said[key], shown.get(key)) for key in said}
    return expected, found


def _shown(entity: Any, inherit: bool) -> dict[tuple[str, str], Any]:
    """Set and property with the value, where it is a plain one; the others are compared set by set."""
    shown = {}
    for set_name, properties in util_element.get_psets(entity, should_inherit=inherit).items():
        name = no_name_is_an_empty_name(set_name)
        shown[name, ""] = None  # a set without properties shows as well
        for key, value in properties.items():
            if key != "id" and (value is None or isinstance(value, str | int | float)):
                shown[name, no_name_is_an_empty_name(key)] = value
    return shown


def _said_by_sets(opened: Opened, set_rows: list[int]) -> dict[tuple[str, str], list[Any]]:
    tables = opened.tables
    said: dict[tuple[str, str], list[Any]] = {}
    for set_row in set_rows:
        said.setdefault((tables.sets.name[set_row], ""), []).append(None)
        for item in tables.properties_of(set_row):
            value = tables.properties.value[item]
            unknown = value is None and tables.properties.measure[item] == "IfcLogical"
            plain = tables.properties.kind[item] not in (
                "reference",
                "complex",
                "complex_quantity",
                "bounded",
                "table",
            )
            if plain and not tables.properties.path[item] and not isinstance(value, tuple):
                key = (tables.sets.name[set_row], tables.properties.name[item])
                said.setdefault(key, []).append("UNKNOWN" if unknown else value)
    return said


def _the_last_of_a_name_wins(said: list[Any], shown: Any) -> Any:
    """util keeps one value where sets or properties of one name say several; the tables keep them all."""
    same = [value for value in said if value == shown and isinstance(value, bool) == isinstance(shown, bool)]
    return same[0] if same else said


# --- objects --------------------------------------------------------------------------------------

COLUMNS = {
    "GlobalId": "guid",
    "Name": "name",
    "Description": "description",
    "ObjectType": "object_type",
    "ElementType": "object_type",
    "ProcessType": "object_type",
    "ResourceType": "object_type",
    "LongName": "long_name",
    "Tag": "tag",
    "PredefinedType": "predefined_type",
    "AssemblyPlace": "assembly_place",
    "Elevation": "elevation",
    "OverallWidth": "overall_width",
    "OverallHeight": "overall_height",
}
OPENABLE = ("IfcDoor", "IfcWindow", "IfcDoorType", "IfcWindowType", "IfcDoorStyle", "IfcWindowStyle")


def attributes(opened: Opened) -> View:
    """Class and plain attributes of each object."""
    expected, found = {}, {}
    objects = opened.tables.objects
    for row, entity in opened.objects:
        step = entity.id()
        expected[step, "class"], found[step, "class"] = entity.is_a(), objects.ifc_class[row]
        for name, value in entity.get_info(include_identifier=False, recursive=False).items():
            if name == "type" or not _is_plain(value) or value in ((), None, ""):
                continue
            column = COLUMNS.get(name)
            if name in ("OperationType", "PartitioningType") and any(entity.is_a(kind) for kind in OPENABLE):
                column = "operation_type"
            expected[step, name] = value
            found[step, name] = getattr(objects, column)[row] if column else objects.attributes[row].get(name)
        shape = getattr(entity, "Representation", None) or getattr(entity, "RepresentationMaps", None)
        expected[step, "shape"], found[step, "shape"] = bool(shape), bool(objects.has_representation[row])
    return expected, found


def every_object(opened: Opened) -> View:
    """No object is missing and none is made up."""
    return (
        {entity.id(): entity.is_a() for entity in opened.file.by_type("IfcObjectDefinition")},
        dict(zip(opened.tables.objects.step, opened.tables.objects.ifc_class, strict=True)),
    )


def types(opened: Opened) -> View:
    """The type of each occurrence. To util a type is its own type, in the tables it has none."""
    expected, found = {}, {}
    for row, entity in opened.objects:
        if not entity.is_a("IfcTypeObject"):
            expected[entity.id()] = _id(util_element.get_type(entity))
            found[entity.id()] = opened.step(opened.tables.objects.type_of[row])
    return expected, found


def wholes(opened: Opened) -> View:
    """What each object is a part of."""
    expected, found = {}, {}
    for row, entity in opened.objects:
        whole = (
            util_element.get_aggregate(entity) or util_element.get_nest(entity) or _nest_before_ifc4(entity)
        )
        expected[entity.id()] = _id(whole)
        found[entity.id()] = opened.step(opened.tables.objects.parent[row])
    return expected, found


def _nest_before_ifc4(entity: Any) -> Any:
    """In IFC2X3 nesting is a kind of decomposition like aggregation; util looks for aggregation only."""
    for relation in getattr(entity, "Decomposes", ()) if entity.file.schema == "IFC2X3" else ():
        return relation.RelatingObject
    return None


def places(opened: Opened) -> View:
    """Direct container, and the nearest storey, building and site upwards, or the object itself."""
    expected, found = {}, {}
    objects = opened.tables.objects
    for row, entity in opened.objects:
        step = entity.id()
        expected[step, "in"] = _id(util_element.get_container(entity, should_get_direct=True))
        found[step, "in"] = opened.step(objects.container[row])
        for ifc_class, column in (
            ("IfcBuildingStorey", objects.storey),
            ("IfcBuilding", objects.building),
            ("IfcSite", objects.site),
        ):
            itself = entity if entity.is_a(ifc_class) else None
            expected[step, ifc_class] = _id(itself or util_element.get_parent(entity, ifc_class=ifc_class))
            found[step, ifc_class] = opened.step(column[row])
    return expected, found


def relations(opened: Opened) -> View:
    """Groups, openings, fillings, coverings, references and boundaries, as sorted pairs."""
    tables = opened.tables
    expected: dict[str, list[Any]] = {
        name: [] for name in ("groups", "voids", "fills", "referenced", "covers")
    }
    for _, entity in opened.objects:
        for group in util_element.get_groups(entity) if hasattr(entity, "HasAssignments") else ():
            expected["groups"].append((_id(group), entity.id()))
        if void := util_element.get_voided_element(entity):
            expected["voids"].append((_id(void), entity.id()))
        if opening := util_element.get_filled_void(entity):
            expected["fills"].append((_id(opening), entity.id()))
        for structure in util_element.get_referenced_structures(entity):
            expected["referenced"].append((_id(structure), entity.id()))
        for relation in (*getattr(entity, "CoversElements", ()), *getattr(entity, "CoversSpaces", ())):
            whole = next(whole for whole in (relation[4],))
            expected["covers"].append((_id(whole), entity.id()))
    found = {
        name: sorted((opened.step(left), opened.step(right)) for left, right in getattr(tables, name))
        for name in expected
    }
    expected = {name: sorted(pairs) for name, pairs in expected.items()}
    expected["boundaries"] = sorted(
        (
            r.RelatingSpace.id(),
            _id(r.RelatedBuildingElement) or 0,
            r.PhysicalOrVirtualBoundary,
            r.InternalOrExternalBoundary,
        )
        for r in opened.file.by_type("IfcRelSpaceBoundary")
        if r.RelatingSpace
    )
    boundaries = tables.boundaries
    columns = zip(boundaries.space, boundaries.element, boundaries.physical, boundaries.side, strict=True)
    found["boundaries"] = sorted((opened.step(a), opened.step(b) or 0, c, d) for a, b, c, d in columns)
    return expected, found


def _id(entity: Any) -> int | None:
    return entity.id() if entity else None


# --- materials, classifications, units ------------------------------------------------------------


def materials(opened: Opened) -> View:
    """Names of the materials of each object, and the layers with their thickness."""
    tables = opened.tables
    uses: dict[int, list[tuple[str | None, float | None]]] = {}
    for at, row in enumerate(tables.material_uses.object):
        material = tables.material_uses.material[at]
        name = None if material == NONE else tables.materials.name[material]
        uses.setdefault(row, []).append((name, tables.material_uses.thickness[at]))
    expected, found = {}, {}
    for row, entity in opened.objects:
        used = uses.get(row, [])
        shown = _materials(entity)
        expected[entity.id()] = shown
        found[entity.id()] = _util_takes_the_first_association(used, shown)
    return expected, found


def _materials(entity: Any) -> list[tuple[str | None, float | None]]:
    material = util_element.get_material(entity, should_skip_usage=True, should_inherit=False)
    if material is None:
        return []
    if material.is_a("IfcMaterialLayer"):  # util raises on a layer outside of a set
        return [(material.Material and material.Material.Name, material.LayerThickness)]
    thick = (
        [layer.LayerThickness for layer in material.MaterialLayers]
        if material.is_a("IfcMaterialLayerSet")
        else []
    )
    listed = util_element.get_materials(entity, should_inherit=False)
    return [
        (one and no_name_is_an_empty_name(one.Name), thick[at] if thick else None)
        for at, one in enumerate(listed)
    ]


def _util_takes_the_first_association(used: list[Any], shown: list[Any]) -> list[Any]:
    """An object with several material associations has all of them in the tables and one in util."""
    for start in range(len(used)):
        if shown and used[start : start + len(shown)] == shown:
            return shown
    return used


def classifications(opened: Opened) -> View:
    """System, identification and name of each reference."""
    table = opened.tables.classifications
    found: dict[int, set[Any]] = {}
    columns = zip(table.object, table.system, table.identification, table.name, strict=True)
    for row, system, identification, name in columns:
        found.setdefault(opened.tables.objects.step[row], set()).add((system, identification, name))
    expected = {}
    for _, entity in opened.objects:
        references = util_classification.get_references(entity, should_inherit=False)
        if references:
            expected[entity.id()] = {_reference(reference) for reference in references}
    return expected, found


def _reference(reference: Any) -> tuple[str, str, str]:
    system = util_classification.get_classification(reference)
    title = no_name_is_an_empty_name(system.Name) if system else ""
    if reference.is_a("IfcClassification"):
        return title, "", ""
    identification = reference[1]  # Identification, in IFC2X3 ItemReference
    return title, identification or "", reference.Name or ""


def units(opened: Opened) -> View:
    """The factor to SI of each kind of unit that the project has once."""
    expected, found = {}, {}
    project = opened.file.by_type("IfcProject")
    assigned = project[0].UnitsInContext.Units if project and project[0].UnitsInContext else ()
    for unit in assigned:
        kind = getattr(unit, "UnitType", None)
        if kind in opened.tables.units.project:
            scale = util_unit.calculate_unit_scale(opened.file, kind)
            expected[kind] = True
            own = float(opened.tables.units.project[kind].factor) * 1000 ** _grams(unit)
            found[kind] = math.isclose(own, scale, rel_tol=1e-12)
    return expected, found


def _grams(unit: Any) -> int:
    """SI counts in kilograms, util in grams: the power of the gram in a unit."""
    if unit.is_a("IfcDerivedUnit"):
        return sum(_grams(element.Unit) * element.Exponent for element in unit.Elements)
    if unit.is_a("IfcConversionBasedUnit"):
        return _grams(unit.ConversionFactor.UnitComponent)
    return int(getattr(unit, "Name", "") == "GRAM")


# --- where buildings lie --------------------------------------------------------------------------


def middles(opened: Opened) -> View:
    """The middle of each building's elements, in models that say where on earth they are."""
    found = {
        opened.step(row): (round(x, 3), round(y, 3))
        for row, (x, y) in opened.tables.georeference.middles.items()
    }
    if not found:
        return {}, {}
    objects = opened.tables.objects
    members: dict[int | None, list[Any]] = {}
    for row, entity in opened.objects:
        if objects.kind[row] == "element" and objects.has_representation[row]:
            members.setdefault(opened.step(objects.building[row]), []).append(entity)
    expected = {}
    for building, entities in members.items():
        chosen = entities[:: math.ceil(len(entities) / MOST)]
        placed = [util_placement.get_local_placement(one.ObjectPlacement) for one in chosen]
        expected[building] = tuple(round(median(float(one[axis][3]) for one in placed), 3) for axis in (0, 1))
    return expected, found
