"""What one place in a model says of a fact, and for which object."""

import msgspec

from cimcheck.core.conversion import to_unit
from cimcheck.core.evidence import Evidence, Source, Strength
from cimcheck.core.text import Text
from cimcheck.core.value import Value, in_words
from cimcheck.facts.definition import FactDefinition
from cimcheck.facts.model_view import ModelView


class Said(msgspec.Struct, frozen=True, eq=False):
    """What stands in a place: a value, or the reason why it is not used.

    Properties of one model that hold the same share one object, and texts that say the same share their
    value, so that whoever looks at thousands of elements tells by identity which of them are alike.
    """

    source: Source
    strength: Strength
    where: str
    raw: str
    value: Value | None
    unit: str = ""
    reason: Text | None = None
    slot: str = ""
    """Set and name of a property: what an occurrence overrides on its type."""


class Reading(msgspec.Struct, frozen=True):
    """One place read: what it says, and the STEP id of the property, group or material that says it."""

    said: Said
    property_step: int = 0

    def evidence(self, view: ModelView, row: int, fact: FactDefinition) -> Evidence:
        """The reading as evidence for the object at `row`."""
        said, objects = self.said, view.objects
        shown = "" if said.value is None else in_words(to_unit(said.value, fact.unit), fact.unit.symbol).en
        return Evidence(
            source=said.source,
            where=said.where,
            raw=said.raw,
            strength=said.strength,
            unit=said.unit,
            converted=shown if fact.kind == "number" and said.value is not None else "",
            file=view.file,
            step=objects.step[row],
            guid=objects.guid[row],
            ifc_class=objects.ifc_class[row],
            name=view.label(row),
            property_step=self.property_step,
        )


Column = dict[int, list[Reading]]
"""The readings of a fact by row of the object."""
