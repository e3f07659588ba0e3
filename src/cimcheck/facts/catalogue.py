"""The fact catalogue: `rules/facts/*.yaml`, one file an entity."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from cimcheck.core.formula import NameType
from cimcheck.core.text import Text
from cimcheck.core.value import Value
from cimcheck.errors import RulesError
from cimcheck.facts.catalogue_files import read_catalogue
from cimcheck.facts.definition import Convention, EntityDefinition, FactDefinition
from cimcheck.facts.documents import documents

DECLARED = "building.declared_"


class Catalogue(msgspec.Struct, frozen=True, dict=True):
    """Every fact, entity and convention by its id."""

    facts: Mapping[str, FactDefinition]
    entities: Mapping[str, EntityDefinition]
    conventions: Mapping[str, Convention]
    sha256: str

    @classmethod
    def load(cls, *folders: Path) -> "Catalogue":
        """Read `facts` of the rules folders; a later folder adds to an earlier one.

        Raises RulesError CATALOGUE_INVALID with every fault of every file.
        """
        found = documents(folders, "facts")
        read = read_catalogue(found.located, with_patterns=not found.are_sound)
        if read.faults:
            raise RulesError(
                "CATALOGUE_INVALID",
                Text(
                    f"事实目录有 {len(read.faults)} 处错误。",
                    f"The fact catalogue has {len(read.faults)} fault(s).",
                ),
                tuple(read.faults),
            )
        found.keep()
        return cls(read.facts, read.entities, read.conventions, found.sha256)

    def types(self) -> Mapping[str, NameType]:
        """The type of every fact, with the entity it belongs to."""
        return self._types

    @cached_property
    def _types(self) -> Mapping[str, NameType]:
        return {fact: definition.type() for fact, definition in self.facts.items()}

    def label(self, fact: str) -> Text:
        """The name of a fact for people."""
        return self.facts[fact].title

    def owner(self, fact: str) -> str:
        """Who can supply a fact: designer, authority, reviewer, city."""
        return self.facts[fact].owner

    @cached_property
    def words(self) -> Mapping[str, Text]:
        """Words for the members of all categories; where facts word one differently, the shortest."""
        found: dict[str, Text] = {}
        for _, definition in sorted(self.facts.items()):
            for member, text in definition.members.items():
                if member not in found or len(text.zh) < len(found[member].zh):
                    found[member] = text
        return found

    def unknown(self, fact: str) -> Value:
        """Everything a fact may be when nothing is known of it, in coherent units."""
        return self.facts[fact].unknown()

    def declared(self, fact: str) -> str:
        """The id of the fact with what the project file declares for a building's fact; "" when none."""
        name = DECLARED + fact.removeprefix("building.")
        return name if fact in self.facts and name in self.facts else ""

    @cached_property
    def conditions(self) -> Mapping[str, FactDefinition]:
        """The facts a project file may state, by their place in `conditions` (`air_defence.ratio`)."""
        return {one.condition: one for one in self.facts.values() if one.condition}

    @cached_property
    def declarable(self) -> Mapping[str, FactDefinition]:
        """The declared facts of buildings by the key used in `declared`."""
        return {
            fact.removeprefix(DECLARED): one for fact, one in self.facts.items() if fact.startswith(DECLARED)
        }
