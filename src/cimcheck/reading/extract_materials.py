"""Materials, what is made of them, and what the model says of them."""

from typing import NamedTuple

from cimcheck.reading.extract_sets import SetReader, slices
from cimcheck.reading.extract_source import Entity, Source, number, text
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
    for _, target, objects in source.relation("IfcRelAssociatesMaterial", "RelatingMaterial", "RelatedObjects"):
        if target not in known:
            known[target] = _uses(source, material_row, source.model.by_id(target))
        for step in objects:
            row = row_of.get(step)
            if row is not None and (row, target) not in seen:
                seen.add((row, target))
                for use in known[target]:
                    _append(tables.material_uses, row, use)


def _materials(source: Source) -> tuple[Materials, dict[int, int]]:
    materials = Materials()
    found = source.all("IfcMaterial")
    for step, entity in found.items():
        materials.step.append(step)
        materials.name.append(text(source.named(entity, "Name")))
        materials.category.append(text(source.named(entity, "Category")))
        materials.description.append(text(source.named(entity, "Description")))
    return materials, {step: row for row, step in enumerate(found)}


def _property_sets(source: Source, reader: SetReader, material_row: dict[int, int]) -> list[list[int]]:
    """By material the rows of its sets. IFC2X3 also has classes of its own with the properties as attributes."""
    owned: list[list[int]] = [[] for _ in material_row]
    for step, entity in source.all("IfcMaterialProperties").items():
        row = material_row.get(source.step(source.named(entity, "Material")))
        if row is None:
            continue
        ifc_class, properties = entity.is_a(), reader.properties
        name = source.named(entity, "Name")
        if ifc_class == "IfcMaterialProperties":
            rows = properties.rows(source.named(entity, "Properties"))
        elif ifc_class == "IfcExtendedMaterialProperties":
            rows = properties.rows(source.named(entity, "ExtendedProperties"))
        else:
            rows = properties.attribute_rows(entity, 1)
        owned[row].append(reader.add(step, ifc_class, "material", name, "", rows))
    return owned


def _uses(source: Source, material_row: dict[int, int], entity: Entity) -> list[Use]:
    """What an associated material comes to, part by part."""
    ifc_class = source.class_of(entity)
    if ifc_class in USAGES:
        entity = source.named(entity, USAGES[ifc_class])
        ifc_class = source.class_of(entity)
    if ifc_class in SETS:
        members, title = SETS[ifc_class]
        set_name = text(source.named(entity, title))
        parts = source.entities(source.named(entity, members))
        return [_part(source, material_row, part, at, set_name) for at, part in enumerate(parts)]
    if ifc_class in PARTS:
        return [_part(source, material_row, entity, 0, "")]
    if ifc_class == "IfcMaterialList":
        listed = source.entities(source.named(entity, "Materials"))
        return [Use(material_row.get(item.id(), NONE), "list", at) for at, item in enumerate(listed)]
    if ifc_class == "IfcMaterial":
        return [Use(material_row.get(entity.id(), NONE), "single")]
    return []


def _part(source: Source, material_row: dict[int, int], entity: Entity, position: int, set_name: str) -> Use:
    kind = PARTS.get(source.class_of(entity), "")
    profile = text(source.named(source.named(entity, "Profile"), "ProfileName"))
    ventilated = source.named(entity, "IsVentilated")
    return Use(
        material=material_row.get(source.step(source.named(entity, "Material")), NONE),
        kind=kind,
        position=position,
        part_name=text(source.named(entity, "Name")) or profile,
        part_category=text(source.named(entity, "Category")),
        thickness=number(source.named(entity, "LayerThickness")),
        fraction=number(source.named(entity, "Fraction")),
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
