"""The project file: what a submission says that no model can know."""

from collections.abc import Mapping
from datetime import date

import msgspec

from cimcheck.core.evidence import Evidence, Source
from cimcheck.core.value import Value


class Declared(msgspec.Struct, frozen=True):
    """One stated value, in coherent units, with the place it stands at and the document it rests on.

    `file` is where it stands when that is not the project file itself.
    """

    value: Value
    raw: str
    where: str
    document: str = ""
    file: str = ""

    def evidence(self, file: str) -> Evidence:
        """The statement as evidence; `file` is the project file."""
        return Evidence(
            source=Source.DECLARED,
            where=self.where,
            raw=self.raw,
            file=self.file or file,
            name=self.document,
        )


class ProjectModel(msgspec.Struct, frozen=True):
    """A model as the project file lists it; `discipline` is "" where the file does not say."""

    file: str
    discipline: str = ""


class ProjectBuilding(msgspec.Struct, frozen=True):
    """One building of the submission.

    `part` names the IfcBuilding (by name or GlobalId) where one model holds several; "" means all of them.
    """

    id: str
    name: str = ""
    category: str = ""
    models: tuple[ProjectModel, ...] = ()
    part: str = ""
    declared: Mapping[str, Declared] = {}
    started: date | None = None


class Project(msgspec.Struct, frozen=True):
    """A submission. `conditions` are by fact id; `groups` are the blocks of conditions that are present.

    `filed` is the day of filing, `started` that of the start of construction; `town` is the town or
    sub-district by its name.
    """

    code: str = ""
    name: str = ""
    place: str = ""
    town: str = ""
    filed: date | None = None
    started: date | None = None
    stage: str = ""
    conditions: Mapping[str, Declared] = {}
    groups: frozenset[str] = frozenset()
    buildings: tuple[ProjectBuilding, ...] = ()
    file: str = ""
    sha256: str = ""

    @classmethod
    def none(cls) -> "Project":
        """A submission without a project file: its models say what buildings there are."""
        return cls()

    @property
    def is_given(self) -> bool:
        """True when there is a project file."""
        return bool(self.file)
