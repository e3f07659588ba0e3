"""The use that decides whether the three panels are asked for."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category, category
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.panel_use"
HOUSING = frozenset({"commodity_housing", "talent_housing", "affordable_housing"})
PUBLIC = category("hospital_hotel_office", "school", "other")
INDUSTRIAL = category("standard_factory", "other")


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By the category in the project file, by occupancy and by name; unknown without any of them."""
    kind = store.value("building.category", subject)
    found = []
    if isinstance(kind.value, Category) and kind.value.is_known:
        name = kind.value.only()
        value = category("housing") if name in HOUSING else PUBLIC if name == "public" else INDUSTRIAL
        found.append(Candidate(value, operands=(kind.trace,), note=_BY_CATEGORY))
    return store.settled(FACT, subject, found)


_BY_CATEGORY = Text("按项目文件给定的单体类别。", "By the category in the project file.")
