"""Whether a project has sponge facilities that its models do not show."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.core.truth import FALSE
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "project.sponge_facilities_elsewhere"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """What is declared; no where sound models label facilities, which they then show completely.

    Unknown where none is labelled (they may stand in drawings of the landscape), or where models lost parts.
    """
    if store.candidates(FACT, subject) or any(scope.is_damaged for scope in store.scopes.values()):
        return store.settled(FACT, subject)
    values = [
        store.value("site_element.facility", element)
        for element in store.subjects("SiteElement")
        if not element.doubtful
    ]
    labelled = [one for one in values if isinstance(one.value, Category) and "none" not in one.value.members]
    if not labelled:
        return store.settled(FACT, subject, [], _SILENT)
    shown = Candidate(FALSE, Strength.MEDIUM, operands=(labelled[0].trace,), note=_SHOWN)
    return store.settled(FACT, subject, [shown])


_SHOWN = Text("模型标出了海绵设施，按全部画出理解。", "The models label facilities, and then all of them.")
_SILENT = Text(
    "模型没有标出任何海绵设施；没有标出不等于没有。",
    "The models label no sponge facility, which does not mean that there is none.",
)
