"""Local files: a place may set what the level above lets it, inside what that level leaves open."""

from collections.abc import Mapping, Sequence

import msgspec

from cimcheck.core.category import Category
from cimcheck.core.text import Text
from cimcheck.core.truth import UNKNOWN
from cimcheck.core.value import Value, contains, in_words
from cimcheck.core.yaml_lines import Step
from cimcheck.errors import DataError
from cimcheck.packs.cells import Kind, several
from cimcheck.packs.documents import Document
from cimcheck.packs.history import Content, Overlay, Setting, kind, settings
from cimcheck.packs.lint_parameters import lint_values
from cimcheck.packs.register import Register
from cimcheck.packs.rule import ByCategory
from cimcheck.packs.shapes.rule import LocalFile, ParameterFile, RuleFile
from cimcheck.packs.sheet import Path, Sheet


class Above(msgspec.Struct, frozen=True):
    """What a local file is checked against: the rule and the local files of the places around."""

    rule: RuleFile
    overlays: Sequence[Overlay]


def lint_local(
    document: Document,
    file: LocalFile,
    rules: Mapping[str, RuleFile],
    overlays: Mapping[tuple[str, str], Sequence[Overlay]],
    register: Register,
    sheet: Sheet,
) -> None:
    """One local file. `overlays` are the local files of all places, by place and rule."""
    place = document.folder
    if file.rule != document.stem:
        text = Text("规则编号与文件名不同。", "The rule is not the one of the file name.")
        sheet.add(("rule",), "ID_NOT_FILE_NAME", text)
    if place not in register.places:
        sheet.unknown((), "PLACE_UNKNOWN", place, register.places)
        return
    rule = rules.get(file.rule)
    if rule is None:
        sheet.unknown(("rule",), "RULE_UNKNOWN", file.rule, rules)
        return
    if place == rule.place or not register.lies_in(place, rule.place):
        text = Text(
            f"{place} 不在规则的适用地区 {rule.place} 之内。", f"{place} does not lie inside {rule.place}."
        )
        sheet.add((), "PLACE_OUTSIDE", text)
        return
    around = [overlay for p in register.road(place)[:-1] for overlay in overlays.get((p, rule.id), ())]
    for name in file.parameters:
        _parameter(name, place, file, Above(rule, around), register, sheet)


def _parameter(
    name: str, place: str, file: LocalFile, above: Above, register: Register, sheet: Sheet
) -> None:
    path: Path = ("parameters", name)
    parameter = above.rule.parameters.get(name)
    if parameter is None:
        sheet.unknown(path, "PARAMETER_UNKNOWN", name, above.rule.parameters, at_key=True)
        return
    if parameter.local == "none":
        text = Text(f"地方不得设定“{name}”。", f"A place may not set “{name}”.")
        sheet.at_key(path, "LOCAL_NOT_ALLOWED", text)
        return
    try:
        of = kind(parameter)
    except DataError:
        return
    before = len(sheet.faults)
    values = file.parameters[name].values
    lint_values((*path, "values"), values, of, above.rule, register, sheet)
    if len(sheet.faults) > before:
        return
    local = Overlay(place, file)
    for as_of in _changes(name, parameter, [*above.overlays, local]):
        _inside(path, as_of, name, parameter, above, local, sheet)


def _changes(name: str, parameter: ParameterFile, overlays: Sequence[Overlay]) -> list[str]:
    """All dates on which the value, or what it must lie inside, changes."""
    days = set(parameter.values)
    for overlay in overlays:
        if name in overlay.file.parameters:
            days |= set(overlay.file.parameters[name].values)
    return sorted(days)


def _inside(
    path: Path, as_of: str, name: str, parameter: ParameterFile, above: Above, local: Overlay, sheet: Sheet
) -> None:
    outer = settings(name, parameter, above.rule.basis, above.overlays, as_of, _ignored)
    inner = settings(name, parameter, above.rule.basis, [*above.overlays, local], as_of, _ignored)
    if not outer or inner[-1].place != local.place or inner[-1].content is None:
        return
    of = kind(parameter)
    room = _room(outer[-1], of)
    for content in (inner[-1].content, _within(inner[-1], of)):
        if content is not None and not _lies_in(content, room):
            sheet.add((*path, "values", inner[-1].effective), "OVERREACH", _overreach(as_of, room, of))


def _room(setting: Setting, of: Kind) -> Content:
    """What the level above leaves open: `within`, else its range, else any member, else what it says."""
    within = _within(setting, of)
    if within is not None:
        return within
    if setting.content is None and of.name != "table":
        return of.anything
    if of.name == "category" and setting.entry.range is None:
        return Category(of.members)
    return UNKNOWN if of.name == "truth" else setting.content


def _within(setting: Setting, of: Kind) -> Content:
    within = setting.entry.within
    return None if within is None else several(within, of, _ignored)


def _lies_in(content: Content, room: Content) -> bool:
    """Whether all that one level says lies in what the level above leaves open, member by member."""
    if isinstance(content, ByCategory) and isinstance(room, ByCategory):
        return content.alias == room.alias and all(
            member in room.values and contains(room.values[member], value)
            for member, value in content.values.items()
        )
    if isinstance(content, ByCategory):
        return all(_lies_in(value, room) for value in content.values.values())
    if isinstance(room, ByCategory):
        return all(_lies_in(content, value) for value in room.values.values())
    if isinstance(content, Mapping):
        return room is None or (isinstance(room, Mapping) and content.keys() == room.keys())
    return isinstance(room, Value) and isinstance(content, Value) and contains(room, content)


def _overreach(as_of: str, room: Content, of: Kind) -> Text:
    if not isinstance(room, Value):
        return Text(
            f"自 {as_of} 起超出上级允许的范围。", f"From {as_of} this is outside what the level above allows."
        )
    shown = in_words(room, of.unit.symbol) if of.unit.factor == 1 else in_words(room)
    return Text(
        f"自 {as_of} 起超出上级允许的范围：{shown.zh}。",
        f"From {as_of} this is outside what the level above allows: {shown.en}.",
    )


def _ignored(path: tuple[Step, ...], code: str, text: Text, hint: Text | None) -> None:
    """What cannot be read has been reported by the checks of the entry itself."""
