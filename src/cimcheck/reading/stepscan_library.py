"""The compiled scan: its structures, as in _stepscan.h, and its functions."""

import ctypes
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from cimcheck.core.text import Text
from cimcheck.errors import ModelError

LAYOUT = 1  # to be counted up, here and in _stepscan.c, when the structures change
ARGUMENTS = 64  # attributes told apart per entity
NAME_BYTES = 64


class LimitsStruct(ctypes.Structure):
    """`limits` in _stepscan.h."""

    _fields_ = [(name, ctypes.c_uint64) for name in ("max_depth", "max_string", "max_issues")]


class IssueStruct(ctypes.Structure):
    """`issue` in _stepscan.h."""

    _fields_ = [
        ("code", ctypes.c_int32),
        ("argument", ctypes.c_int32),
        ("row", ctypes.c_int64),
        *((name, ctypes.c_uint64) for name in ("begin", "end", "argument_begin", "argument_end")),
    ]


class TypeStruct(ctypes.Structure):
    """`type` in _stepscan.h."""

    _fields_ = [
        ("name", ctypes.c_char * NAME_BYTES),
        *((name, ctypes.c_uint32) for name in ("hash", "length", "instances", "values", "least", "most")),
        ("top", ctypes.c_uint16 * ARGUMENTS),
        ("inner", ctypes.c_uint16 * ARGUMENTS),
        ("value_top", ctypes.c_uint16),
        ("value_inner", ctypes.c_uint16),
        ("least_items", ctypes.c_uint32 * ARGUMENTS),
        ("most_items", ctypes.c_uint32 * ARGUMENTS),
    ]


class ScanStruct(ctypes.Structure):
    """The public part of `scan` in _stepscan.h."""

    _fields_ = [
        ("data", ctypes.c_void_p),
        ("size", ctypes.c_uint64),
        ("limit", LimitsStruct),
        *((name, ctypes.c_uint64) for name in ("seen", "end_of_data", "unfinished")),
        *((name, ctypes.c_uint64) for name in ("instances", "references", "issues", "types", "headers")),
        ("id", ctypes.POINTER(ctypes.c_uint32)),
        ("type_of", ctypes.POINTER(ctypes.c_uint16)),
        ("offset", ctypes.POINTER(ctypes.c_uint64)),
        ("first_reference", ctypes.POINTER(ctypes.c_uint32)),
        ("reference", ctypes.POINTER(ctypes.c_uint32)),
        ("reference_argument", ctypes.POINTER(ctypes.c_uint8)),
        ("issue", ctypes.POINTER(IssueStruct)),
        ("type", ctypes.POINTER(TypeStruct)),
        ("header", ctypes.POINTER(ctypes.c_uint64)),
        *((name, ctypes.c_uint64) for name in ("longest_string", "deepest", "max_id", "forward_references")),
    ]


_FUNCTIONS: dict[str, Any] = {
    "run": ctypes.POINTER(ScanStruct),
    "free": None,
    "arguments": ctypes.c_uint64,
    "check": None,
    "lines": None,
    "resolve": ctypes.c_int,
    "reference_kinds": ctypes.c_int64,
    "who_refers": ctypes.c_uint64,
    "rows": ctypes.c_uint64,
    "reference_circle": ctypes.c_int64,
    "wholes": ctypes.c_int,
    "same_guid": ctypes.c_int64,
}


@cache
def library() -> dict[str, Callable[..., Any]]:
    """The compiled scan beside this module; raises ModelError where the package was installed without it."""
    folder = Path(__file__).parent
    built = sorted(
        file for file in folder.glob("_stepscan*") if file.suffix in {".so", ".dll", ".dylib", ".pyd"}
    )
    if not built:
        zh = "缺少已编译的 STEP 扫描模块（_stepscan），请重新安装 cimcheck。"
        raise ModelError(
            "NOT_BUILT", Text(zh, "The compiled STEP scan (_stepscan) is missing; install cimcheck again.")
        )
    loaded = ctypes.CDLL(str(built[0]))
    if not hasattr(loaded, f"stepscan_layout_{LAYOUT}"):
        zh = "已编译的 STEP 扫描模块（_stepscan）与源代码不符，请重新安装 cimcheck。"
        raise ModelError("NOT_BUILT", Text(zh, "The compiled STEP scan is another version; install again."))
    found: dict[str, Callable[..., Any]] = {}
    for name, result in _FUNCTIONS.items():
        function = loaded[f"stepscan_{name}"]
        function.restype = result
        found[name] = function
    return found
