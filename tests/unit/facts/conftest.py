"""The catalogue and bindings that ship, and a store over models made by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from builders.model_tables import HandModel
from cimcheck.core.yaml_lines import parse
from cimcheck.facts.bindings import Bindings
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.project import Project
from cimcheck.facts.project_file import project_of
from cimcheck.facts.store import FactStore

MakeStore = Callable[..., FactStore]


@pytest.fixture(scope="session")
def catalogue(root: Path) -> Catalogue:
    return Catalogue.load(root / "rules")


@pytest.fixture(scope="session")
def bindings(root: Path, catalogue: Catalogue) -> Bindings:
    return Bindings.load(catalogue, root / "rules")


@pytest.fixture
def make_store(catalogue: Catalogue, bindings: Bindings) -> MakeStore:
    """A store over models; `project` is the text of a project file."""

    def make(*models: HandModel, project: str = "") -> FactStore:
        given = project_of(parse(project, "project.yaml"), catalogue) if project else Project.none()
        return FactStore(catalogue, bindings, given, models)

    return make
