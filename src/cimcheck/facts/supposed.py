"""What the facts would be if some of them were otherwise: a store over the same models, for what-if."""

from collections.abc import Sequence
from typing import Any

import msgspec

from cimcheck.core.conversion import to_unit
from cimcheck.core.evidence import Evidence, Source, Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Kind, Traced, node
from cimcheck.core.value import Value
from cimcheck.errors import UsageError
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.said import Said
from cimcheck.facts.stated import Refused, stated_value
from cimcheck.facts.store import FactStore
from cimcheck.facts.subject import SubjectRef


class Supposition(msgspec.Struct, frozen=True):
    """A fact and the value it is supposed to have, in coherent units and as it was written.

    `subject` is the GlobalId, key or name of what it is supposed of; "" for every subject.
    """

    fact: str
    value: Value
    raw: str
    subject: str = ""

    def about(self, fact: str, subject: SubjectRef) -> bool:
        """Whether it is about this fact of this subject."""
        named = not self.subject or self.subject in (subject.guid, subject.key, subject.name)
        return fact == self.fact and named


def supposition(catalogue: Catalogue, fact: str, raw: str, subject: str = "") -> Supposition:
    """A supposition as a person writes it. Raises UsageError FACT_UNKNOWN or SUPPOSITION_REFUSED."""
    definition = catalogue.facts.get(fact)
    if definition is None:
        from cimcheck.core.schema_faults import did_you_mean

        hint = did_you_mean(fact, catalogue.facts) or Text("", "")
        raise UsageError(
            "FACT_UNKNOWN",
            Text(f"没有事实“{fact}”。{hint.zh}", f"There is no fact “{fact}”. {hint.en}".rstrip()),
        )
    given: Any = {"true": True, "false": False}.get(raw.strip().lower(), raw.strip())
    value = stated_value(definition, given)
    if isinstance(value, Refused):
        raise UsageError("SUPPOSITION_REFUSED", Text(f"{fact}：{value.text.zh}", f"{fact}: {value.text.en}"))
    return Supposition(fact, value, raw, subject)


class SupposingStore(FactStore):
    """A store in which some facts have supposed values; what is derived from them follows."""

    def __init__(self, suppositions: Sequence[Supposition], *facts: Any) -> None:
        super().__init__(*facts)
        self.suppositions = suppositions
        self._sayings = [
            Said(Source.DECLARED, Strength.STRONG, "--set", one.raw, one.value) for one in suppositions
        ]

    def value(self, fact: str, subject: SubjectRef) -> Traced:
        """The supposed value where there is one; else what the submission says."""
        definition = self.catalogue.facts[fact]
        bearer = self._bearer(definition.entity, subject)
        for one in reversed(self.suppositions):
            if one.about(fact, bearer):
                unit = definition.unit.symbol if definition.kind == "number" else ""
                shown = to_unit(one.value, definition.unit) if definition.kind == "number" else one.value
                trace = node(
                    Kind.FACT,
                    fact,
                    shown,
                    unit=unit,
                    label=definition.title,
                    evidence=(_evidence(one),),
                    note=_SUPPOSED,
                )
                return Traced(one.value, trace)
        return super().value(fact, subject)

    def said(self, fact: str, subject: SubjectRef) -> tuple[Said, ...]:
        """What is supposed of a fact where something is; else what the bindings say."""
        for one, saying in zip(reversed(self.suppositions), reversed(self._sayings), strict=True):
            if one.about(fact, subject):
                return (saying,)
        return super().said(fact, subject)

    def is_said(self, fact: str, ifc_class: str) -> bool:
        """Whether anything is supposed or said of a fact."""
        return any(one.fact == fact for one in self.suppositions) or super().is_said(fact, ifc_class)

    def candidates(self, fact: str, subject: SubjectRef) -> list[Candidate]:
        """What is supposed of a fact where something is, so that sums over subjects follow it too."""
        for one in reversed(self.suppositions):
            if one.about(fact, subject):
                return [Candidate(one.value, evidence=(_evidence(one),))]
        return super().candidates(fact, subject)


def _evidence(one: Supposition) -> Evidence:
    return Evidence(source=Source.DECLARED, where="--set", raw=one.raw)


_SUPPOSED = Text("假设值，模型中并非如此。", "A supposed value; the model does not say so.")
