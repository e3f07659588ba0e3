"""Where the data that travels with the package lies: the law, the sample models, the compiled scan."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]


def rules_folder() -> Path:
    """Return the law as data: `rules/` of a source checkout, else the copy in the wheel."""
    return _shipped("rules")


def sample_models_folder() -> Path:
    """Return the folder of the sample models: that of a source checkout, else the copy in the wheel."""
    return _shipped("sample_models")


def scanner_library() -> Path:
    """Return the compiled STEP scan, built at install; absent when the install is broken."""
    return _PACKAGE / "reading" / ("_stepscan.dll" if sys.platform == "win32" else "_stepscan.so")


def _shipped(name: str) -> Path:
    if (_CHECKOUT / "pyproject.toml").is_file() and (_CHECKOUT / name).is_dir():
        return _CHECKOUT / name
    return _PACKAGE / f"_{name}"
