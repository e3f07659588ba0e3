"""What the schema of a model says: which attribute stands where, what is a kind of what, what need not be read."""

import re
from pathlib import Path
from typing import Any, TypeAlias

Declaration: TypeAlias = Any  # of the parser's schema, which carries no types

# Shape and looks. A reference to an entity that is bypassed reads as None.
BYPASSED = (
    "IfcConnectionGeometry",
    "IfcGridAxis",
    "IfcLightDistributionData",
    "IfcLightIntensityDistribution",
    "IfcObjectPlacement",
    "IfcPresentationItem",
    "IfcPresentationLayerAssignment",
    "IfcPresentationStyle",
    "IfcPresentationStyleAssignment",
    "IfcRepresentation",
    "IfcRepresentationItem",
    "IfcShapeAspect",
    "IfcStructuralLoad",
    "IfcSurfaceStyleShading",
    "IfcTextureCoordinate",
    "IfcTextureVertex",
    "IfcVirtualGridIntersection",
)
NEEDED = "IfcDirection"  # true north
HEADER_BYTES = 65536
SCHEMA_NAME = re.compile(rb"FILE_SCHEMA\s*\(\s*\(\s*'([^']*)'", re.IGNORECASE)


class Layout:
    """Positions and kinds of one schema; asked once per class, not once per entity."""

    def __init__(self, schema: str) -> None:
        import ifcopenshell

        self._schema = ifcopenshell.ifcopenshell_wrapper.schema_by_name(schema)
        self._attributes: dict[str, dict[str, int]] = {}
        self._lineage: dict[str, tuple[str, ...]] = {}

    def declaration(self, ifc_class: str) -> Declaration | None:
        """The entity declaration; None where the schema has no such entity."""
        try:
            return self._schema.declaration_by_name(ifc_class).as_entity()
        except RuntimeError:
            return None

    def attributes(self, ifc_class: str) -> dict[str, int]:
        """Name to position of all direct attributes, inherited ones included."""
        if ifc_class not in self._attributes:
            declaration = self.declaration(ifc_class)
            names = [] if declaration is None else [item.name() for item in declaration.all_attributes()]
            self._attributes[ifc_class] = {name: index for index, name in enumerate(names)}
        return self._attributes[ifc_class]

    def index(self, ifc_class: str, attribute: str) -> int:
        """Position of an attribute; -1 where the class has none of that name."""
        return self.attributes(ifc_class).get(attribute, -1)

    def lineage(self, ifc_class: str) -> tuple[str, ...]:
        """The class and everything it is a kind of, nearest first."""
        if ifc_class not in self._lineage:
            declaration = self.declaration(ifc_class)
            names = []
            while declaration is not None:
                names.append(declaration.name())
                declaration = declaration.supertype()
            self._lineage[ifc_class] = tuple(names)
        return self._lineage[ifc_class]

    def plain_attributes(self, ifc_class: str) -> dict[str, tuple[int, str]]:
        """Attributes that hold text, numbers or enumeration items: name to (position, IFC name of the type)."""
        declaration = self.declaration(ifc_class)
        found = {}
        for index, item in enumerate(declaration.all_attributes() if declaration is not None else ()):
            measure = _plain_type(item.type_of_attribute())
            if measure is not None:
                found[item.name()] = (index, measure)
        return found


def bypassed_types(path: str) -> list[str]:
    """Classes that `open` may pass over in this file; none where its schema is not one that can be read."""
    with Path(path).open("rb") as stream:
        match = SCHEMA_NAME.search(stream.read(HEADER_BYTES))
    if match is None:
        return []
    try:
        layout = Layout(match[1].decode("ascii", "replace").upper())
    except RuntimeError:
        return []
    declarations = [layout.declaration(name) for name in BYPASSED]
    kept = frozenset(layout.lineage(NEEDED))
    return [name for item in declarations if item is not None for name in _without(item, kept)]


def _without(declaration: Declaration, kept: frozenset[str]) -> list[str]:
    """The largest classes at or under `declaration` that have nothing to do with `kept`."""
    name = declaration.name()
    if name not in kept:
        return [name]
    return [found for item in declaration.subtypes() if item.name() != NEEDED for found in _without(item, kept)]


def _plain_type(kind: Any) -> str | None:
    """The IFC name of a type that is not made of entities ("" for one without a name), else None."""
    aggregate = kind.as_aggregation_type()
    if aggregate is not None:
        return _plain_type(aggregate.type_of_element())
    named = kind.as_named_type()
    if named is None:
        return ""
    declared = named.declared_type()
    if declared.as_entity() is not None or declared.as_select_type() is not None:
        return None
    return str(declared.name())
