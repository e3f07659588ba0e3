"""Materials, their layers and their thermal properties."""

from typing import Any

from sample_models.authoring.description import Element, Layer, Measure
from sample_models.authoring.step import StepText

DIRECTIONS = {"wall": ("AXIS2", "POSITIVE"), "slab": ("AXIS3", "POSITIVE"), "covering": ("AXIS3", "POSITIVE")}


def definition(step: StepText, element: Element) -> Any:
    """What IfcRelAssociatesMaterial relates an element to; None when the model names no material."""
    if element.layers:
        return _layer_usage(step, element)
    return _material(step, Layer(element.material, 0.0)) if element.material else None


def _material(step: StepText, layer: Layer) -> Any:
    extra = () if step.schema == "IFC2X3" else (None, None)
    material = step.shared("IfcMaterial", layer.material, *extra)
    if layer.conductivity is not None:
        _thermal(step, material, layer.conductivity)
    return material


def _thermal(step: StepText, material: Any, conductivity: float) -> None:
    if step.schema == "IFC2X3":
        step.shared("IfcThermalMaterialProperties", material, None, None, None, conductivity)
        return
    known = step.typed(Measure("conductivity", conductivity))
    value = step.shared("IfcPropertySingleValue", "ThermalConductivity", None, known, None)
    step.shared("IfcMaterialProperties", "Pset_MaterialThermal", None, (value,), material)


def _layer_usage(step: StepText, element: Element) -> Any:
    name = element.type_name or element.name
    whole = step.once(("layers", name, element.layers), lambda: _layer_set(step, name, element.layers))
    if element.kind not in DIRECTIONS:
        return whole
    extent = () if step.schema == "IFC2X3" else (None,)
    return step.shared("IfcMaterialLayerSetUsage", whole, *DIRECTIONS[element.kind], 0.0, *extent)


def _layer_set(step: StepText, name: str, drawn: tuple[Layer, ...]) -> Any:
    """A layer belongs to one layer set only, so layers are not shared between sets."""
    layers = [
        step.add(
            "IfcMaterialLayer", Material=_material(step, layer), LayerThickness=step.length(layer.thickness)
        )
        for layer in drawn
    ]
    return step.add("IfcMaterialLayerSet", MaterialLayers=layers, LayerSetName=name)
