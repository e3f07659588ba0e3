"""What a platform calls the fields of a building, and how it writes their values: a file for each.

title: {zh: …, en: …}
place: "320506"             # whose platform it is; then its division code chooses the map, too
titles: zh                  # fields that `names` leaves out go by their titles in this language
names: {building_id: JZBS}
values: {verdict: {pass: "1", fail: "2"}}
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from cimcheck.core.schema_faults import did_you_mean
from cimcheck.core.text import Text
from cimcheck.core.yaml_lines import Located, load, parse
from cimcheck.errors import Fault, UsageError
from cimcheck.facts.documents import typed, unknown_word

STATE = "CN"
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]


class Title(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """In two languages."""

    zh: str
    en: str


class FieldMap(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file."""

    title: Title = Title("", "")
    place: str = ""
    titles: Literal["", "zh", "en"] = ""
    names: dict[str, Name] = {}
    values: dict[str, dict[str, str]] = {}


@cache
def shipped() -> Mapping[str, FieldMap]:
    """The maps that come with the program, by name."""
    folder = files("cimcheck.outputs.cim").joinpath("field_maps")
    found = {}
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        read, faults = typed(parse(file.read_bytes(), file.name), FieldMap)
        if read is None:
            raise _refused(file.name, Text("不能读取", "it cannot be read"), faults)
        found[file.name.removesuffix(".yaml")] = read
    return found


def chosen(word: str, known: Mapping[str, frozenset[str]]) -> FieldMap:
    """The map of a name, of a division code, or in a file; `known` are the fields with their fixed values.

    A code takes the map of the place itself or of the nearest one around it. Raises UsageError FIELD_MAP.
    """
    if not word:
        return FieldMap()
    if word in shipped():
        return shipped()[word]
    if word.isdigit():
        return _of_place(word)
    if not Path(word).is_file():
        names = ", ".join(shipped())
        hint = did_you_mean(word, shipped()) or Text("", "")
        reason = Text(
            f"没有此文件，也没有此名称；可用的名称：{names}。{hint.zh}",
            f"there is no such file, and no such name; names: {names}. {hint.en}",
        )
        raise _refused(word, reason)
    located = load(Path(word))
    read, faults = typed(located, FieldMap)
    faults = (*faults, *(_unknown(located, read, known) if read else ()))
    if read is None or faults:
        raise _refused(word, Text("有错误", "it has faults"), faults)
    return read


def _of_place(code: str) -> FieldMap:
    """The map of the place, else of its city, province or the state, which has one."""
    by_place = {one.place: one for one in shipped().values() if one.place}
    return next(
        by_place[place] for place in (code, f"{code[:4]}00", f"{code[:2]}0000", STATE) if place in by_place
    )


def _unknown(located: Located, read: FieldMap, known: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    for part in ("names", "values"):
        for name in getattr(read, part):
            if name not in known:
                yield unknown_word(located, (part, name), name, sorted(known))
    for name, values in read.values.items():
        for value in values:
            if known.get(name) and value not in known[name]:
                yield unknown_word(located, ("values", name, value), value, sorted(known[name]))


def _refused(name: str, reason: Text, faults: tuple[Fault, ...] = ()) -> UsageError:
    return UsageError(
        "FIELD_MAP",
        Text(
            f"字段对照表 {name} 不可用：{reason.zh}。",
            f"The field map {name} cannot be used: {reason.en}.",
        ),
        faults,
    )
