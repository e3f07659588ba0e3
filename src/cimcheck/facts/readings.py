"""What the bindings of a fact find in one model: each place is read once, then handed to its objects."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from cimcheck.core.conversion import to_unit
from cimcheck.core.evidence import Evidence, Source
from cimcheck.core.text import Text
from cimcheck.core.value import Value, in_words
from cimcheck.facts.binding import Binding, Member
from cimcheck.facts.conversion import QUANTITIES, Converted, number_value, word_value
from cimcheck.facts.definition import FactDefinition
from cimcheck.facts.model_view import NUMBER_COLUMNS, ModelView
from cimcheck.reading.tables import NONE
from cimcheck.reading.tables import Value as RawValue


class Reading(msgspec.Struct, frozen=True):
    """One place read: a value, or the reason why what stands there is not used."""

    binding: Binding
    where: str
    raw: str
    value: Value | None
    unit: str = ""
    reason: Text | None = None
    property_step: int = 0
    slot: str = ""
    """Set and name of a property: what an occurrence overrides on its type."""

    def evidence(self, view: ModelView, row: int, fact: FactDefinition) -> Evidence:
        """The reading as evidence for the object at `row`."""
        shown = "" if self.value is None else in_words(to_unit(self.value, fact.unit), fact.unit.symbol).en
        objects = view.objects
        return Evidence(
            source=self.binding.source,
            where=self.where,
            raw=self.raw,
            strength=self.binding.strength,
            unit=self.unit,
            converted=shown if fact.kind == "number" and self.value is not None else "",
            file=view.file,
            step=objects.step[row],
            guid=objects.guid[row],
            ifc_class=objects.ifc_class[row],
            name=view.label(row),
            property_step=self.property_step,
        )


Column = dict[int, list[Reading]]
Said = tuple[Value | None, Text | None]


def read_fact(
    view: ModelView, fact: FactDefinition, bindings: Iterable[Binding], rows: Sequence[int]
) -> Column:
    """The readings of a fact for the objects at `rows`, in the order of the bindings."""
    wanted = set(rows)
    column: Column = {}
    for binding in bindings:
        if not binding.speaks_of(view.tables.schema):
            continue
        allowed = _allowed(view, binding, wanted)
        for row, reading in _READERS[binding.source](view, fact, binding, allowed):
            column.setdefault(row, []).append(reading)
    return column


def _allowed(view: ModelView, binding: Binding, wanted: set[int]) -> set[int]:
    allowed = wanted
    if binding.classes and binding.source is not Source.RELATION:
        classes = view.objects.ifc_class
        allowed = {row for row in allowed if classes[row] in binding.classes}
    if binding.only is not None:
        only = binding.only
        allowed = {row for row in allowed if only.holds(view.texts(row, only.names))}
    return allowed


def _properties(
    view: ModelView, fact: FactDefinition, binding: Binding, wanted: set[int]
) -> Iterator[tuple[int, Reading]]:
    """Properties and quantities. What an occurrence says replaces what its type says in the same slot."""
    own: dict[int, list[Reading]] = {}
    typed: dict[int, list[Reading]] = {}
    for property_row in (row for name in binding.names for row in view.properties_named(name)):
        owners = _owners(view, binding, property_row)
        reading = _read_property(view, fact, binding, property_row) if owners else None
        if reading is None or (reading.value is None and reading.reason is None):
            continue
        for owner in owners:
            for row in (owner, *view.occurrences.get(owner, ())):
                if row in wanted:
                    (own if row == owner else typed).setdefault(row, []).append(reading)
    for row in sorted(own.keys() | typed.keys()):
        said = own.get(row, [])
        slots = {reading.slot for reading in said}
        for reading in (*said, *(one for one in typed.get(row, ()) if one.slot not in slots)):
            yield row, reading


def _owners(view: ModelView, binding: Binding, property_row: int) -> list[int]:
    sets = view.tables.sets
    set_row = view.set_of(property_row)
    kind, name = sets.kind[set_row], sets.name[set_row]
    if kind == "material" or (binding.source is Source.QUANTITY) != (kind == "quantity"):
        return []
    return view.owners.get(set_row, []) if binding.takes_set(name.strip().casefold(), name) else []


def _read_property(view: ModelView, fact: FactDefinition, binding: Binding, row: int) -> Reading:
    properties, sets = view.tables.properties, view.tables.sets
    set_row = view.set_of(row)
    raw = properties.value[row]
    where = f"{sets.name[set_row]}.{properties.name[row]}"
    if fact.kind == "number":
        converted = _number(view, fact, binding, row, raw)
        value, unit, reason = converted.value, converted.unit, converted.reason
        if raw is None:
            reason = None
    else:
        (value, reason), unit = _words(fact, binding, raw), ""
    slot = f"{sets.name[set_row]}\0{properties.path[row]}\0{properties.name[row]}".casefold()
    return Reading(binding, where, _shown(raw), value, unit, reason, properties.step[row], slot)


def _number(view: ModelView, fact: FactDefinition, binding: Binding, row: int, raw: RawValue) -> Converted:
    properties, units = view.tables.properties, view.tables.units
    declared = units.declared[properties.unit[row]] if properties.unit[row] != NONE else False
    measure = QUANTITIES.get(properties.kind[row], properties.measure[row])
    return number_value(fact, raw, measure, declared, units, binding.unit)


def _words(fact: FactDefinition, binding: Binding, raw: RawValue) -> Said:
    """What a property says of a category or a yes/no. UNKNOWN and empty text say nothing."""
    if raw is None or raw == "":
        return None, None
    if isinstance(raw, bool):
        if fact.kind == "truth" and not binding.cases:
            said = dict(binding.words).get(str(raw).casefold(), raw)
            return word_value(fact, frozenset({said})), None
        member = dict(binding.words).get(str(raw).casefold())
        return (
            (word_value(fact, frozenset({member})), None) if member is not None else (None, _NOT_UNDERSTOOD)
        )
    members: frozenset[Member] = frozenset()
    for part in raw if isinstance(raw, tuple) else (raw,):
        members |= binding.members_in(_shown(part))
    value = word_value(fact, members)
    return value, None if value is not None or not binding.closed else _NOT_UNDERSTOOD


_NOT_UNDERSTOOD = Text("这个取值没有对应的含义。", "this value has no known meaning.")


def _shown(raw: RawValue) -> str:
    if isinstance(raw, tuple):
        return ", ".join(_shown(part) for part in raw)
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    return "" if raw is None else str(raw)


def _texts(
    view: ModelView, fact: FactDefinition, binding: Binding, wanted: set[int]
) -> Iterator[tuple[int, Reading]]:
    """Attributes and names. A number that is an attribute is in the project's unit of length."""
    made: dict[tuple[str, str], Reading] = {}
    for name in binding.names:
        for row in sorted(wanted):
            if fact.kind == "number" and not binding.cases:
                reading = _attribute_number(view, fact, binding, row, name)
                if reading:
                    yield row, reading
                continue
            text = view.text(row, name)
            if not text:
                continue
            if (name, text) not in made:
                made[name, text] = Reading(binding, name, text, _said_in(view, fact, binding, text))
            if made[name, text].value is not None:
                yield row, made[name, text]


def _said_in(view: ModelView, fact: FactDefinition, binding: Binding, text: str) -> Value | None:
    """What a name says. A number in it that cannot be true was none of the fact."""
    if fact.kind != "number":
        return word_value(fact, binding.members_in(text))
    digits = binding.digits_in(text)
    if digits is None:
        return None
    return number_value(fact, digits, "", False, view.tables.units, binding.unit).value


def _attribute_number(
    view: ModelView, fact: FactDefinition, binding: Binding, row: int, name: str
) -> Reading | None:
    column = NUMBER_COLUMNS.get(name)
    raw = getattr(view.objects, column)[row] if column else view.objects.attributes.get(row, {}).get(name)
    if raw is None or isinstance(raw, tuple):
        return None
    measure = "" if binding.unit else "IfcLengthMeasure"
    converted = number_value(fact, raw, measure, False, view.tables.units, binding.unit)
    return Reading(binding, name, _shown(raw), converted.value, converted.unit, converted.reason)


def _relations(
    view: ModelView, fact: FactDefinition, binding: Binding, wanted: set[int]
) -> Iterator[tuple[int, Reading]]:
    """Texts of what an object belongs to: its groups, its storey, what contains it, what it is a part of."""
    made: dict[int, list[Reading]] = {}
    for row in sorted(wanted):
        for other in _related(view, binding, row):
            if other not in made:
                made[other] = list(_read_related(view, fact, binding, other))
            for reading in made[other]:
                yield row, reading


def _related(view: ModelView, binding: Binding, row: int) -> list[int]:
    if binding.relation == "group":
        found = view.groups_of.get(row, [])
    else:
        objects = view.objects
        column = {"storey": objects.storey, "container": objects.container, "whole": objects.parent}
        one = column[binding.relation][row]
        found = [one] if one not in (NONE, row) else []
    return [
        other for other in found if not binding.classes or view.objects.ifc_class[other] in binding.classes
    ]


def _read_related(view: ModelView, fact: FactDefinition, binding: Binding, other: int) -> Iterator[Reading]:
    for name in binding.names:
        text = view.text(other, name)
        value = word_value(fact, binding.members_in(text)) if text else None
        if value is not None:
            where = f"{view.objects.ifc_class[other]}.{name}"
            yield Reading(binding, where, text, value, property_step=view.objects.step[other])


def _materials(
    view: ModelView, fact: FactDefinition, binding: Binding, wanted: set[int]
) -> Iterator[tuple[int, Reading]]:
    """Names of materials, of the object itself or else of its type."""
    uses, materials = view.tables.material_uses, view.tables.materials
    made: dict[int, Reading] = {}
    own: dict[int, list[Reading]] = {}
    for object_row, material in zip(uses.object, uses.material, strict=True):
        if material == NONE:
            continue
        if material not in made:
            name = materials.name[material]
            value = word_value(fact, binding.members_in(name)) if name else None
            made[material] = Reading(
                binding, "IfcMaterial.Name", name, value, property_step=materials.step[material]
            )
        own.setdefault(object_row, []).append(made[material])
    for row in sorted(wanted):
        found = own.get(row) or own.get(view.objects.type_of[row], [])
        for reading in dict.fromkeys(found):
            if reading.value is not None:
                yield row, reading


def _classifications(
    view: ModelView, fact: FactDefinition, binding: Binding, wanted: set[int]
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
            value = word_value(fact, binding.members_in(text)) if text else None
            if value is not None:
                reading = Reading(binding, f"{system}.{name}", text, value)
                yield from ((row, reading) for row in rows if row in wanted)


_READERS = {
    Source.PROPERTY: _properties,
    Source.QUANTITY: _properties,
    Source.ATTRIBUTE: _texts,
    Source.NAME: _texts,
    Source.RELATION: _relations,
    Source.MATERIAL: _materials,
    Source.CLASSIFICATION: _classifications,
}
