"""What end-to-end tests share: one browser for all of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.browser import CHROMIUM, Page, browser


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A tab of a real browser."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with browser(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.fixture
def html(tmp_path: Path) -> Path:
    """Where a test puts the page it opens."""
    return tmp_path / "report.html"
