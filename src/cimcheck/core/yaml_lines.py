"""YAML with the line and column of every key and value, and without the parts of YAML that surprise.

Read: one document of mappings, lists and scalars in UTF-8. Refused, each with its place: anchors, aliases,
merge keys, tags, directives, a key given twice, keys that are not plain text, a second document, and files
that are too large or nested too deeply. All faults of a file are collected; broken syntax ends the reading.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from cimcheck.core.plain_file import read_start
from cimcheck.core.text import Text
from cimcheck.core.yaml_scalars import UnusableNumberError, plain_scalar
from cimcheck.errors import Fault

MAX_BYTES = 4_000_000
MAX_DEPTH = 40

Step = str | int
Place = tuple[int, int]
_START: Place = (1, 1)
_UNPRINTABLE = re.compile(
    "[^\\t\\n\\r\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]"
)


class Mark(msgspec.Struct):
    """Where a mapping or list starts, and where its keys and parts start; lines and columns from 1."""

    place: Place
    keys: dict[str, Place]
    parts: "dict[Step, Mark | Place]"


class Located(msgspec.Struct, frozen=True):
    """What a YAML file says as plain data, and where it says it.

    `data` holds dict, list, str, int, Decimal, bool and None only. What was refused is left out of it and
    named in `faults`.
    """

    file: str
    data: Any
    faults: tuple[Fault, ...]
    mark: Mark | Place
    source: str = ""

    def position(self, path: tuple[Step, ...]) -> Place:
        """Line and column of the value at `path`; of the nearest value around it when there is none."""
        mark = self._nearest(path)
        return mark.place if isinstance(mark, Mark) else mark

    def key_position(self, path: tuple[Step, ...]) -> Place:
        """Line and column of the key that ends `path`; of the value when it is not a key."""
        around = self._nearest(path[:-1])
        place = around.keys.get(str(path[-1])) if path and isinstance(around, Mark) else None
        return place or self.position(path)

    def inside(self, path: tuple[Step, ...], column: int) -> Place:
        """Line and column of the character number `column`, from 1, of the one-line text at `path`."""
        line, start = self.position(path)
        lines = self.source.split("\n", line)
        first = lines[line - 1][start - 1 : start] if line <= len(lines) else ""
        if first in ("|", ">"):
            text = lines[line].split("\n", 1)[0] if line < len(lines) else ""
            return line + 1, len(text) - len(text.lstrip(" ")) + column
        return line, start + column - (0 if first in ('"', "'") else 1)

    def fault(
        self, path: tuple[Step, ...], code: str, text: Text, hint: Text | None = None, *, at_key: bool = False
    ) -> Fault:
        """A fault at the value, or at the key, of `path`."""
        line, column = self.key_position(path) if at_key else self.position(path)
        return Fault(self.file, line, column, code, text, hint)

    def _nearest(self, path: tuple[Step, ...]) -> Mark | Place:
        mark: Mark | Place = self.mark
        for step in path:
            part = mark.parts.get(step) if isinstance(mark, Mark) else None
            if part is None:
                return mark
            mark = part
        return mark


def load(path: Path, shown: str | None = None) -> Located:
    """Read a YAML file. `shown` is the name of the file in faults; the path as given by default.

    Never raises for what is in the file or for a file that cannot be read: see `Located.faults`.
    """
    name = shown if shown is not None else path.as_posix()
    try:
        source = read_start(path, MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        text = Text(f"无法读取文件：{reason}。", f"The file cannot be read: {reason}.")
        return Located(name, None, (Fault(name, 0, 0, "FILE_UNREADABLE", text),), _START)
    return parse(source, name)


def parse(source: bytes | str, file: str = "-") -> Located:
    """Read YAML from bytes in UTF-8 or from text. `file` is the name shown in faults."""
    size = len(source)
    if size > MAX_BYTES:
        return _refused(
            file,
            "YAML_TOO_LARGE",
            Text(f"文件超过 {MAX_BYTES} 字节。", f"The file is larger than {MAX_BYTES} bytes."),
        )
    try:
        text = source if isinstance(source, str) else source.decode()
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        said = Text("文件不是 UTF-8 编码；请另存为 UTF-8。", "The file is not UTF-8; save it as UTF-8.")
        return _refused(file, "YAML_NOT_UTF8", said, line)
    return _Builder(file).build(text.removeprefix("\ufeff"))


def _refused(file: str, code: str, text: Text, line: int = 0) -> Located:
    return Located(file, None, (Fault(file, line, min(line, 1), code, text),), _START)


class _Open(msgspec.Struct):
    """A mapping or list whose end has not come yet."""

    data: Any
    mark: Mark
    is_mapping: bool
    awaits_key: bool
    key: str = ""
    discard: bool = False


class _Builder:
    """Turns the parser's events into data and marks, without recursion."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._faults: list[Fault] = []
        self._stack: list[_Open] = []
        self._root: Any = None
        self._root_mark: Mark | Place = _START
        self._documents = 0

    def build(self, text: str) -> Located:
        import yaml

        try:
            self._take_all(text)
        except yaml.reader.ReaderError:
            self._add(_first_unprintable(text), "YAML_SYNTAX", _CHARACTER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
            self._add(place, "YAML_SYNTAX", _syntax_text(str(error.problem or error.context or "")))
        if not self._faults and self._documents == 0:
            self._add((0, 0), "YAML_EMPTY", Text("文件里没有内容。", "The file has no content."))
        return Located(self._file, self._root, tuple(sorted(self._faults)), self._root_mark, text)

    def _take_all(self, text: str) -> None:
        """Read to the end, or to the first fault after which nothing can be trusted."""
        import yaml

        parser = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
        take = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start_mapping,
            yaml.SequenceStartEvent: self._start_list,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        while parser.check_event():
            event = parser.get_event()
            handler = take.get(type(event))
            if handler is not None and not handler(event):
                return

    def _document(self, event: Any) -> bool:
        self._documents += 1
        if event.version or event.tags:
            self._add(_place(event), "YAML_DIRECTIVE", _DIRECTIVE)
        if self._documents > 1:
            self._add(_place(event), "YAML_DOCUMENTS", _DOCUMENTS)
        return self._documents == 1

    def _scalar(self, event: Any) -> bool:
        place = self._checked(event)
        stack, value = self._stack, event.value
        if stack and stack[-1].awaits_key:
            self._key(stack[-1], value, place, plain=not event.style)
            return True
        if not event.style and event.implicit[0]:
            try:
                value = plain_scalar(value)
            except UnusableNumberError:
                self._add(place, "YAML_NUMBER", _number_text(value))
                value = None
        self._put(value, place)
        return True

    def _key(self, top: _Open, text: str, place: Place, *, plain: bool) -> None:
        top.awaits_key, top.key, top.discard = False, text, False
        if text == "<<" and plain:
            self._add(place, "YAML_MERGE_KEY", _MERGE)
            top.discard = True
        elif text in top.mark.keys:
            self._add(place, "YAML_DUPLICATE_KEY", _duplicate_text(text, top.mark.keys[text][0]))
            top.discard = True
        else:
            top.mark.keys[text] = place

    def _start_mapping(self, event: Any) -> bool:
        return self._start(event, {}, is_mapping=True)

    def _start_list(self, event: Any) -> bool:
        return self._start(event, [], is_mapping=False)

    def _start(self, event: Any, data: Any, *, is_mapping: bool) -> bool:
        place = self._checked(event)
        if len(self._stack) >= MAX_DEPTH:
            self._add(place, "YAML_TOO_DEEP", _TOO_DEEP)
            return False
        mark = Mark(place, {}, {})
        if self._stack and self._stack[-1].awaits_key:
            self._add(place, "YAML_KEY_NOT_TEXT", _KEY_NOT_TEXT)
        self._put(data, mark)
        self._stack.append(_Open(data, mark, is_mapping, is_mapping))
        return True

    def _end(self, event: Any) -> bool:
        self._stack.pop()
        return True

    def _alias(self, event: Any) -> bool:
        self._add(_place(event), "YAML_ALIAS", _ALIAS)
        self._put(None, _place(event))
        return True

    def _put(self, value: Any, mark: Mark | Place) -> None:
        """Hand a value to the mapping or list that is open; what stands in place of a key is dropped."""
        if not self._stack:
            self._root, self._root_mark = value, mark
            return
        top = self._stack[-1]
        if not top.is_mapping:
            top.mark.parts[len(top.data)] = mark
            top.data.append(value)
        elif top.awaits_key:
            top.awaits_key, top.discard = False, True
        else:
            top.awaits_key = True
            if not top.discard:
                top.mark.parts[top.key] = mark
                top.data[top.key] = value

    def _checked(self, event: Any) -> Place:
        """The place of a node; anchors and tags on it are faults."""
        place = _place(event)
        if event.anchor is not None:
            self._add(place, "YAML_ANCHOR", _ANCHOR)
        if event.tag is not None:
            self._add(place, "YAML_TAG", _TAG)
        return place

    def _add(self, place: Place, code: str, text: Text) -> None:
        self._faults.append(Fault(self._file, *place, code, text))


def _place(event: Any) -> Place:
    start = event.start_mark
    return start.line + 1, start.column + 1


def _first_unprintable(text: str) -> Place:
    """Where the first character stands that YAML does not allow; the parser counts bytes or characters."""
    found = _UNPRINTABLE.search(text)
    position = found.start() if found else 0
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def _duplicate_text(key: str, first: int) -> Text:
    return Text(
        f"键“{key}”重复，第 {first} 行已有。", f"The key “{key}” is given twice; first in line {first}."
    )


def _number_text(text: str) -> Text:
    shown = text if len(text) <= 20 else text[:20] + "…"
    return Text(
        f"“{shown}”不是可用的数；若是文字请加引号。",
        f"“{shown}” is not a usable number; put it in quotes if it is text.",
    )


_ALIAS = Text("不支持别名（*名）；请写出值。", "Aliases (*name) are not supported; write the value out.")
_ANCHOR = Text("不支持锚点（&名）。", "Anchors (&name) are not supported.")
_MERGE = Text("不支持合并键（<<）；请写出各键。", "Merge keys (<<) are not supported; write the keys out.")
_TAG = Text("不支持标签（!名）。", "Tags (!name) are not supported.")
_DIRECTIVE = Text("不支持 % 指令。", "Directives (%) are not supported.")
_DOCUMENTS = Text("一个文件只能有一个文档。", "A file holds one document.")
_TOO_DEEP = Text(f"嵌套超过 {MAX_DEPTH} 层。", f"Nested more than {MAX_DEPTH} levels deep.")
_KEY_NOT_TEXT = Text("键必须是文字。", "A key must be text.")
_CHARACTER = Text("含有不允许的字符。", "A character that is not allowed.")
_SYNTAX: Mapping[str, Text] = {
    "found character that cannot start any token": Text(
        "此处不能用制表符或这个字符；缩进请用空格，文字请加引号。",
        "A tab or this character cannot stand here; indent with spaces, or put the text in quotes.",
    ),
    "mapping values are not allowed in this context": Text(
        "此处不能有冒号；含“: ”的文字请加引号，并检查缩进。",
        "A colon cannot stand here; put text with “: ” in quotes and check the indentation.",
    ),
    "did not find expected key": Text(
        "此处应为键；请检查缩进和引号。", "A key was expected here; check indentation and quotes."
    ),
    "could not find expected ':'": Text("键后缺少冒号。", "A colon is missing after the key."),
    "found unexpected end of stream": Text(
        "文件在引号或括号未闭合时结束。", "The file ends inside a quotation or bracket."
    ),
}


def _syntax_text(problem: str) -> Text:
    known = _SYNTAX.get(problem)
    return known or Text(f"YAML 写法有误：{problem}。", f"This is not YAML: {problem}.")
