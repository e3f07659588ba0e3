"""What a building is, apart from how any tool writes it. Metres, square metres, cubic metres throughout."""

from dataclasses import dataclass, field

Point = tuple[float, float]
Vector = tuple[float, float, float]


@dataclass(frozen=True)
class Measure:
    """A number with a physical kind, in SI units; the writer converts it to the units of the file."""

    kind: str
    value: float


@dataclass(frozen=True)
class Logical:
    """A value of IfcLogical: TRUE, FALSE or UNKNOWN."""

    choice: str


@dataclass(frozen=True)
class Text:
    """Free text (IfcText), where plain strings become labels."""

    text: str


@dataclass(frozen=True)
class Choice:
    """One choice of a standard enumeration (IfcPropertyEnumeratedValue)."""

    choice: str


UNKNOWN = Logical("UNKNOWN")
"""The third truth value of IfcLogical."""

Value = bool | int | float | str | Text | Measure | Choice | Logical
Facts = tuple[tuple[str, Value], ...]


@dataclass(frozen=True)
class PropertySet:
    name: str
    properties: Facts


@dataclass(frozen=True)
class QuantitySet:
    name: str
    quantities: tuple[tuple[str, Measure], ...]


AnySet = PropertySet | QuantitySet


@dataclass(frozen=True)
class Rectangle:
    width: float
    depth: float
    centre: Point = (0.0, 0.0)


@dataclass(frozen=True)
class Polygon:
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Solid:
    """A profile in the local xy plane, extruded along the local z axis."""

    profile: Rectangle | Polygon
    height: float


@dataclass(frozen=True)
class Frame:
    """Where an element stands, relative to its storey (or to the site)."""

    origin: Vector = (0.0, 0.0, 0.0)
    axis: Vector = (0.0, 0.0, 1.0)
    across: Vector = (1.0, 0.0, 0.0)


@dataclass(frozen=True)
class Layer:
    material: str
    thickness: float
    conductivity: float | None = None


@dataclass(frozen=True)
class Element:
    """A thing of the building. `kind` is neutral: `classes.py` says which IFC class it becomes."""

    kind: str
    key: str
    name: str
    english: str = ""
    family: str = ""
    type_name: str = ""
    mark: str = ""
    predefined: str = ""
    frame: Frame = Frame()
    solids: tuple[Solid, ...] = ()
    measures: tuple[tuple[str, Measure], ...] = ()
    facts: Facts = ()
    layers: tuple[Layer, ...] = ()
    material: str = ""
    openings: tuple["Opening", ...] = ()
    area_scheme: str = ""
    boundaries: tuple[str, ...] = ()
    extra: tuple[AnySet, ...] = ()
    type_extra: tuple[AnySet, ...] = ()
    disciplines: frozenset[str] = frozenset({"architecture"})

    def fact(self, name: str) -> Value | None:
        return dict(self.facts).get(name)

    def measure(self, name: str) -> Measure | None:
        return dict(self.measures).get(name)


@dataclass(frozen=True)
class Opening:
    """A hole through a wall, and the door or window that fills it, if any."""

    hole: Element
    filling: Element | None = None


@dataclass(frozen=True)
class Storey:
    key: str
    name: str
    english: str
    elevation: float
    height: float
    above_ground: bool
    outline: tuple[Point, ...] = ()
    """Edge of the floor area; empty when the model says nothing of it."""
    elements: tuple[Element, ...] = ()


@dataclass(frozen=True)
class Zone:
    key: str
    name: str
    members: tuple[str, ...]
    """Keys of spaces, as `storey/space`."""
    facts: Facts = ()
    extra: tuple[AnySet, ...] = ()


@dataclass(frozen=True)
class Site:
    name: str = "场地"
    area: float | None = None
    elements: tuple[Element, ...] = ()
    extra: tuple[AnySet, ...] = ()


@dataclass(frozen=True)
class Building:
    key: str
    name: str
    english: str
    use: str
    storeys: tuple[Storey, ...] = ()
    zones: tuple[Zone, ...] = ()
    facts: Facts = ()
    site: Site = field(default_factory=Site)
    extra: tuple[AnySet, ...] = ()
    true_north: Point | None = None
    says_storeys: bool = True
    """Whether the building states its number of storeys as a property."""


@dataclass(frozen=True)
class Model:
    """One file: a building as one tool would write it."""

    file: str
    building: Building
    dialect: str
    schema: str = "IFC4"
    unit: str = "mm"
    discipline: str = "architecture"
    quantity_unit: str = ""
    """Unit system that each quantity states for itself; empty: the units of the project."""
