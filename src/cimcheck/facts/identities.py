"""What tells a space, a storey or an element again in another model."""

from collections.abc import Callable
from math import floor

from cimcheck.core.interval import Interval
from cimcheck.facts.duplicates import Identity
from cimcheck.facts.model_view import ModelView
from cimcheck.reading.tables import NONE

Size = Callable[[ModelView, int], Interval | None]
LEVEL_STEP = (
    0.5  # [m] levels nearer than this are drawings of one level: finished and structural floor differ
)


def folded(text: str) -> str:
    """Text as it is compared: case and blanks make no difference."""
    return "".join(text.casefold().split())


def storey_label(view: ModelView, row: int) -> str:
    """The folded name of the storey that an object stands on."""
    storey = view.objects.storey[row]
    return folded(view.label(storey)) if storey != NONE else ""


def of_space(view: ModelView, row: int, size: Size) -> Identity:
    """Name and storey alike, and the same area to a tenth of a square metre: the same space."""
    name = (folded(view.label(row)), storey_label(view, row))
    area = size(view, row)
    if area is None or not area.is_known:
        return Identity(looks=(name,))
    tenths = round(float(area.lo) * 10)
    return Identity(sure=tuple((*name, near) for near in (tenths, tenths - 1, tenths + 1)), looks=(name,))


def of_storey(view: ModelView, row: int, elevation: Interval | None) -> Identity:
    """The same name, or the same level; both models must use one zero level for that."""
    name = folded(view.label(row))
    sure: list[tuple[object, ...]] = [("name", name)] if name else []
    if elevation is not None and elevation.is_known:
        steps = float(elevation.lo) / LEVEL_STEP
        sure += [("level", floor(steps)), ("half level", floor(steps + 0.5))]
    return Identity(sure=tuple(sure))


def of_element(view: ModelView, row: int) -> Identity:
    """Class and tag alike: the same element. Class, type, name and storey alike: perhaps."""
    objects = view.objects
    what = (objects.ifc_class[row].removesuffix("StandardCase"), view.text(row, "TypeName"))
    look = (*what, folded(objects.name[row]), storey_label(view, row))
    tag = objects.tag[row]
    return Identity(sure=((what[0], tag),) if tag else (), looks=(look,))
