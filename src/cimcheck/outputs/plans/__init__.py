"""Drawings of single subjects, for every output that can hold a picture.

A finding carries their data in `details` as `{"name": data}`. To draw `name`, add `name.py` here with
`drawings(data)`, which yields one `Drawing` for each level or sheet.
"""

import re
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cimcheck.outputs.plans.drawing import Drawing

_NAME = re.compile(r"[a-z]+(_[a-z0-9]+)*_plan")


def plans(name: str, data: object) -> list["Drawing"]:
    """The drawings of a detail; none for a detail that is no plan, or data that the plan does not fit."""
    if not (_NAME.fullmatch(name) and find_spec(f"{__name__}.{name}")):
        return []
    try:
        return list(import_module(f"{__name__}.{name}").drawings(data))
    except (KeyError, TypeError, AttributeError, ValueError, IndexError):
        return []
