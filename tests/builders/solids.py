"""Models of a few solids whose measures can be worked out by hand; lengths are in metres in any unit."""

import math
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import ifcopenshell
import ifcopenshell.guid

UNITS = {"m": "1", "mm": "1/1000", "ft": "0.3048"}
Point = tuple[float, ...]


class Solids:
    """An IFC4 model under construction; products are made in one storey-less project."""

    def __init__(self, unit: str = "m", north: Point | None = None) -> None:
        self.file = ifcopenshell.file(schema="IFC4")
        self.unit = UNITS[unit]  # [m] one unit of length
        self.factor = float(Fraction(self.unit))
        self.count = 0
        make = self.file.create_entity
        length = make(
            "IfcSIUnit", UnitType="LENGTHUNIT", Prefix="MILLI" if unit == "mm" else None, Name="METRE"
        )
        if unit == "ft":
            size = make("IfcMeasureWithUnit", make("IfcLengthMeasure", 0.3048), length)
            powers = make("IfcDimensionalExponents", 1, 0, 0, 0, 0, 0, 0)
            length = make("IfcConversionBasedUnit", powers, "LENGTHUNIT", "FOOT", size)
        self.context = make(
            "IfcGeometricRepresentationContext",
            ContextType="Model",
            CoordinateSpaceDimension=3,
            Precision=1e-5,
            WorldCoordinateSystem=self.axes((0, 0, 0)),
            TrueNorth=None if north is None else make("IfcDirection", list(north)),
        )
        make("IfcProject", self.guid(), UnitsInContext=make("IfcUnitAssignment", [length]),
             RepresentationContexts=[self.context])  # fmt: skip

    def guid(self) -> str:
        self.count += 1
        return f"{self.count:022d}"

    def point(self, *coordinates: float) -> Any:
        return self.file.create_entity("IfcCartesianPoint", [value / self.factor for value in coordinates])

    def axes(self, at: Point, turn: float = 0.0) -> Any:
        """A placement at a point, turned counterclockwise about the vertical [degree]."""
        angle = math.radians(turn)
        make = self.file.create_entity
        return make(
            "IfcAxis2Placement3D",
            self.point(*at),
            make("IfcDirection", [0.0, 0.0, 1.0]),
            make("IfcDirection", [math.cos(angle), math.sin(angle), 0.0]),
        )

    def prism(self, outline: Sequence[Point], height: float, at: Point = (0, 0, 0)) -> Any:
        """An upright prism over an outline."""
        make = self.file.create_entity
        ring = [self.point(*point) for point in outline]
        profile = make("IfcArbitraryClosedProfileDef", "AREA", None, make("IfcPolyline", [*ring, ring[0]]))
        return self.upright(profile, height, at)

    def upright(self, profile: Any, height: float, at: Point) -> Any:
        make = self.file.create_entity
        up = make("IfcDirection", [0.0, 0.0, 1.0])
        return make("IfcExtrudedAreaSolid", profile, self.axes(at), up, height / self.factor)

    def block(self, x: float, y: float, z: float, at: Point = (0, 0, 0)) -> Any:
        """A box from its corner `at`."""
        return self.prism([(0, 0), (x, 0), (x, y), (0, y)], z, at)

    def ring(self, outer: float, inner: float, height: float) -> Any:
        """A hollow cylinder about the origin."""
        make = self.file.create_entity
        at = make("IfcAxis2Placement2D", self.point(0, 0))
        wall = (outer - inner) / self.factor
        profile = make("IfcCircleHollowProfileDef", "AREA", None, at, outer / self.factor, wall)
        return self.upright(profile, height, (0, 0, 0))

    def faces(self, points: Sequence[Point], loops: Sequence[Sequence[int]]) -> Any:
        """A surface of plane faces, each a loop of point numbers."""
        make = self.file.create_entity
        corners = [self.point(*point) for point in points]
        bounds = [
            make("IfcFaceOuterBound", make("IfcPolyLoop", [corners[i] for i in loop]), True) for loop in loops
        ]
        faces = [make("IfcFace", [bound]) for bound in bounds]
        return make("IfcFaceBasedSurfaceModel", [make("IfcConnectedFaceSet", faces)])

    def shape(self, items: Sequence[Any], kind: str = "SweptSolid", identifier: str = "Body") -> Any:
        make = self.file.create_entity
        return make("IfcProductDefinitionShape", Representations=[
            make("IfcShapeRepresentation", self.context, identifier, kind, list(items))
        ])  # fmt: skip

    def element(
        self, ifc_class: str, items: Sequence[Any] = (), at: Point = (0, 0, 0), turn: float = 0.0,
        kind: str = "SweptSolid", identifier: str = "Body",
    ) -> int:  # fmt: skip
        """A product; its STEP id. Without items it has no representation."""
        made = self.file.create_entity(
            ifc_class,
            GlobalId=self.guid(),
            ObjectPlacement=self.file.create_entity("IfcLocalPlacement", None, self.axes(at, turn)),
            Representation=self.shape(items, kind, identifier) if items else None,
        )
        return int(made.id())

    def opening(self, host: int, items: Sequence[Any], at: Point = (0, 0, 0), turn: float = 0.0) -> int:
        """An opening in a host."""
        made = self.element("IfcOpeningElement", items, at, turn)
        ends = {"RelatingBuildingElement": host, "RelatedOpeningElement": made}
        by_id = {name: self.file.by_id(step) for name, step in ends.items()}
        self.file.create_entity("IfcRelVoidsElement", self.guid(), **by_id)
        return made

    def aggregate(self, whole: int, parts: Sequence[int]) -> None:
        self.file.create_entity("IfcRelAggregates", self.guid(), RelatingObject=self.file.by_id(whole),
                                RelatedObjects=[self.file.by_id(part) for part in parts])  # fmt: skip

    def mapped(self, source: Any, at: Point, scale: float = 1.0) -> Any:
        """A further use of a shape, moved and scaled."""
        make = self.file.create_entity
        representation = make("IfcShapeRepresentation", self.context, "Body", "SweptSolid", [source])
        origin = make("IfcRepresentationMap", self.axes((0, 0, 0)), representation)
        target = make("IfcCartesianTransformationOperator3D", None, None, self.point(*at), scale, None)
        return make("IfcMappedItem", origin, target)

    def save(self, folder: Path) -> Path:
        path = folder / "solids.ifc"
        self.file.write(str(path))
        return path
