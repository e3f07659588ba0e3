"""The green building grade that is claimed."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.star_claims import TARGET, of_project
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = TARGET


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By project file and models, on the building, its project or site. Unknown where nobody claims one."""
    store.value("project.green_star_claimed", store.subjects("Project")[0])
    return store.settled(FACT, subject, of_project(store, subject))
