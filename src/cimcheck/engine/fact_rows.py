"""Every fact of every subject of a submission, as rows of a table."""

from collections.abc import Collection, Iterator

import msgspec

from cimcheck.core.conversion import to_unit
from cimcheck.core.text import Text
from cimcheck.core.trace import Trace
from cimcheck.core.value import as_json
from cimcheck.facts.store import FactStore


class FactRow(msgspec.Struct, frozen=True, kw_only=True):
    """One fact of one subject. `value` is in `unit`, as in reports; `known` when only one value is possible.

    `found` says whether anything in a model or the project file speaks of it.
    """

    fact: str
    title: Text
    kind: str
    subject: str
    name: str
    guid: str
    building: str
    value: object
    unit: str
    known: bool
    found: bool
    trace: Trace


def fact_rows(store: FactStore, only: Collection[str] = ()) -> Iterator[FactRow]:
    """The rows by entity in the order of the catalogue, then subject, then fact; of `only` those entities."""
    catalogue = store.catalogue
    for entity in catalogue.entities:
        if only and entity not in only:
            continue
        facts = [one for one in catalogue.facts.values() if one.entity == entity]
        for subject in store.subjects(entity) if facts else ():
            for definition in facts:
                traced = store.value(definition.id, subject)
                number = definition.kind == "number"
                yield FactRow(
                    fact=definition.id,
                    title=definition.title,
                    kind=subject.kind,
                    subject=subject.key,
                    name=subject.name,
                    guid=subject.guid,
                    building=subject.building,
                    value=as_json(to_unit(traced.value, definition.unit if number else None)),
                    unit=definition.unit.symbol if number else "",
                    known=traced.value.is_known,
                    found=traced.value != definition.unknown(),
                    trace=traced.trace,
                )
