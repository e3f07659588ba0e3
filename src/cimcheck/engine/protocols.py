"""What the engine asks of the fact store, the fact catalogue and the list of instruments."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from cimcheck.core.formula import NameType
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.core.value import Value
from cimcheck.facts.subject import SubjectRef
from cimcheck.findings.finding import ClauseRef


class Facts(Protocol):
    """What the engine asks of the fact store."""

    def subjects(self, entity: str) -> Sequence[SubjectRef]:
        """All subjects of an entity in the submission."""

    def members(self, entity: str, subject: SubjectRef) -> Sequence[SubjectRef]:
        """The subjects of a lower entity inside `subject`."""

    def storey_name(self, subject: SubjectRef) -> str:
        """The name of the storey or storeys a subject stands on; empty for none."""

    def value(self, fact: str, subject: SubjectRef) -> Traced:
        """The possible values of a fact of a subject; everything possible when nothing is known."""

    def provide(self, fact: str, subject: SubjectRef, value: Traced) -> None:
        """Take a value that a rule has settled as the fact of a subject from now on."""

    def detail(self, name: str, subject: SubjectRef) -> object:
        """A table or drawing of a subject as plain data; None when there is none of this name."""


class Definitions(Protocol):
    """What the engine asks of the fact catalogue."""

    def types(self) -> Mapping[str, NameType]:
        """The type of every fact, with the entity it belongs to."""

    def label(self, fact: str) -> Text:
        """The name of a fact for people."""

    @property
    def words(self) -> Mapping[str, Text]:
        """Words for the members of categories."""

    def owner(self, fact: str) -> str:
        """Who can supply a fact: designer, authority, reviewer, city."""

    def unknown(self, fact: str) -> Value:
        """Everything a fact may be when nothing is known of it, in coherent units."""


class Law(Protocol):
    """What the engine asks of the list of instruments."""

    def clause(self, ref: str, level: str) -> ClauseRef:
        """The clause `instrument#clause` with the instrument's title and number."""
