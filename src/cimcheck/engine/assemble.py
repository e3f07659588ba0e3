"""One report from what was read, what the project says and what the rules found."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from cimcheck import __version__
from cimcheck.core.conversion import to_unit
from cimcheck.core.entry_points import packages
from cimcheck.core.interval import Interval
from cimcheck.core.value import as_json
from cimcheck.engine.protocols import Definitions, Facts
from cimcheck.facts.positions import PlacedBy
from cimcheck.facts.subject import SubjectRef
from cimcheck.findings.finding import Finding
from cimcheck.findings.report import (
    BuildingEntry,
    ModelEntry,
    ModelNote,
    Position,
    Receipt,
    Report,
    Tool,
    summarise,
)

HEADLINE_FACTS = (
    "building.floor_area_above_ground",
    "building.floor_area_below_ground",
    "building.storeys_above_ground",
    "building.air_defence_floor_area",
)


class Basis(msgspec.Struct, frozen=True):
    """What a check rests on besides the models: digests, date and place."""

    project_sha256: str
    rules_sha256: str
    facts_sha256: str
    as_of: date
    place: str
    geometry: bool


def assemble(
    models: Sequence[ModelEntry],
    project: Mapping[str, object],
    buildings: Sequence[BuildingEntry],
    findings: Sequence[Finding],
    notes: Iterable[ModelNote],
    basis: Basis,
) -> Report:
    """The document of one submission, everything in an order that files and hashes do not decide."""
    in_order = sorted(models, key=lambda model: (model.file, model.sha256))
    receipt = Receipt(
        models_sha256=sorted(model.sha256 for model in models),
        project_sha256=basis.project_sha256,
        rules_sha256=basis.rules_sha256,
        facts_sha256=basis.facts_sha256,
        as_of=basis.as_of.isoformat(),
        place=basis.place,
        geometry=basis.geometry,
        packages=packages(),
    )
    return Report(
        tool=Tool(name="cimcheck", version=__version__),
        receipt=receipt,
        models=in_order,
        project=dict(project),
        buildings=sorted(buildings, key=lambda building: building.key),
        findings=list(findings),
        summary=summarise(list(findings)),
        notes=sorted(notes, key=lambda note: (note.code, note.where, note.message)),
    )


def building_entries(
    facts: Facts,
    catalogue: Definitions,
    categories: Mapping[str, str],
    models: Mapping[str, Sequence[str]],
    placed: Mapping[str, PlacedBy],
) -> list[BuildingEntry]:
    """The buildings of a submission with their headline facts in display units."""
    return [
        BuildingEntry(
            key=subject.key,
            name=subject.name,
            guid=subject.guid,
            category=categories.get(subject.key, ""),
            models=sorted(models.get(subject.key, ())),
            facts={name: _headline(facts, catalogue, name, subject) for name in HEADLINE_FACTS},
            position=_position(placed.get(subject.key)),
        )
        for subject in facts.subjects("Building")
    ]


def _position(placed: PlacedBy | None) -> Position | None:
    if placed is None:
        return None
    at = placed.position
    return Position(longitude=at.longitude, latitude=at.latitude, source=at.source, model=placed.file)


def _headline(facts: Facts, catalogue: Definitions, name: str, subject: SubjectRef) -> dict[str, object]:
    value = facts.value(name, subject).value
    unit = catalogue.types()[name].unit
    plain = as_json(to_unit(value, unit) if isinstance(value, Interval) else value)
    return {**(plain if isinstance(plain, dict) else {"value": plain}), "unit": unit.symbol if unit else ""}
