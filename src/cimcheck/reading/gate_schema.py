"""What a schema allows in each place, as the kinds of value that the scan can tell apart."""

from functools import cache

from cimcheck.reading.declarations import Declarations, TypeOf, declarations
from cimcheck.reading.stepscan import Allowed, Kind
from cimcheck.reading.stepscan_library import ARGUMENTS

# Other names that the very same schemas go by.
ALIASES = {"IFC2X3_TC1": "IFC2X3", "IFC4_ADD2": "IFC4", "IFC4_ADD2_TC1": "IFC4"}

ANY = 0xFFFF
ANY_LENGTH = 0xFFFFFFFF
TOLD = Kind.BAD  # what the scan could not read it has told of
ABSENT = Kind.NULL | Kind.DERIVED | TOLD
NUMBER = Kind.INTEGER | Kind.REAL
_SIMPLE: dict[str, int] = {
    "string": Kind.STRING,
    "binary": Kind.BINARY,
    "boolean": Kind.ENUM,
    "logical": Kind.ENUM,
    "integer": NUMBER,
    "real": NUMBER,
    "number": NUMBER,
}
_FREE = Allowed(-1, (ANY,) * ARGUMENTS, (ANY,) * ARGUMENTS, (ANY_LENGTH,) * ARGUMENTS, ANY, ANY)


class Schema:
    """One schema, asked by the keywords that files use."""

    def __init__(self, name: str) -> None:
        self.declared = declarations(name)
        self.allowed = cache(self._allowed)
        self._lineages = cache(self._lineage)
        self._targets = cache(self._entities_at)

    def is_entity(self, keyword: str) -> bool:
        """Whether the schema has an entity of that name."""
        return self.declared.is_entity(self.declared.name_of(keyword))

    def is_value_type(self, keyword: str) -> bool:
        """Whether the schema has a type of that name that a value can carry."""
        name = self.declared.name_of(keyword)
        return bool(name) and not self.declared.is_entity(name) and not self.declared.is_select(name)

    def is_a(self, keyword: str, *ancestors: str) -> bool:
        """Whether a keyword stands for one of these classes, or a kind of one."""
        return not self._lineages(keyword).isdisjoint(ancestors)

    def attribute_count(self, keyword: str) -> int:
        """How many attributes an entity has; 0 for what is none."""
        return len(self.declared.attribute_types(self.declared.name_of(keyword)))

    def accepts(self, keyword: str, argument: int, target: str) -> bool:
        """Whether an attribute may refer to an entity; one attribute too many is told as such, not here."""
        wanted = self._targets(keyword, argument)
        return wanted is None or self.is_a(target, *wanted)

    def _lineage(self, keyword: str) -> frozenset[str]:
        return frozenset(self.declared.lineage(self.declared.name_of(keyword)))

    def _entities_at(self, keyword: str, argument: int) -> frozenset[str] | None:
        attributes = self.declared.attribute_types(self.declared.name_of(keyword))
        return (
            frozenset(_entities(self.declared, attributes[argument][1]))
            if argument < len(attributes)
            else None
        )

    def _allowed(self, keyword: str) -> Allowed:
        name = self.declared.name_of(keyword)
        if not self.declared.is_entity(name):
            if not self.is_value_type(keyword):
                return _FREE
            value, inner, _ = _kinds(self.declared, name)
            return Allowed(-1, _FREE.kinds, _FREE.inner, _FREE.items, value | TOLD, inner | TOLD)
        columns = [_kinds(self.declared, kind) for _, kind in self.declared.attribute_types(name)]
        padding = ARGUMENTS - len(columns)
        kinds = tuple(int(kind | ABSENT) for kind, _, _ in columns) + (ANY,) * padding
        insides = tuple(int(inner | Kind.NULL | TOLD) for _, inner, _ in columns) + (ANY,) * padding
        items = tuple(most for _, _, most in columns) + (ANY_LENGTH,) * padding
        return Allowed(len(columns), kinds, insides, items, 0, 0)


def _kinds(declared: Declarations, kind: TypeOf) -> tuple[int, int, int]:
    """Kinds of a value of this type, kinds inside of it, and the most members it may have."""
    if isinstance(kind, list) and kind[0] == "list":
        member, inner, _ = _kinds(declared, kind[2])
        return Kind.LIST, member | inner, kind[1] if kind[1] >= 0 else ANY_LENGTH
    if isinstance(kind, list):  # what a named type is declared as
        return (Kind.ENUM if kind[0] == "enumeration" else _choice(declared, kind[1:])), 0, ANY_LENGTH
    if declared.is_entity(kind):
        return Kind.REFERENCE, 0, ANY_LENGTH
    meaning = declared.type_named(kind)
    return (_SIMPLE[kind], 0, ANY_LENGTH) if meaning is None else _kinds(declared, meaning)


def _choice(declared: Declarations, members: list[str]) -> int:
    """A value of a select is a reference, or carries the name of its type."""
    kinds = 0
    for member in members:
        inside = declared.is_entity(member) or declared.is_select(member)
        kinds |= _kinds(declared, member)[0] if inside else Kind.TYPED
    return kinds


def _entities(declared: Declarations, kind: TypeOf) -> set[str]:
    """The entities that a value of this type may refer to."""
    if isinstance(kind, list):
        if kind[0] == "enumeration":
            return set()
        members = kind[1:] if kind[0] == "select" else kind[2:]
        return set().union(*(_entities(declared, member) for member in members))
    if declared.is_entity(kind):
        return {kind}
    meaning = declared.type_named(kind)
    return set() if meaning is None else _entities(declared, meaning)
