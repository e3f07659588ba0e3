"""The C scan of a STEP file as Python sees it: columns, issues with places, questions on references."""

import ctypes
import mmap
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from enum import IntEnum, IntFlag
from typing import Any, NamedTuple, TypeAlias

import msgspec

from cimcheck.reading.limits import SCAN, ScanLimits
from cimcheck.reading.stepscan_library import ARGUMENTS, LimitsStruct, library

NOWHERE = 0xFFFFFFFF
_KEYWORD = re.compile(rb"[A-Za-z0-9_]+")

Bytes: TypeAlias = bytes | mmap.mmap


class Kind(IntFlag):
    """What stands in the place of a value."""

    NULL = 1
    DERIVED = 2
    INTEGER = 4
    REAL = 8
    STRING = 16
    ENUM = 32
    REFERENCE = 64
    LIST = 128
    TYPED = 256
    BINARY = 512
    BAD = 1024


class IssueCode(IntEnum):
    """What the scan can find wrong at one place."""

    SYNTAX = 1
    COMMENT = 2
    DEPTH = 3
    ID = 4
    NAME = 5
    NUMBER = 6
    NUMBER_FORM = 7
    UNDERFLOW = 8
    VALUE_COUNT = 9
    EMPTY = 10
    TOKEN = 11
    ESCAPE = 12
    RAW = 13
    NUL = 14
    LENGTH = 15
    KIND = 16
    COUNT = 17
    BETWEEN = 18
    SHIFTED = 19


class Seen(IntFlag):
    """Parts of the file that are there, and why a scan gave up."""

    BOM = 1
    ISO = 2
    HEADER = 4
    HEADER_END = 8
    DATA = 16
    DATA_END = 32
    END = 64
    TRAILING = 128
    STOPPED = 256
    NO_MEMORY = 512


class Issue(NamedTuple):
    """One thing wrong; `row` is -1 outside the data section; byte offsets of the value and its argument."""

    code: int
    argument: int
    row: int
    begin: int
    end: int
    argument_begin: int
    argument_end: int


class TypeUse(msgspec.Struct, frozen=True):
    """How the file uses one keyword, as an entity (`instances`) or as the type of a value (`values`)."""

    name: str
    instances: int
    values: int
    least_arguments: int
    most_arguments: int
    kinds: tuple[int, ...]
    inner_kinds: tuple[int, ...]
    value_kinds: int
    value_inner_kinds: int
    items: tuple[tuple[int, int], ...]  # least and most members of a list at each argument


class Allowed(msgspec.Struct, frozen=True):
    """What a schema allows for a keyword: `count` arguments (-1: any); sequences of `ARGUMENTS` entries."""

    count: int
    kinds: Sequence[int]
    inner: Sequence[int]
    items: Sequence[int]
    value: int
    value_inner: int


def _address(data: Bytes) -> tuple[int, object]:
    """Where the bytes lie, and what must live as long as the address is used."""
    if isinstance(data, bytes):
        return ctypes.cast(ctypes.c_char_p(data), ctypes.c_void_p).value or 0, data
    view = (ctypes.c_char * len(data)).from_buffer(data)
    return ctypes.addressof(view), view


def _u64(value: int) -> ctypes.c_uint64:
    return ctypes.c_uint64(value)


class StepScan:
    """One scanned file. Rows count the instances of the data section from 0; `close` gives the memory back.

    The scan itself runs without Python's lock, so that other threads go on. Where `data` is a map it must be
    a writable private one (`mmap.ACCESS_COPY`); nothing is ever written to it.
    """

    def __init__(self, data: Bytes, limits: ScanLimits = SCAN) -> None:
        self.data = data
        self._call = library()
        self._base, self._keep = _address(data)
        bounds = LimitsStruct(limits.depth, limits.string, limits.issues)
        self._handle = self._call["run"](ctypes.c_void_p(self._base), _u64(len(data)), ctypes.byref(bounds))
        if not self._handle:
            raise MemoryError
        self._scan: Any = self._handle.contents
        self.seen = Seen(self._scan.seen)

    def close(self) -> None:
        """Free the columns; the scan cannot be asked afterwards."""
        if self._handle:
            self._call["free"](self._handle)
            self._handle = None
            self._keep = None

    def __enter__(self) -> "StepScan":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def instances(self) -> int:
        """Statements of the data section that are whole."""
        return int(self._scan.instances)

    @property
    def unfinished(self) -> int | None:
        """Offset of the statement that the file breaks off in."""
        offset = int(self._scan.unfinished)
        return None if offset == (1 << 64) - 1 else offset

    @property
    def longest_string(self) -> int:
        """[byte] The longest string, without its quotes."""
        return int(self._scan.longest_string)

    def step(self, row: int) -> int:
        """STEP id of a row."""
        return int(self._scan.id[row])

    def type_row(self, row: int) -> int:
        """Which of `types` a row is."""
        return int(self._scan.type_of[row])

    def offset(self, row: int) -> int:
        """[byte] Where the statement of a row begins."""
        return int(self._scan.offset[row])

    def types(self) -> list[TypeUse]:
        """Every keyword of the data section and of the header, in order of appearance."""
        return [_type_use(self._scan.type[row]) for row in range(self._scan.types)]

    def issues(self, start: int = 0) -> list[Issue]:
        """Everything found wrong so far, in order of the file."""
        found = self._scan.issue
        return [
            Issue(i.code, i.argument, i.row, i.begin, i.end, i.argument_begin, i.argument_end)
            for i in (found[k] for k in range(start, self._scan.issues))
        ]

    def issue_count(self) -> int:
        """How many issues there are so far."""
        return int(self._scan.issues)

    def arguments_at(self, offset: int) -> list[tuple[int, int]]:
        """Begin and end of each top-level argument of the statement at an offset."""
        ranges = (ctypes.c_uint64 * (2 * ARGUMENTS))()
        count = self._call["arguments"](self._handle, _u64(offset), ranges, _u64(ARGUMENTS))
        return [(ranges[2 * k], ranges[2 * k + 1]) for k in range(count)]

    def arguments(self, row: int) -> list[bytes]:
        """The top-level arguments of a row as they are written."""
        return [bytes(self.data[a:b]).strip() for a, b in self.arguments_at(self.offset(row))]

    def header(self) -> list[tuple[int, str]]:
        """Offset and keyword of each statement of the header."""
        found = []
        for k in range(self._scan.headers):
            offset = int(self._scan.header[k])
            word = _KEYWORD.match(self.data, offset)
            found.append((offset, word[0].decode("ascii").upper() if word else ""))
        return found

    def rows_of(self, type_row: int, most: int = 1 << 20) -> list[int]:
        """Rows of one type, at most `most`."""
        return self._rows(
            lambda out, cap: self._call["rows"](self._handle, ctypes.c_uint32(type_row), out, cap), most
        )

    def resolve(self, most: int = 10_000) -> tuple[list[int], list[tuple[int, int, int]], tuple[int, int]]:
        """Rows whose id was given before; dangling references as (row, argument, id); how many of both.

        To be called once, before any question about references.
        """
        twice = (ctypes.c_uint32 * most)()
        dangling = (ctypes.c_uint64 * most)()
        found = (ctypes.c_uint64 * 2)()
        if not self._call["resolve"](self._handle, twice, dangling, _u64(most), found):
            raise MemoryError
        first = self._scan.first_reference
        lost = []
        for packed in dangling[: min(found[1], most)]:
            position = packed & NOWHERE
            row = bisect_right(_At(first, self.instances), position) - 1
            lost.append((row, int(self._scan.reference_argument[position]), packed >> 32))
        return sorted(twice[: min(found[0], most)]), lost, (found[0], found[1])

    def references(self, row: int) -> list[tuple[int, int]]:
        """(argument, row referred to) of a row, dangling ones left out. After `resolve`."""
        scan = self._scan
        span = range(scan.first_reference[row], scan.first_reference[row + 1])
        return [(scan.reference_argument[k], scan.reference[k]) for k in span if scan.reference[k] != NOWHERE]

    def reference_kinds(self, most: int = 30_000) -> list[tuple[int, int, int]]:
        """Every (type, argument, type referred to) that occurs. After `resolve`."""
        kinds = (ctypes.c_uint64 * most)()
        count = self._call["reference_kinds"](self._handle, kinds, _u64(most))
        if count < 0:
            raise MemoryError
        return [(key >> 32, key >> 16 & 0xFFFF, key & 0xFFFF) for key in kinds[:count]]

    def who_refers(self, kind: tuple[int, int, int], most: int = 10_000) -> list[int]:
        """Rows that refer in this way. After `resolve`."""
        key = _u64(kind[0] << 32 | kind[1] << 16 | kind[2])
        return self._rows(lambda out, cap: self._call["who_refers"](self._handle, key, out, cap), most)

    def reference_circle(self, most: int = 50) -> list[int]:
        """Rows of one circle of direct references; empty without one. After `resolve`."""
        return self._rows(lambda out, cap: self._call["reference_circle"](self._handle, out, cap), most)

    def wholes(
        self, relations: Sequence[tuple[int, int, int, int]], most: int = 10_000
    ) -> tuple[list[int], int, list[int]]:
        """Rows with two wholes of one kind, how many such there are, and the rows of one circle of wholes.

        `relations`: (type, argument of the whole, argument of the parts, kind). After `resolve`.
        """
        flat = [number for relation in relations for number in relation]
        table = (ctypes.c_uint32 * max(1, len(flat)))(*flat)
        torn, loop, found = (ctypes.c_uint32 * most)(), (ctypes.c_uint32 * most)(), (ctypes.c_uint64 * 2)()
        if not self._call["wholes"](self._handle, table, _u64(len(relations)), torn, loop, _u64(most), found):
            raise MemoryError
        return list(torn[: min(found[0], most)]), found[0], list(loop[: found[1]])

    def same_guid(self, rooted: Sequence[bool], most: int = 10_000) -> tuple[list[tuple[int, int]], int]:
        """Pairs of rows with one GlobalId, and how many there are; `rooted` says which types have one."""
        flags = (ctypes.c_uint8 * max(1, len(rooted)))(*rooted)
        pairs = (ctypes.c_uint32 * (2 * most))()
        count = self._call["same_guid"](self._handle, flags, pairs, _u64(most))
        if count < 0:
            raise MemoryError
        return [(pairs[2 * k], pairs[2 * k + 1]) for k in range(min(count, most))], count

    def check(self, allowed: Sequence[Allowed], wanted: Sequence[bool]) -> list[Issue]:
        """Where instances of the `wanted` types have what is not `allowed`; both have one entry a type."""
        count = len(allowed)
        before = self.issue_count()
        self._call["check"](
            self._handle,
            (ctypes.c_uint8 * count)(*wanted),
            (ctypes.c_int32 * count)(*(one.count for one in allowed)),
            (ctypes.c_uint16 * (count * ARGUMENTS))(*(kind for one in allowed for kind in one.kinds)),
            (ctypes.c_uint16 * (count * ARGUMENTS))(*(kind for one in allowed for kind in one.inner)),
            (ctypes.c_uint32 * (count * ARGUMENTS))(*(most for one in allowed for most in one.items)),
            (ctypes.c_uint16 * (2 * count))(
                *(kind for one in allowed for kind in (one.value, one.value_inner))
            ),
        )
        self.seen = Seen(self._scan.seen)
        return self.issues(before)

    def lines(self, offsets: Sequence[int]) -> dict[int, int]:
        """Line numbers, from 1, of byte offsets."""
        ordered = sorted(set(offsets))
        count = len(ordered)
        lines = (ctypes.c_uint64 * max(1, count))()
        place = (ctypes.c_uint64 * max(1, count))(*ordered)
        self._call["lines"](ctypes.c_void_p(self._base), _u64(len(self.data)), place, lines, _u64(count))
        return dict(zip(ordered, lines[:count], strict=True))

    def _rows(self, ask: Callable[[Any, ctypes.c_uint64], int], most: int) -> list[int]:
        most = min(most, max(1, self.instances))
        out = (ctypes.c_uint32 * most)()
        count = ask(out, _u64(most))
        if count < 0:
            raise MemoryError
        return list(out[:count])


class _At(Sequence[int]):
    """A C column as a sequence that can be searched."""

    def __init__(self, column: Any, length: int) -> None:
        self._column, self._length = column, length

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: Any) -> Any:
        return self._column[index]


def _type_use(use: Any) -> TypeUse:
    most = min(use.most, ARGUMENTS)
    return TypeUse(
        use.name.decode("ascii", "replace"),
        use.instances,
        use.values,
        use.least,
        use.most,
        tuple(use.top[:most]),
        tuple(use.inner[:most]),
        use.value_top,
        use.value_inner,
        tuple(zip(use.least_items[:most], use.most_items[:most], strict=True)),
    )
