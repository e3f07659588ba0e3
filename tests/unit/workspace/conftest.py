"""Workspaces of both kinds: in a folder, and on a real PostgreSQL server that the tests start."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from builders.postgres import Server, running_server

DATABASES = count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A server for all tests of this process."""
    with running_server() as server:
        yield server


@pytest.fixture(params=["folder", "postgres"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new empty workspace: a folder, then a database."""
    if request.param == "folder":
        return str(tmp_path / "workspace")
    server: Server = request.getfixturevalue("postgres")
    return server.new_database(f"workspace{next(DATABASES)}")
