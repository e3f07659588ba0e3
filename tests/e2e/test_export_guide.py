"""The pipeline of the guide to exports does what the guide says, in both languages."""

import re
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("name", ["export_to_cim.md", "export_to_cim.en.md"])
def test_pipeline_runs_as_printed(name: str, root: Path, tmp_path: Path) -> None:
    text = (root / "docs" / "howto" / name).read_text(encoding="utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    (said,) = re.findall(r"`(\d of \d buildings have a place)`", text)
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == said
    assert (tmp_path / "out" / "pipeline" / "cim" / "tiles" / "tileset.json").is_file()
