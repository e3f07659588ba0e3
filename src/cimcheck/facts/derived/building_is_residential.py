"""Whether a building consists of dwellings."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.core.truth import truth
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.is_residential"
HOUSING = frozenset({"commodity_housing", "talent_housing", "affordable_housing"})


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By the category in the project file, by occupancy, by name. Unknown without any of them."""
    kind = store.value("building.category", subject)
    found = []
    if isinstance(kind.value, Category) and kind.value.is_known:
        answer = truth(kind.value.only() in HOUSING)
        found.append(Candidate(answer, operands=(kind.trace,), note=_BY_CATEGORY))
    return store.settled(FACT, subject, found)


_BY_CATEGORY = Text("按项目文件给定的单体类别。", "By the category in the project file.")
