"""What the bindings of a fact find in one model: each place is read once, then handed to its objects."""

from collections.abc import Iterable, Iterator, Sequence

from cimcheck.core.evidence import Source
from cimcheck.core.value import Value
from cimcheck.facts.binding import Binding
from cimcheck.facts.conversion import number_value, word_value
from cimcheck.facts.definition import FactDefinition
from cimcheck.facts.family import Family
from cimcheck.facts.model_view import ModelView
from cimcheck.facts.property_readings import property_readings, shown
from cimcheck.facts.said import Column, Reading, Said
from cimcheck.facts.texts import NUMBER_COLUMNS
from cimcheck.reading.tables import NONE


def read_fact(view: ModelView, fact: FactDefinition, bindings: Iterable[Binding], family: Family) -> Column:
    """The readings of a fact for the objects of its entity, in the order of the bindings."""
    column: Column = {}
    for binding in bindings:
        if not binding.speaks_of(view.tables.schema):
            continue
        allowed = _allowed(view, binding, family)
        if binding.source in (Source.PROPERTY, Source.QUANTITY):
            _add(column, property_readings(view, fact, binding, allowed).items())
        elif binding.source in (Source.ATTRIBUTE, Source.NAME):
            _add(column, _texts(view, fact, binding, family, allowed))
        else:
            found = _READERS[binding.source](view, fact, binding, allowed)
            _add(column, ((row, [reading]) for row, reading in found))
    return column


def _add(column: Column, found: Iterable[tuple[int, list[Reading]]]) -> None:
    for row, readings in found:
        if row in column:
            column[row] += readings
        else:
            column[row] = readings


def _allowed(view: ModelView, binding: Binding, family: Family) -> frozenset[int]:
    """The objects that a binding speaks of."""
    allowed = family.of_classes(() if binding.source is Source.RELATION else binding.classes)
    only = binding.only
    if only is not None:
        allowed = frozenset(row for row in allowed if only.holds(view.texts(row, only.names)))
    return allowed


def _texts(
    view: ModelView, fact: FactDefinition, binding: Binding, family: Family, allowed: frozenset[int]
) -> Iterator[tuple[int, list[Reading]]]:
    """Attributes and names: each different one is looked at once.

    A number that is an attribute is in the project's unit of length.
    """
    for name in binding.names:
        if fact.kind == "number" and not binding.cases:
            yield from _attribute_numbers(view, fact, binding, sorted(allowed), name)
            continue
        for named, holders in family.named(name).items():
            here = [one for one in holders if one[0] in allowed]
            value = _value_in(view, fact, binding, named) if here else None
            if value is not None:
                made = {text: Reading(_said(binding, name, text, value)) for _, text in here}
                yield from ((row, [made[text]]) for row, text in here)


def _value_in(view: ModelView, fact: FactDefinition, binding: Binding, text: str) -> Value | None:
    """What a name says. A number in it that cannot be true was none of the fact."""
    if fact.kind != "number":
        return word_value(fact, binding.members_in(text))
    digits = binding.digits_in(text)
    if digits is None:
        return None
    return number_value(fact, digits, "", False, view.tables.units, binding.unit).value


def _said(binding: Binding, where: str, text: str, value: Value) -> Said:
    return Said(binding.source, binding.strength, where, text, value)


def _in_words(fact: FactDefinition, binding: Binding, where: str, text: str, step: int = 0) -> Reading | None:
    """What a text says; None where it says nothing of the fact."""
    value = word_value(fact, binding.members_in(text)) if text else None
    if value is None:
        return None
    return Reading(_said(binding, where, text, value), step)


def _attribute_numbers(
    view: ModelView, fact: FactDefinition, binding: Binding, rows: Sequence[int], name: str
) -> Iterator[tuple[int, list[Reading]]]:
    column, attributes = NUMBER_COLUMNS.get(name), view.objects.attributes
    measure = "" if binding.unit else "IfcLengthMeasure"
    for row in rows:
        raw = getattr(view.objects, column)[row] if column else attributes.get(row, {}).get(name)
        if raw is None or isinstance(raw, tuple):
            continue
        found = number_value(fact, raw, measure, False, view.tables.units, binding.unit)
        at = (binding.source, binding.strength, name, shown(raw))
        yield row, [Reading(Said(*at, found.value, found.unit, found.reason))]


def _relations(
    view: ModelView, fact: FactDefinition, binding: Binding, wanted: frozenset[int]
) -> Iterator[tuple[int, Reading]]:
    """Texts of what an object belongs to: its groups, its storey, what contains it, what it is a part of."""
    if binding.relation == "group":
        yield from _of_groups(view, fact, binding, wanted)
        return
    made: dict[int, list[Reading]] = {}
    for row in sorted(wanted):
        for other in _related(view, binding, row):
            if other not in made:
                made[other] = list(_read_related(view, fact, binding, other))
            for reading in made[other]:
                yield row, reading


def _of_groups(
    view: ModelView, fact: FactDefinition, binding: Binding, wanted: frozenset[int]
) -> Iterator[tuple[int, Reading]]:
    """Row by row, what groups say; only the members of groups that say something are looked for."""
    found: dict[int, list[Reading]] = {}
    for group in sorted(view.direct_members):
        readings = list(_read_related(view, fact, binding, group)) if _counts(view, binding, group) else []
        for row in wanted.intersection(view.members_of(group)) if readings else ():
            found.setdefault(row, []).extend(readings)
    for row in sorted(found):
        yield from ((row, reading) for reading in found[row])


def _related(view: ModelView, binding: Binding, row: int) -> list[int]:
    objects = view.objects
    column = {"storey": objects.storey, "container": objects.container, "whole": objects.parent}
    one = column[binding.relation][row]
    return [one] if one not in (NONE, row) and _counts(view, binding, one) else []


def _counts(view: ModelView, binding: Binding, other: int) -> bool:
    return not binding.classes or view.objects.ifc_class[other] in binding.classes


def _read_related(view: ModelView, fact: FactDefinition, binding: Binding, other: int) -> Iterator[Reading]:
    ifc_class, step = view.objects.ifc_class[other], view.objects.step[other]
    for name in binding.names:
        reading = _in_words(fact, binding, f"{ifc_class}.{name}", view.text(other, name), step)
        if reading is not None:
            yield reading


def _materials(
    view: ModelView, fact: FactDefinition, binding: Binding, wanted: frozenset[int]
) -> Iterator[tuple[int, Reading]]:
    """Names of materials, of the object itself or else of its type."""
    materials = view.tables.materials
    made = {
        row: reading
        for row, name in enumerate(materials.name)
        if (reading := _in_words(fact, binding, "IfcMaterial.Name", name, materials.step[row])) is not None
    }
    for row in sorted(wanted) if made else ():
        used = view.materials_of.get(row) or view.materials_of.get(view.objects.type_of[row])
        for material in dict.fromkeys(used or ()):
            if material in made:
                yield row, made[material]


def _classifications(
    view: ModelView, fact: FactDefinition, binding: Binding, wanted: frozenset[int]
) -> Iterator[tuple[int, Reading]]:
    """Codes and names in classification systems; `set` narrows the system."""
    table = view.tables.classifications
    columns = {"Identification": table.identification, "Name": table.name}
    for number, object_row in enumerate(table.object):
        system = table.system[number]
        if not binding.takes_set(system.strip().casefold(), system):
            continue
        rows = [object_row] if object_row in wanted else view.occurrences.get(object_row, [])
        for name in binding.names:
            text = columns[name][number] if name in columns else ""
            reading = _in_words(fact, binding, f"{system}.{name}", text)
            if reading is not None:
                yield from ((row, reading) for row in rows if row in wanted)


_READERS = {
    Source.RELATION: _relations,
    Source.MATERIAL: _materials,
    Source.CLASSIFICATION: _classifications,
}
