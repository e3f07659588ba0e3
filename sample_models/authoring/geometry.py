"""Placements and swept solids as IFC entities."""

from typing import Any

from sample_models.authoring.description import Element, Frame, Point, Polygon, Rectangle, Solid, Vector
from sample_models.authoring.step import StepText

UP: Vector = (0.0, 0.0, 1.0)
EAST: Vector = (1.0, 0.0, 0.0)


def point(step: StepText, *metres: float) -> Any:
    return step.shared("IfcCartesianPoint", tuple(step.length(value) for value in metres))


def direction(step: StepText, *ratios: float) -> Any:
    return step.shared("IfcDirection", tuple(round(value, 12) + 0.0 for value in ratios))


def axes(step: StepText, frame: Frame) -> Any:
    upright = frame.axis == UP and frame.across == EAST
    axis = None if upright else direction(step, *frame.axis)
    across = None if upright else direction(step, *frame.across)
    return step.shared("IfcAxis2Placement3D", point(step, *frame.origin), axis, across)


def placement(step: StepText, relative_to: Any, frame: Frame) -> Any:
    return step.add("IfcLocalPlacement", PlacementRelTo=relative_to, RelativePlacement=axes(step, frame))


def profile(step: StepText, shape: Rectangle | Polygon) -> Any:
    if isinstance(shape, Rectangle):
        position = step.shared("IfcAxis2Placement2D", point(step, *shape.centre), None)
        sides = (step.length(shape.width), step.length(shape.depth))
        return step.shared("IfcRectangleProfileDef", "AREA", None, position, *sides)
    corners = [point(step, *corner) for corner in (*shape.points, shape.points[0])]
    outline = step.shared("IfcPolyline", tuple(corners))
    return step.shared("IfcArbitraryClosedProfileDef", "AREA", None, outline)


def extrusion(step: StepText, solid: Solid) -> Any:
    return step.shared(
        "IfcExtrudedAreaSolid",
        profile(step, solid.profile),
        axes(step, Frame()),
        direction(step, *UP),
        step.length(solid.height),
    )


def shape(step: StepText, body: Any, element: Element) -> Any:
    """The IfcProductDefinitionShape of an element, or None for one without solids."""
    if not element.solids:
        return None
    items = tuple(extrusion(step, solid) for solid in element.solids)
    representation = step.add(
        "IfcShapeRepresentation",
        ContextOfItems=body,
        RepresentationIdentifier="Body",
        RepresentationType="SweptSolid",
        Items=items,
    )
    return step.add("IfcProductDefinitionShape", Representations=(representation,))


def contexts(step: StepText, true_north: Point | None) -> tuple[Any, Any]:
    """The model context with its true north, and its body subcontext."""
    world = axes(step, Frame())
    north = direction(step, *true_north) if true_north else None
    model = step.shared("IfcGeometricRepresentationContext", None, "Model", 3, 1e-5, world, north)
    body = step.add(
        "IfcGeometricRepresentationSubContext",
        ContextIdentifier="Body",
        ContextType="Model",
        ParentContext=model,
        TargetView="MODEL_VIEW",
    )
    return model, body
