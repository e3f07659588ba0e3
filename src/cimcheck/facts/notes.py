"""What was noticed while facts were resolved: conflicts, unusable values, models that do not fit together."""

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from cimcheck.core.text import Text
from cimcheck.core.trace import Trace

SHOWN = 5
"""Places that a note about many of them names."""


class Note(msgspec.Struct, frozen=True, order=True):
    """One thing noticed. `where` is the file and element, or the place in the project file.

    Notes of one `kind` say the same of different places and are shown as one; "" stands alone.
    """

    code: str
    where: str
    text: Text
    severity: str = "warning"
    kind: str = ""


def in_order(notes: Iterable[Note]) -> list[Note]:
    """The notes by code and place; those of one kind as one, with their number and the first places."""
    kinds: dict[tuple[str, str], list[Note]] = {}
    for note in sorted(notes):
        kinds.setdefault((note.code, note.kind or note.where), []).append(note)
    return sorted(_one(found) for found in kinds.values())


def _one(notes: list[Note]) -> Note:
    first = notes[0]
    if len(notes) == 1:
        return first
    where = ", ".join(note.where for note in notes[:SHOWN]) + (", …" if len(notes) > SHOWN else "")
    text = Text(f"{first.text.zh}（同类共 {len(notes)} 处）", f"{first.text.en} ({len(notes)} places in all)")
    return replace(first, where=where, text=text)


def conflict(where: str, trace: Trace) -> Note:
    """A fact whose deciding evidence disagrees, with what it was found in and made of."""
    title = trace.label or Text(trace.name, trace.name)
    said = [Text(f"{one.where} = {one.raw}", f"{one.where} = {one.raw}") for one in trace.evidence]
    said += [_made_of(one) for one in trace.operands]
    zh, en = (" / ".join(dict.fromkeys(one.get(lang) for one in said[:SHOWN])) for lang in ("zh", "en"))
    text = Text(
        f"“{title.zh}”的来源互相矛盾：{zh}。各值都视为可能；请统一模型中的数据。",
        f"The sources of “{title.en}” disagree: {en}. Each is kept as possible; "
        "make the data in the model agree.",
    )
    return Note("FACT_CONFLICT", where, text, kind=trace.name)


def _made_of(trace: Trace) -> Text:
    """A fact that another was derived from, with its value."""
    title = trace.label or Text(trace.name, trace.name)
    value = trace.value
    if isinstance(value, dict):
        ends = [str(value[end]) for end in ("lo", "hi") if value[end] is not None]
        value = " – ".join(dict.fromkeys(ends)) + f" {trace.unit}"
    return Text(f"{title.zh} {value}", f"{title.en} {value}")


def unusable(where: str, fact: str, title: Text, raw: str, reason: Text) -> Note:
    """A value that stands there and cannot be used; it is treated as not given."""
    return Note(
        "FACT_VALUE_UNUSABLE",
        where,
        Text(
            f"“{title.zh}”的值“{raw}”未采用：{reason.zh}",
            f"The value “{raw}” for “{title.en}” is not used: {reason.en}",
        ),
        kind=f"{fact} {reason.en}",
    )


def without_storey(where: str) -> Note:
    """An element that stands on no storey: whether it is above ground is open."""
    return Note(
        "ELEMENT_WITHOUT_STOREY",
        where,
        Text(
            "构件或房间不在任何楼层，不知道是否在室外地坪以上，按两种可能计算；请放到所在楼层。",
            "An element or room is on no storey. Whether it is above ground is open and both are counted; "
            "put it on its storey.",
        ),
        kind="storey",
    )


def no_storeys(where: str) -> Note:
    """A building without storeys."""
    return Note(
        "BUILDING_WITHOUT_STOREYS",
        where,
        Text(
            "单体没有楼层，不知道哪些构件在室外地坪以上，按两种可能计算；请建立楼层并把构件放到楼层。",
            "The building has no storeys. What is above ground is open and both are counted; add storeys and "
            "put the elements on them.",
        ),
    )


def unclassified(where: str, *, counts: bool) -> Note:
    """An element whose class and name do not tell what it is; it `counts` perhaps where its name is empty."""
    outcome = _PERHAPS if counts else _NOT
    return Note(
        "ELEMENT_UNCLASSIFIED",
        where,
        Text(
            "构件类别为 IfcBuildingElementProxy，名称也看不出是墙、柱、梁、板或楼梯，" + outcome.zh,
            "The element is an IfcBuildingElementProxy and its name does not say wall, column, beam, slab or "
            "stair. " + outcome.en,
        ),
        kind=f"proxy {counts}",
    )


_NOT = Text(
    "未计入装配率；若是这些构件，请改用相应的类别。",
    "It does not count for the prefabrication ratio; if it is one of these, give it that class.",
)
_PERHAPS = Text(
    "名称没有含义，装配率按可能是其中任何一种计算；请改用相应类别或写明名称。",
    "Its name says nothing at all, so the prefabrication ratio counts it as perhaps any of these; give it "
    "its class or a name.",
)
