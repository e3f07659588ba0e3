"""With CIMCHECK_FORBID_SKIPS=1 a test that did not have to hold fails the run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXCUSES = {
    "marked": "@pytest.mark.skip(reason='later')\ndef test_it(): pass",
    "inside": "def test_it(): pytest.skip('later')",
    "whole_file": "pytest.skip('later', allow_module_level=True)",
    "expected_failure": "@pytest.mark.xfail\ndef test_it(): assert False",
    "unexpected_success": "@pytest.mark.xfail(strict=False)\ndef test_it(): pass",
}


def run_pytest(folder: Path, root: Path, body: str, forbid: str) -> subprocess.CompletedProcess[str]:
    """Run one test file beside a copy of the project's conftest."""
    shutil.copy(root / "tests" / "conftest.py", folder)
    (folder / "test_excused.py").write_text(f"import pytest\n\n{body}\n\ndef test_other(): pass\n")
    environment = {**os.environ, "CIMCHECK_FORBID_SKIPS": forbid}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", str(folder)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("excuse", EXCUSES)
def test_an_excused_test_fails_the_run(excuse: str, tmp_path: Path, root: Path) -> None:
    run = run_pytest(tmp_path, root, EXCUSES[excuse], forbid="1")
    assert run.returncode != 0
    assert "this test did not have to hold" in run.stdout


def test_elsewhere_a_skip_is_only_shown(tmp_path: Path, root: Path) -> None:
    run = run_pytest(tmp_path, root, EXCUSES["marked"], forbid="0")
    assert run.returncode == 0
