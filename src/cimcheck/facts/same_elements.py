"""Elements of two submissions that are the same thing, whatever GlobalIds they carry.

The surest sign first: GlobalId and class; then class and tag; then class, type, storey, name and shape; then
the same without the name. What nothing tells apart is taken in order of STEP ids, which exports keep.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence

import msgspec

from cimcheck.facts.identities import folded
from cimcheck.reading.tables import NONE, ModelTables

_TOLD = ("element", "opening", "spatial", "group")
_DIGITS = 5


class _Element(msgspec.Struct, frozen=True):
    guid: str
    what: str
    tag: str
    type_name: str
    storey: str
    name: str
    shape: tuple[tuple[str, str], ...]


def same_elements(old: Sequence[ModelTables], new: Sequence[ModelTables]) -> dict[str, str]:
    """GlobalIds of the earlier models and those of the same elements in the later ones."""
    before = [element for tables in old for element in _elements(tables)]
    after = [element for tables in new for element in _elements(tables)]
    same: dict[str, str] = {}
    for key in _KEYS:
        before, after = _match(before, after, key, same)
    return same


def _elements(tables: ModelTables) -> Iterator[_Element]:
    objects = tables.objects
    for row, kind in enumerate(objects.kind):
        if kind in _TOLD and objects.guid[row]:
            type_row, storey = objects.type_of[row], objects.storey[row]
            yield _Element(
                guid=objects.guid[row],
                what=objects.ifc_class[row].removesuffix("StandardCase"),
                tag=objects.tag[row],
                type_name=objects.name[type_row] if type_row != NONE else objects.object_type[row],
                storey=folded(objects.name[storey]) if storey != NONE else "",
                name=folded(objects.name[row] + objects.long_name[row]),
                shape=tuple(sorted(_shape(tables, row))),
            )


def _shape(tables: ModelTables, row: int) -> Iterator[tuple[str, str]]:
    """The quantities that an element states of itself, to a few digits."""
    objects, properties = tables.objects, tables.properties
    for name, size in (("w", objects.overall_width[row]), ("h", objects.overall_height[row])):
        if size is not None:
            yield name, f"{size:.{_DIGITS}g}"
    for set_row in tables.sets_of(row):
        if tables.sets.kind[set_row] == "quantity":
            for place in tables.properties_of(set_row):
                value = properties.value[place]
                if isinstance(value, int | float):
                    yield properties.name[place], f"{value:.{_DIGITS}g}"


_KEYS: tuple[Callable[[_Element], Hashable | None], ...] = (
    lambda one: (one.guid, one.what),
    lambda one: (one.what, one.tag) if one.tag else None,
    lambda one: (one.what, one.type_name, one.storey, one.name, one.shape),
    lambda one: (one.what, one.type_name, one.storey, one.name) if one.name else None,
    lambda one: (one.what, one.type_name, one.storey, one.shape) if one.shape else None,
)


def _match(
    before: list[_Element],
    after: list[_Element],
    key: Callable[[_Element], Hashable | None],
    same: dict[str, str],
) -> tuple[list[_Element], list[_Element]]:
    """Pair elements of one key, in order, into `same`; what is left of both sides."""
    waiting: dict[Hashable, list[_Element]] = {}
    for element in reversed(after):
        sign = key(element)
        if sign is not None:
            waiting.setdefault(sign, []).append(element)
    left, taken = [], set()
    for element in before:
        sign = key(element)
        candidates = waiting.get(sign) if sign is not None else None
        if candidates:
            found = candidates.pop()
            same[element.guid] = found.guid
            taken.add(id(found))
        else:
            left.append(element)
    return left, [element for element in after if id(element) not in taken]
