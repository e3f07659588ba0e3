"""One line of a binding file: which place in a model feeds which fact."""

import msgspec

from cimcheck.core.evidence import Source, Strength
from cimcheck.core.units import Unit
from cimcheck.facts.patterns import LONGEST_TEXT, found

Member = str | bool
LOST = "\ufffd"
"""Stands where text could not be read; what is left may say the opposite of the whole."""


class WordCase(msgspec.Struct, frozen=True):
    """Where `match` is found and `unless` is not, the value may be `value`.

    For a number `value` names the group of the pattern in which its digits stand.
    """

    match: str
    value: Member
    unless: str = ""

    def holds(self, text: str) -> bool:
        """Whether the case applies to `text`."""
        return found(self.match, text) is not None and not (self.unless and found(self.unless, text))


class TextFilter(msgspec.Struct, frozen=True):
    """Keeps only objects one of whose `names` matches."""

    names: tuple[str, ...]
    match: str
    unless: str = ""

    def holds(self, texts: list[str]) -> bool:
        """Whether any of the object's texts matches and none is excluded."""
        said = [text for text in texts if text]
        if self.unless and any(found(self.unless, text) for text in said):
            return False
        return any(found(self.match, text) for text in said)


class Binding(msgspec.Struct, frozen=True):
    """Where a fact may stand.

    `source` says in what kind of place. `set` is the name of the property or quantity set (case does not
    matter; `set_written` is the same as people write it), `set_pattern` a pattern for it; neither means any
    set. `names` are names of properties or quantities, or of attributes (Name, LongName, ObjectType,
    Description, Tag, TypeName, PredefinedType …).
    `relation` (group, storey, container, whole) is followed first where `source` is relation; `classes`
    narrow what it may lead to, and elsewhere which objects are meant. `words` and `cases` turn text into
    members or answers; `unit` is that of a bare number. `closed` bindings expect nothing else: a value that
    no word and no case knows is named in a note.
    """

    fact: str
    source: Source
    strength: Strength
    names: tuple[str, ...] = ()
    set: str = ""
    set_pattern: str = ""
    set_written: str = ""
    schemas: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    relation: str = ""
    unit: Unit | None = None
    words: tuple[tuple[str, Member], ...] = ()
    cases: tuple[WordCase, ...] = ()
    closed: bool = True
    only: TextFilter | None = None

    def speaks_of(self, schema: str) -> bool:
        """Whether the binding is meant for a schema; IFC4X3 stands for IFC4X3_ADD2 too."""
        return not self.schemas or any(
            schema == one or (one == "IFC4X3" and schema.startswith(one)) for one in self.schemas
        )

    def takes_set(self, folded: str, name: str) -> bool:
        """Whether a set of this name is meant."""
        if self.set:
            return folded == self.set
        return not self.set_pattern or found(self.set_pattern, name) is not None

    def members_in(self, text: str) -> frozenset[Member]:
        """What a text says: all of its exact words and of the cases that hold."""
        if LOST in text:
            return frozenset()
        folded = text[:LONGEST_TEXT].strip().casefold()
        said = {value for word, value in self.words if word == folded}
        said |= {case.value for case in self.cases if case.holds(text)}
        return frozenset(said)

    def digits_in(self, text: str) -> str | None:
        """The digits of a number in a text, by the first case that holds; None for a text without them."""
        for case in self.cases if LOST not in text else ():
            match = found(case.match, text)
            if match is not None and case.holds(text):
                return match[str(case.value)]
        return None
