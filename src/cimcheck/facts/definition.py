"""What one fact means: entity, kind, unit, limits, owner."""

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from cimcheck.core.category import Category
from cimcheck.core.formula import NameType
from cimcheck.core.interval import INFINITY, WHOLE_LINE, End, Interval
from cimcheck.core.text import Text
from cimcheck.core.truth import UNKNOWN
from cimcheck.core.units import PLAIN, Unit
from cimcheck.core.value import Value


class FactDefinition(msgspec.Struct, frozen=True):
    """One fact of the catalogue.

    `limits`, `least` and `tolerance` are in coherent units. A number outside `limits`, one above zero and
    below `least`, or a zero where `positive` is set, is treated as not given. Values that differ by no more
    than `tolerance` agree. `condition` is the place in `conditions` of the project file that states the fact;
    `declarable` facts may be declared for a building there.
    """

    id: str
    entity: str
    title: Text
    definition: Text
    kind: str
    unit: Unit = PLAIN
    limits: Interval = WHOLE_LINE
    positive: bool = False
    least: Fraction = Fraction(0)
    members: Mapping[str, Text] = {}
    owner: str = "designer"
    tolerance: Fraction = Fraction(0)
    clause: str = ""
    condition: str = ""
    declarable: bool = False
    file: str = ""
    line: int = 0

    def unknown(self) -> Value:
        """Everything the fact may be when nothing is known, in coherent units.

        `limits` say what is too absurd to be believed when it is read; they are no bound that anybody may
        conclude from. Only the zero below quantities and the one above shares are.
        """
        if self.kind == "number":
            lo: End = Fraction(0) if self.limits.lo >= 0 else -INFINITY
            hi: End = self.limits.hi if self.unit.is_plain and self.limits.hi == 1 else INFINITY
            return Interval(lo, hi)
        return Category(frozenset(self.members)) if self.kind == "category" else UNKNOWN

    def type(self) -> NameType:
        """The type of the fact in formulas."""
        unit = self.unit if self.kind == "number" else None
        return NameType(self.kind, unit, frozenset(self.members), self.entity)  # type: ignore[arg-type]


class ClassFilter(msgspec.Struct, frozen=True):
    """One IFC class of a family; in some schemas only, or only with a type of some class."""

    ifc_class: str
    schemas: tuple[str, ...] = ()
    type_class: str = ""


class EntityDefinition(msgspec.Struct, frozen=True):
    """A kind of subject: its name, the IFC classes it is found in, and whose models speak for it.

    `speaks` orders the disciplines: where models of several disciplines hold the entity, those of the first
    one decide what there is; what only others hold may or may not be more of it. `marks` are patterns that
    tell a subject by its name, with groups `number` where it is numbered.
    """

    name: str
    title: Text
    classes: tuple[ClassFilter, ...] = ()
    kinds: tuple[str, ...] = ()
    speaks: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


class Convention(msgspec.Struct, frozen=True):
    """A number that reading a model needs and that no rule owns, with where it comes from."""

    id: str
    value: Fraction
    basis: str
    text: Text
