"""Which standard the planning conditions hold prefabrication to."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category, category
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "project.prefabrication_condition"
STANDARDS = {"gb_t_51129_2017": "national", "db32_t_3753_2020": "provincial"}


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By the standard that the project file names; unknown in a project file that names none.

    Without a project file nobody speaks for the authority: the model is held against the law alone.
    """
    if not store.project.is_given:
        return store.settled(FACT, subject, [Candidate(category("none_given"), note=_ALONE)])
    standard = store.value("project.prefabrication_standard", subject)
    assert isinstance(standard.value, Category)
    if not standard.value.is_known:
        return store.settled(FACT, subject)
    value = category(STANDARDS[standard.value.only()])
    return store.settled(FACT, subject, [Candidate(value, operands=(standard.trace,))])


_ALONE = Text("没有项目文件：不知道规划条件。", "No project file: planning conditions are not known.")
