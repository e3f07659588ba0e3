"""What models state of a size against what geometry measures, and what is left where they disagree."""

from typing import TYPE_CHECKING

from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.value import in_words
from cimcheck.facts.notes import Note
from cimcheck.facts.prefabrication.pieces import Piece
from cimcheck.facts.prefabrication.sizes import Size

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

UNITS = {
    "volume": "m3",
    "side_area": "m2",
    "projected_area": "m2",
    "surface_area": "m2",
    "length": "m",
}
TITLES = {
    "volume": Text("体积", "volume"),
    "side_area": Text("墙面面积", "side area"),
    "projected_area": Text("水平投影面积", "plan area"),
    "surface_area": Text("房间各表面面积", "surface of the room"),
    "length": Text("长度", "length"),
}


def reconciled(store: "FactStore", one: Piece, given: Size, measured: Interval) -> Interval:
    """The size that is left when a component has been measured.

    Where the stated size agrees it stands, the measured one where it is exacter. A stated size that other
    quantities contradict already gives way to the measured one; any other stays possible beside it. Every
    disagreement becomes a note.
    """
    from cimcheck.reading.geometry import compare

    if given.stated is None:
        return measured
    if compare(given.stated, measured).agrees:
        return given.stated if given.stated.is_known else measured
    store.note(_note(one, given, given.stated, measured))
    return measured if given.is_doubted else given.stated.hull(measured)


def _note(one: Piece, given: Size, stated: Interval, measured: Interval) -> Note:
    title, unit = TITLES[given.measure], UNITS[given.measure]
    said, found = in_words(stated, unit, digits=3), in_words(measured, unit, digits=3)
    outcome = _REPLACED if given.is_doubted else _KEPT
    name = one.subject.name if one.subject is not None else ""
    return Note(
        "QUANTITY_DISAGREES",
        f"{one.key} {name}".strip(),
        Text(
            f"模型所写的{title.zh} {said.zh} 与几何量取的 {found.zh} 不一致，{outcome.zh}",
            f"The {title.en} that the model states, {said.en}, is not the {found.en} measured of its shape; "
            f"{outcome.en}",
        ),
        kind=f"{given.measure} {given.is_doubted}",
    )


_REPLACED = Text(
    "该工程量又与同一构件的其他工程量矛盾，按几何计算。",
    "other quantities of the component contradict it too, so the shape decides.",
)
_KEPT = Text(
    "两者都视为可能；请核对导出的工程量。", "both are kept as possible; check the exported quantities."
)
