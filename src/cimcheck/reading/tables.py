"""The columns that a model is read into.

A row number is an index into the columns of its table; `NONE` (-1) in a column of row numbers means "none"
and `""` in a column of text means "no text". Numbers are as written in the model, in the model's own units;
`Units` says which those are. Nothing is merged and nothing is dropped: two sets of one name on one object
are two set rows, a property written twice is two property rows, and what an occurrence inherits from its
type stays on the row of the type.
"""

from array import array
from collections.abc import Iterator
from fractions import Fraction
from typing import TypeAlias

from msgspec import Struct, field

NONE = -1

Integers: TypeAlias = "array[int]"
Value: TypeAlias = str | float | int | bool | tuple["Value", ...] | None


def integers() -> Integers:
    """An empty column of row numbers, STEP ids or counts."""
    return array("q")


class Slices(Struct):
    """For each row of one table, the rows of another: `rows[first[i]:first[i] + count[i]]`."""

    first: Integers = field(default_factory=integers)
    count: Integers = field(default_factory=integers)
    rows: Integers = field(default_factory=integers)

    def of(self, row: int) -> Integers:
        """The rows that belong to `row`, in the order of the model; empty where there are none."""
        start = self.first[row]
        return self.rows[start : start + self.count[row]]


class Pairs(Struct):
    """A relation as two columns of equal length, in the order of the model's relations."""

    left: Integers = field(default_factory=integers)
    right: Integers = field(default_factory=integers)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self.left, self.right, strict=True)

    def __len__(self) -> int:
        return len(self.left)


class Objects(Struct):
    """Every IfcObjectDefinition: occurrences, types, spaces, storeys, groups, the project; one row each.

    `kind` is one of element, opening, spatial, group, type, project, annotation, grid, port, structural,
    process, resource, control, actor, other. Rows are in ascending order of `step`.
    """

    step: Integers = field(default_factory=integers)
    ifc_class: list[str] = []
    kind: list[str] = []
    guid: list[str] = []
    name: list[str] = []
    description: list[str] = []
    object_type: list[str] = []  # on a type: ElementType and the like
    long_name: list[str] = []
    tag: list[str] = []
    predefined_type: list[str] = []  # of this row; the type has its own
    type_of: Integers = field(default_factory=integers)  # row of the type object
    parent: Integers = field(default_factory=integers)  # whole that this is a part of (aggregated, nested)
    container: Integers = field(default_factory=integers)  # spatial row, from its own relation only
    storey: Integers = field(default_factory=integers)  # nearest IfcBuildingStorey upwards, or the row itself
    building: Integers = field(default_factory=integers)
    site: Integers = field(default_factory=integers)
    has_representation: Integers = field(default_factory=integers)  # 1 or 0; of a type: RepresentationMaps
    elevation: list[float | None] = []  # [project length unit] storeys
    overall_width: list[float | None] = []  # [project length unit] doors, windows
    overall_height: list[float | None] = []  # [project length unit] doors, windows
    operation_type: list[str] = []  # or PartitioningType of a window
    assembly_place: list[str] = []  # IfcElementAssembly.AssemblyPlace: SITE, FACTORY
    attributes: dict[int, dict[str, Value]] = {}  # others, by IFC name

    def __len__(self) -> int:
        return len(self.step)


class Sets(Struct):
    """Property, quantity and predefined sets (door lining and the like); one row an instance in the file.

    `kind` is property, quantity, predefined or material; `first`, `count` are a slice of `Properties`.
    """

    step: Integers = field(default_factory=integers)
    ifc_class: list[str] = []
    kind: list[str] = []
    name: list[str] = []
    method: list[str] = []  # IfcElementQuantity.MethodOfMeasurement
    first: Integers = field(default_factory=integers)
    count: Integers = field(default_factory=integers)

    def __len__(self) -> int:
        return len(self.step)


class Properties(Struct):
    """Properties and quantities, set by set; a property that several sets share is a row in each of them.

    `kind`: single, enumerated, list, bounded, table, reference, complex for properties; length, area,
    volume, count, weight, time, number, complex_quantity for quantities; predefined for an attribute of a
    predefined set. `value`: a scalar, or a tuple for enumerated and list; (lower, upper, set point) for
    bounded; ((defining...), (defined...)) for table; for reference the name of the thing pointed at; the
    usage for complex. None where the model gives nothing, a logical UNKNOWN or a number that is not finite.
    `measure`: the IFC name of the value's type (IfcLengthMeasure), of the class pointed at for reference,
    "" where unknown. Where members of one value differ in type it is that of the first. `path`: "" for a
    property that stands in its set; "Outer/Inner" for one inside a complex property.
    """

    step: Integers = field(default_factory=integers)
    name: list[str] = []
    kind: list[str] = []
    value: list[Value] = []
    measure: list[str] = []
    unit: Integers = field(default_factory=integers)  # row of `Units.declared`; NONE: the project's unit
    path: list[str] = []

    def __len__(self) -> int:
        return len(self.step)


class Materials(Struct):
    """Materials by themselves, and in `sets` their property sets (rows of `Sets`, kind material)."""

    step: Integers = field(default_factory=integers)
    name: list[str] = []
    category: list[str] = []
    description: list[str] = []
    sets: Slices = field(default_factory=Slices)

    def __len__(self) -> int:
        return len(self.step)


class MaterialUses(Struct):
    """Which object is made of which material; one row a layer, constituent, profile or list entry.

    What a type is made of stands on the row of the type. `kind` is single, layer, constituent, profile or
    list.
    """

    object: Integers = field(default_factory=integers)
    material: Integers = field(default_factory=integers)  # NONE: an air gap or nothing said
    kind: list[str] = []
    position: Integers = field(default_factory=integers)  # 0, 1, ... within its layer set or list
    part_name: list[str] = []  # name of the layer, constituent or profile
    part_category: list[str] = []
    thickness: list[float | None] = []  # [project length unit] layers
    fraction: list[float | None] = []  # [1] constituents
    set_name: list[str] = []  # name of the layer, constituent or profile set
    ventilated: list[bool | None] = []  # IsVentilated of a layer

    def __len__(self) -> int:
        return len(self.object)


class Classifications(Struct):
    """References of objects into classification systems, as written."""

    object: Integers = field(default_factory=integers)
    system: list[str] = []
    edition: list[str] = []
    identification: list[str] = []
    name: list[str] = []

    def __len__(self) -> int:
        return len(self.object)


class Boundaries(Struct):
    """IfcRelSpaceBoundary: which element bounds which space."""

    space: Integers = field(default_factory=integers)
    element: Integers = field(default_factory=integers)
    physical: list[str] = []  # PHYSICAL, VIRTUAL, NOTDEFINED
    side: list[str] = []  # INTERNAL, EXTERNAL, EXTERNAL_EARTH, ..., NOTDEFINED

    def __len__(self) -> int:
        return len(self.space)


class Unit(Struct, frozen=True):
    """One unit: a value times `factor`, plus `offset`, is the value in SI (m, m2, m3, kg, rad, s, K)."""

    kind: str  # LENGTHUNIT, THERMALTRANSMITTANCEUNIT, USERDEFINED, ...
    name: str  # as one would write it: "MILLIMETRE", "FOOT", "CNY"
    factor: Fraction
    offset: Fraction = Fraction(0)


class Units(Struct):
    """What the numbers of the model are in.

    `project` holds by kind of unit what the project's assignment says once and soundly. A kind that is
    missing is absent, never a default. One given twice with different factors stands in `ambiguous` only,
    with what could be understood of it; one that is not understood stands in `broken` only. A user-defined
    kind reads "USERDEFINED:name".
    """

    project: dict[str, Unit] = {}
    ambiguous: dict[str, list[Unit]] = {}
    broken: list[str] = []
    declared: list[Unit | None] = []  # None: given, not understood
    currency: str = ""


class Georeference(Struct):
    """Where the model says it stands on earth; everything None or empty where it says nothing.

    `map_conversion` and `projected_crs` carry the IFC names of their entries plus `source`, the class or
    property set they were found in, and `object`, the row of the site or project it hung on (NONE for the
    representation context).
    """

    true_north: tuple[float, float] | None = None
    map_conversion: dict[str, Value] | None = None
    projected_crs: dict[str, Value] | None = None
    map_unit: Unit | None = None  # of eastings and northings; None: the project's length unit
    site: int = NONE  # row of the site that the next three are of
    latitude: float | None = None  # [degree] north positive
    longitude: float | None = None  # [degree] east positive
    elevation: float | None = None  # [project length unit] IfcSite.RefElevation
    site_origin: tuple[float, float, float] | None = None  # [project length unit]
    middles: dict[int, tuple[float, float]] = {}
    """Where elements lie, by row of their building (NONE: of none) [project length unit]; only in models
    that say where on earth they are."""


class ModelTables(Struct):
    """Everything that is read from one model, without geometry."""

    schema: str = ""  # IFC2X3, IFC4, IFC4X3_ADD2
    application: str = ""  # authoring tool and version
    entity_count: int = 0
    objects: Objects = field(default_factory=Objects)
    sets: Sets = field(default_factory=Sets)
    properties: Properties = field(default_factory=Properties)
    object_sets: Slices = field(default_factory=Slices)  # object row -> set rows of that very row
    groups: Pairs = field(default_factory=Pairs)  # group, member
    referenced: Pairs = field(default_factory=Pairs)  # spatial structure, element referenced in it
    voids: Pairs = field(default_factory=Pairs)  # element, opening
    fills: Pairs = field(default_factory=Pairs)  # opening, filling
    covers: Pairs = field(default_factory=Pairs)  # element or space, covering
    boundaries: Boundaries = field(default_factory=Boundaries)
    materials: Materials = field(default_factory=Materials)
    material_uses: MaterialUses = field(default_factory=MaterialUses)
    classifications: Classifications = field(default_factory=Classifications)
    units: Units = field(default_factory=Units)
    georeference: Georeference = field(default_factory=Georeference)

    def sets_of(self, row: int) -> Integers:
        """Set rows that the object itself carries."""
        return self.object_sets.of(row)

    def properties_of(self, set_row: int) -> range:
        """Property rows of one set."""
        start = self.sets.first[set_row]
        return range(start, start + self.sets.count[set_row])
