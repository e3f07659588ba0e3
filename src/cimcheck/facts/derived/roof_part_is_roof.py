"""Whether a slab or roof is a roof."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.core.truth import FALSE, TRUE
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef
from cimcheck.reading.tables import NONE

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "roof_part.is_roof"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """As the slab says; parts of an IfcRoof are. An IfcRoof is, unless it is made of slabs that count."""
    place = subject.places[0]
    objects = store.views[place.model].objects
    if objects.ifc_class[place.row] == "IfcRoof":
        made_of = any(
            objects.ifc_class[row].startswith("IfcSlab") for row in _parts(store, place.model, place.row)
        )
        return store.settled(
            FACT, subject, [Candidate(FALSE if made_of else TRUE, Strength.MEDIUM, note=_ROOF)]
        )
    whole = objects.parent[place.row]
    if whole != NONE and objects.ifc_class[whole] == "IfcRoof":
        return store.settled(FACT, subject, [Candidate(TRUE, note=_PART)])
    return store.settled(FACT, subject)


def _parts(store: "FactStore", model: int, row: int) -> list[int]:
    view = store.views[model]

    def by_whole() -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for part, whole in enumerate(view.objects.parent):
            if whole != NONE:
                found.setdefault(whole, []).append(part)
        return found

    return store.once(("parts", view.file), by_whole).get(row, [])


_ROOF = Text("屋顶构件；由屋面板组成的以各板计。", "A roof; one made of slabs counts by its slabs.")
_PART = Text("屋顶的组成部分。", "A part of a roof.")
