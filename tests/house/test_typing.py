"""Scripts of users see the types of the package."""

import subprocess
import sys
from pathlib import Path

from builders.documents import blocks

ROOT = Path(__file__).resolve().parents[2]


def test_programs_in_the_documents_pass_a_strict_type_checker(tmp_path: Path) -> None:
    written = 0
    for page in sorted((ROOT / "docs" / "howto").glob("*.en.md")):
        for block in blocks(page.read_text("utf-8")):
            if block.language == "python":
                written += 1
                (tmp_path / f"{page.name.partition('.')[0]}_{written}.py").write_text(block.body, "utf-8")
    assert written > 3
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir=cache", "."]
    checked = subprocess.run(command, check=False, cwd=tmp_path, capture_output=True, text=True)
    assert checked.stdout.startswith("Success"), checked.stdout
