"""Materials, what is made of them, and what the model says of them."""

from typing import NamedTuple

from cimcheck.reading.extract_sets import SetReader, slices
from cimcheck.reading.extract_source import Source, number, text
from cimcheck.reading.tables import NONE, Materials, MaterialUses, ModelTables

USAGES = {
    "IfcMaterialLayerSetUsage": "ForLayerSet",
    "IfcMaterialProfileSetUsage": "ForProfileSet",
    "IfcMaterialProfileSetUsageTapering": "ForProfileSet",
}
SETS = {  # attribute with the parts, attribute with the name
    "IfcMaterialLayerSet": ("MaterialLayers", "LayerSetName"),
    "IfcMaterialConstituentSet": ("MaterialConstituents", "Name"),
    "IfcMaterialProfileSet": ("MaterialProfiles", "Name"),
}
PARTS = {
    "IfcMaterialLayer": "layer",
    "IfcMaterialLayerWithOffsets": "layer",
    "IfcMaterialConstituent": "constituent",
    "IfcMaterialProfile": "profile",
    "IfcMaterialProfileWithOffsets": "profile",
}
PROPERTY_LISTS = {
    "IfcMaterialProperties": "Properties",
    "IfcExtendedMaterialProperties": "ExtendedProperties",
}


class Use(NamedTuple):
    """One row of `MaterialUses` but for the object."""

    material: int
    kind: str
    position: int = 0
    part_name: str = ""
    part_category: str = ""
    thickness: float | None = None
    fraction: float | None = None
    set_name: str = ""
    ventilated: bool | None = None


def read_materials(source: Source, reader: SetReader, tables: ModelTables, row_of: dict[int, int]) -> None:
    """Fill materials, their property sets and their uses."""
    tables.materials, material_row = _materials(source)
    tables.materials.sets = slices(_property_sets(source, reader, material_row))
    known: dict[int, list[Use]] = {}
    seen: set[tuple[int, int]] = set()
    for target, objects in source.relation("IfcRelAssociatesMaterial", "RelatingMaterial", "RelatedObjects"):
        if target not in known:
            known[target] = _uses(source, material_row, target)
        for part in objects:
            row = row_of.get(part)
            if row is not None and (row, target) not in seen:
                seen.add((row, target))
                for use in known[target]:
                    _append(tables.material_uses, row, use)


def _materials(source: Source) -> tuple[Materials, dict[int, int]]:
    materials = Materials()
    found = source.rows("IfcMaterial")
    for row in found:
        materials.step.append(source.step[row])
        materials.name.append(text(source.value(row, "Name")))
        materials.category.append(text(source.value(row, "Category")))
        materials.description.append(text(source.value(row, "Description")))
    return materials, {row: at for at, row in enumerate(found)}


def _property_sets(source: Source, reader: SetReader, material_row: dict[int, int]) -> list[list[int]]:
    """By material the rows of its sets; IFC2X3 also has classes with the properties as their attributes."""
    owned: list[list[int]] = [[] for _ in material_row]
    for row in source.rows("IfcMaterialProperties"):
        material = material_row.get(source.target(row, "Material"))
        if material is None:
            continue
        ifc_class, properties = source.class_of(row), reader.properties
        if ifc_class in PROPERTY_LISTS:
            rows = properties.rows(source.references(row, PROPERTY_LISTS[ifc_class]))
        else:
            rows = properties.attribute_rows(row, 1)
        owned[material].append(reader.add(row, "material", source.value(row, "Name"), "", rows))
    return owned


def _uses(source: Source, material_row: dict[int, int], row: int) -> list[Use]:
    """What an associated material comes to, part by part."""
    ifc_class = source.class_of(row)
    if ifc_class in USAGES:
        row = source.target(row, USAGES[ifc_class])
        ifc_class = source.class_of(row)
    if ifc_class in SETS:
        members, title = SETS[ifc_class]
        set_name = text(source.value(row, title))
        parts = source.references(row, members)
        return [_part(source, material_row, part, at, set_name) for at, part in enumerate(parts)]
    if ifc_class in PARTS:
        return [_part(source, material_row, row, 0, "")]
    if ifc_class == "IfcMaterialList":
        listed = source.references(row, "Materials")
        return [Use(material_row.get(item, NONE), "list", at) for at, item in enumerate(listed)]
    if ifc_class == "IfcMaterial":
        return [Use(material_row.get(row, NONE), "single")]
    return []


def _part(source: Source, material_row: dict[int, int], row: int, position: int, set_name: str) -> Use:
    profile = text(source.value(source.target(row, "Profile"), "ProfileName"))
    ventilated = source.value(row, "IsVentilated")
    return Use(
        material=material_row.get(source.target(row, "Material"), NONE),
        kind=PARTS.get(source.class_of(row), ""),
        position=position,
        part_name=text(source.value(row, "Name")) or profile,
        part_category=text(source.value(row, "Category")),
        thickness=number(source.value(row, "LayerThickness")),
        fraction=number(source.value(row, "Fraction")),
        set_name=set_name,
        ventilated=ventilated if isinstance(ventilated, bool) else None,
    )


def _append(uses: MaterialUses, row: int, use: Use) -> None:
    uses.object.append(row)
    uses.material.append(use.material)
    uses.kind.append(use.kind)
    uses.position.append(use.position)
    uses.part_name.append(use.part_name)
    uses.part_category.append(use.part_category)
    uses.thickness.append(use.thickness)
    uses.fraction.append(use.fraction)
    uses.set_name.append(use.set_name)
    uses.ventilated.append(use.ventilated)
