"""Share of envelope panels."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.prefabrication.jiangsu import jiangsu_share
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.encouraged_panel_ratio"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] As Jiangsu measures it, from the components of the models."""
    return jiangsu_share(store, FACT, subject)
