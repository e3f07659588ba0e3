"""What is generated is committed as the generator writes it."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


def generator(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"generate_{path.parent.name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("script", "target"), [("docs", "docs/reference"), ("reports", "reports")])
def test_generated_files_are_up_to_date(script, target, root, tmp_path):
    """`make docs` and `make reports` write them again."""
    generator(root / script / "generate.py").write(tmp_path)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written
    stale = [name for name, data in written.items() if not _same(root / target / name, data)]
    assert stale == []


def _same(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data
