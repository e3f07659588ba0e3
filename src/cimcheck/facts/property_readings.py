"""What properties and quantities say of a fact: each text and number is understood once a model."""

from collections.abc import Hashable, Iterator

from cimcheck.core.evidence import Source
from cimcheck.core.text import Text
from cimcheck.facts.binding import Binding, Member
from cimcheck.facts.conversion import QUANTITIES, Converted, number_value, word_value
from cimcheck.facts.definition import FactDefinition
from cimcheck.facts.model_view import ModelView
from cimcheck.facts.said import Column, Reading, Said
from cimcheck.reading.tables import NONE
from cimcheck.reading.tables import Value as RawValue


def property_readings(
    view: ModelView, fact: FactDefinition, binding: Binding, wanted: frozenset[int]
) -> Column:
    """The readings for the wanted objects. What an occurrence says replaces what its type says of it."""
    own: Column = {}
    typed: Column = {}
    steps, occurrences = view.tables.properties.step, view.occurrences
    for property_row, owners, said in _statements(view, fact, binding):
        reading = Reading(said, steps[property_row])
        for owner in owners:
            if owner in wanted:
                own.setdefault(owner, []).append(reading)
            for row in occurrences.get(owner, ()):
                if row in wanted:
                    typed.setdefault(row, []).append(reading)
    for row, inherited in typed.items():
        here = own.setdefault(row, [])
        slots = {reading.said.slot for reading in here}
        here += [one for one in inherited if one.said.slot not in slots]
    return own


def _statements(
    view: ModelView, fact: FactDefinition, binding: Binding
) -> Iterator[tuple[int, list[int], Said]]:
    """Row of each property that is meant, rows of the objects that carry it, and what it says."""
    sets, properties = view.tables.sets, view.tables.properties
    meant: dict[tuple[str, str], bool] = {}
    known: dict[Hashable, Said] = {}
    for row in (row for name in binding.names for row in view.properties_named(name)):
        set_row = view.set_of(row)
        kind, name = sets.kind[set_row], sets.name[set_row]
        if (kind, name) not in meant:
            meant[kind, name] = _is_meant(binding, kind, name)
        owners = view.owners.get(set_row) if meant[kind, name] else None
        if not owners:
            continue
        raw = properties.value[row]
        content = (
            name,
            properties.path[row],
            properties.name[row],
            properties.kind[row],
            properties.measure[row],
            properties.unit[row],
            raw.__class__,
            raw if isinstance(raw, str) else repr(raw),
        )
        if content not in known:
            known[content] = _said(view, fact, binding, row, name)
        said = known[content]
        if said.value is not None or said.reason is not None:
            yield row, owners, said


def _is_meant(binding: Binding, kind: str, name: str) -> bool:
    if kind == "material" or (binding.source is Source.QUANTITY) != (kind == "quantity"):
        return False
    return binding.takes_set(name.strip().casefold(), name)


def _said(view: ModelView, fact: FactDefinition, binding: Binding, row: int, set_name: str) -> Said:
    properties = view.tables.properties
    raw, name = properties.value[row], properties.name[row]
    if fact.kind == "number":
        found = _number(view, fact, binding, row, raw)
    else:
        found = _words(fact, binding, raw)
    return Said(
        binding.source,
        binding.strength,
        f"{set_name}.{name}",
        shown(raw),
        found.value,
        found.unit,
        None if raw is None else found.reason,
        f"{set_name}\0{properties.path[row]}\0{name}".casefold(),
    )


def _number(view: ModelView, fact: FactDefinition, binding: Binding, row: int, raw: RawValue) -> Converted:
    properties, units = view.tables.properties, view.tables.units
    declared = units.declared[properties.unit[row]] if properties.unit[row] != NONE else False
    measure = QUANTITIES.get(properties.kind[row], properties.measure[row])
    return number_value(fact, raw, measure, declared, units, binding.unit)


def _words(fact: FactDefinition, binding: Binding, raw: RawValue) -> Converted:
    """What a property says of a category or a yes/no. UNKNOWN and empty text say nothing."""
    if raw is None or raw == "":
        return Converted(None)
    if isinstance(raw, bool):
        member = dict(binding.words).get(str(raw).casefold())
        if member is None and fact.kind == "truth" and not binding.cases:
            member = raw
        return _NOT_UNDERSTOOD if member is None else Converted(word_value(fact, frozenset({member})))
    members: frozenset[Member] = frozenset()
    for part in raw if isinstance(raw, tuple) else (raw,):
        members |= binding.members_in(shown(part))
    value = word_value(fact, members)
    return Converted(value) if value is not None or not binding.closed else _NOT_UNDERSTOOD


_NOT_UNDERSTOOD = Converted(None, reason=Text("这个取值没有对应的含义。", "this value has no known meaning."))


def shown(raw: RawValue) -> str:
    """A raw value as it is shown to people; empty for none."""
    if isinstance(raw, tuple):
        return ", ".join(shown(part) for part in raw)
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    return "" if raw is None else str(raw)
