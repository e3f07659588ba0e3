"""Facts as rows, for people and as JSON: every value with its evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from cimcheck.core.conversion import to_unit
from cimcheck.core.trace import Traced
from cimcheck.core.value import as_json, in_words
from cimcheck.facts.definition import FactDefinition
from cimcheck.facts.store import FactStore
from cimcheck.facts.subject import SubjectRef

HEADLINE = ("Project", "Building", "Storey", "ProtectiveUnit", "Space")
"""The entities shown when none are asked for."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One value, or one piece of evidence of it; a fact with several pieces has several rows.

    `value` is in `unit`; `shown` is the value in words for people, in the language asked for.
    """

    entity: str
    subject: str
    name: str
    building: str
    fact: str
    title: str
    value: object
    shown: str
    unit: str
    source: str = ""
    place: str = ""
    raw: str = ""
    raw_unit: str = ""
    converted: str = ""
    strength: str = ""
    file: str = ""
    step: int = 0
    guid: str = ""
    ifc_class: str = ""
    conflict: bool = False
    note: str = ""

    def as_json(self) -> dict[str, object]:
        """The row as plain data."""
        return asdict(self)


def fact_rows(
    store: FactStore, entities: Sequence[str] = (), *, with_unknown: bool = False, lang: str = "zh"
) -> list[FactRow]:
    """The facts of all subjects of the entities, in order; those nothing is known of only on request."""
    found: list[FactRow] = []
    for entity in entities or HEADLINE:
        facts = [one for _, one in sorted(store.catalogue.facts.items()) if one.entity == entity]
        for subject in store.subjects(entity) if facts else ():
            for fact in facts:
                value = store.value(fact.id, subject)
                said = value.trace.evidence or value.value != fact.unknown()
                if with_unknown or said:
                    found += _rows(subject, fact, value, lang)
    return found


def _rows(subject: SubjectRef, fact: FactDefinition, value: Traced, lang: str) -> Iterable[FactRow]:
    unit = fact.unit.symbol if fact.kind == "number" else ""
    in_unit = to_unit(value.value, fact.unit)
    common = {
        "entity": subject.kind,
        "subject": subject.key,
        "name": subject.name,
        "building": subject.building,
        "fact": fact.id,
        "title": fact.title.get(lang),
        "value": as_json(in_unit),
        "shown": in_words(in_unit, unit, dict(fact.members)).get(lang),
        "unit": unit,
        "conflict": value.trace.conflict,
        "note": value.trace.note.get(lang) if value.trace.note else "",
    }
    if not value.trace.evidence:
        yield FactRow(**common)  # type: ignore[arg-type]
    for one in value.trace.evidence:
        yield FactRow(
            **common,  # type: ignore[arg-type]
            source=one.source.value,
            place=one.where,
            raw=one.raw,
            raw_unit=one.unit,
            converted=one.converted,
            strength=one.strength.value,
            file=one.file,
            step=one.step,
            guid=one.guid,
            ifc_class=one.ifc_class,
        )
