"""Table of the protective units of a building: areas, people, exits."""

from typing import TYPE_CHECKING

from cimcheck.core.conversion import to_unit
from cimcheck.core.interval import Interval, total
from cimcheck.core.text import Text
from cimcheck.core.value import as_json, in_words
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

COLUMNS = (
    "use",
    "floor_area",
    "effective_area",
    "sheltering_area",
    "people",
    "largest_anti_bomb_unit",
    "exits",
    "outdoor_exits",
    "exit_width",
    "clear_height",
)
ADDED = ("floor_area", "effective_area", "sheltering_area", "people", "exits", "outdoor_exits")


def detail(store: "FactStore", subject: SubjectRef) -> object:
    """One row a unit and the sums; None without units."""
    units = store.members("ProtectiveUnit", subject)
    if not units:
        return None
    columns = [{"id": "unit", "label": _UNIT.as_json()}, *(_column(store, name) for name in COLUMNS)]
    rows = [
        {"unit": unit.name, **{name: _cell(store, name, unit) for name in COLUMNS}}
        for unit in sorted(units, key=lambda one: (one.name, one.key))
    ]
    sums = {name: _sum(store, name, units) for name in ADDED}
    return {"columns": columns, "rows": rows, "total": {"unit": _TOTAL.as_json(), **sums}}


def _column(store: "FactStore", name: str) -> dict[str, object]:
    fact = store.catalogue.facts[f"protective_unit.{name}"]
    unit = {"unit": fact.unit.symbol} if fact.kind == "number" else {}
    return {"id": name, "label": fact.title.as_json(), **unit}


def _cell(store: "FactStore", name: str, unit: SubjectRef) -> object:
    """A number with its ends, null where no end is more than a limit; words for what is no number."""
    fact = store.catalogue.facts[f"protective_unit.{name}"]
    value = store.value(fact.id, unit).value
    if not isinstance(value, Interval):
        return in_words(value, names=dict(fact.members)).as_json()
    return None if value == fact.limits else as_json(to_unit(value, fact.unit))


def _sum(store: "FactStore", name: str, units: list[SubjectRef]) -> object:
    fact = store.catalogue.facts[f"protective_unit.{name}"]
    values = [store.value(fact.id, unit).value for unit in units]
    known = [value for value in values if isinstance(value, Interval) and value != fact.limits]
    return as_json(to_unit(total(known), fact.unit)) if len(known) == len(units) else None


_UNIT = Text("防护单元", "Protective unit")
_TOTAL = Text("合计", "Together")
