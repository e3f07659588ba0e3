"""What a reader has to know of single buildings: filed again, moved, not checked, not described."""

from collections.abc import Iterator

from cimcheck.core.text import Text
from cimcheck.district.building import Building
from cimcheck.district.note import Note
from cimcheck.district.parts import Choice
from cimcheck.district.period import dated
from cimcheck.district.places import Located
from cimcheck.packs.shapes.plan import PlanFile
from cimcheck.workspace.outcome import Outcome

FAR = 1000.0  # [m] between the declared position and that of a model


def remarks(located: Located, plan: PlanFile, choice: Choice) -> Iterator[Note]:
    """The notes on all buildings."""
    for building in located.buildings:
        for code, text in _of(building, plan, choice):
            yield Note(code=code, building=building.id, text=text)


def _of(building: Building, plan: PlanFile, choice: Choice) -> Iterator[tuple[str, Text]]:
    if len(building.filings) > 1:
        yield "FILED_AGAIN", _filed_again(building)
        towns = {filing.town for filing in building.filings if filing.town}
        if len(towns) > 1:
            yield "MOVED", _MOVED
    if building.outcome is not Outcome.DONE:
        said = building.outcome.text
        yield "NOT_CHECKED", Text(f"{said.zh}；计为未能审查。", f"{said.en}; counted as not checked.")
    if not building.category:
        yield "CATEGORY_ABSENT", _CATEGORY
    if dated(building, choice.dated_by) is None:
        yield "DATE_ABSENT", _DATE
    if building.apart is not None and building.apart > FAR:
        yield "POSITIONS_DIFFER", _apart(building.apart)
    area = choice.area or next(iter(plan.areas))
    if not building.areas[area].is_known:
        yield "AREA_OPEN", _AREA


def _apart(metres: float) -> Text:
    return Text(
        f"申报的坐标与模型所述相距约 {metres / 1000:.1f} km；按申报的坐标计。",
        f"Declared about {metres / 1000:.1f} km from where the model says it stands; counted as declared.",
    )


def _filed_again(building: Building) -> Text:
    count, last = len(building.filings), building.filings[0]
    day = last.filed.isoformat() if last.filed else "—"
    return Text(
        f"共申报 {count} 次，只计最近一次（{day}，{last.submission}）。",
        f"Filed {count} times; only the latest counts ({day}, {last.submission}).",
    )


_MOVED = Text("几次申报的镇街不同，按最近一次计。", "Filed in different towns; the latest filing counts.")
_CATEGORY = Text(
    "未写类别；可能是住房，也可能不是，按两种可能计。",
    "No category; counted as housing that may or may not be.",
)
_DATE = Text("未写日期；可能在时段内，也可能不在。", "No date; may or may not be in the period.")
_AREA = Text("建筑面积不能确定，按上下限计。", "Floor area not certain; counted with its bounds.")
