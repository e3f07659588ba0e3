"""The roof of a building: its parts, what it covers in plan, and what of it is in use."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from cimcheck.core.category import Category
from cimcheck.core.interval import Interval, exact
from cimcheck.core.truth import Truth
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore
    from cimcheck.reading.geometry.quantities import Region

GREEN = frozenset({"green_roof"})
ONE = Fraction(1)


class Roof(msgspec.Struct, frozen=True):
    """Parts that surely are roof, and those that may be; plain floors are neither."""

    sure: tuple[SubjectRef, ...]
    perhaps: tuple[SubjectRef, ...]


def roof_of(store: "FactStore", building: SubjectRef) -> Roof:
    """The roof of a building, in order of the keys of its parts."""
    sure, perhaps = [], []
    for part in store.members("RoofPart", building):
        said = store.value("roof_part.is_roof", part).value
        assert isinstance(said, Truth)
        if said.surely and not part.doubtful:
            sure.append(part)
        elif said.can_be_true:
            perhaps.append(part)
    return Roof(tuple(sure), tuple(perhaps))


def used_share(store: "FactStore", building: SubjectRef) -> Interval | None:
    """[1] Of the roof in plan: planted, under solar panels, or reflecting; None where it cannot be measured.

    Only what is drawn in the model of the roof lies surely on it. There may be more than is drawn, unless the
    submission lists all models of the building.
    """
    roof = roof_of(store, building)
    models = {part.places[0].model for part in roof.sure}
    outlines = outlines_of(store, roof.sure, "gross_footprint")
    open_ones = outlines_of(store, roof.perhaps, "gross_footprint")
    measured = len(outlines) == len(roof.sure) and len(open_ones) == len(roof.perhaps)
    if len(models) != 1 or not measured or store.scopes[building.key].is_damaged:
        return None
    from cimcheck.reading.geometry.regions import overlap_area, union

    whole = union(outlines)
    sure, perhaps, beyond = _uses(store, building, roof, models.pop())
    least = exact(overlap_area([whole], sure)) / exact(union([whole, *open_ones]).area)
    if beyond or roof.perhaps or not store.scopes[building.key].is_whole:
        return Interval(min(least, ONE), ONE)
    most = exact(overlap_area([whole], [*sure, *perhaps])) / exact(whole.area)
    return Interval(min(least, ONE), max(min(most, ONE), least))


def _uses(
    store: "FactStore", building: SubjectRef, roof: Roof, model: int
) -> tuple[list["Region"], list["Region"], bool]:
    """What surely and what perhaps is in use in plan, and whether some of it is not drawn here."""
    sure: list[SubjectRef] = []
    perhaps: list[SubjectRef] = []
    for subject, answer in users_of(store, building, roof):
        (sure if answer.surely and not subject.doubtful else perhaps).append(subject)
    here = [one for one in (*sure, *perhaps) if one.places[0].model == model]
    measured = [outlines_of(store, [one for one in group if one in here]) for group in (sure, perhaps)]
    beyond = len(here) < len(sure) + len(perhaps) or sum(map(len, measured)) < len(here)
    return measured[0], measured[1], beyond


def users_of(store: "FactStore", building: SubjectRef, roof: Roof) -> Iterable[tuple[SubjectRef, Truth]]:
    """What may be in use: planted roofs, solar panels, and parts of the roof that may be bright."""
    for element in store.members("SiteElement", building):
        said = store.value("site_element.facility", element).value
        if isinstance(said, Category) and said.is_in(GREEN).can_be_true:
            yield element, said.is_in(GREEN)
    for device in store.members("SolarDevice", building):
        solar = store.value("solar_device.is_solar", device).value
        if isinstance(solar, Truth) and solar.surely:
            yield device, solar
    least = store.catalogue.conventions["high_solar_reflectance"].value
    for part in roof.sure:
        said = store.value("roof_part.solar_reflectance", part).value
        assert isinstance(said, Interval)
        bright = Interval(least, least).less_equal(said)
        if bright.can_be_true:
            yield part, bright


def gross_area(store: "FactStore", roof: Roof) -> float | None:
    """[m2] The roof in plan, openings not deducted; None where not all of it is known."""
    from cimcheck.reading.geometry.regions import union

    found = outlines_of(store, roof.sure, "gross_footprint")
    if roof.perhaps or len(found) < len(roof.sure):
        return None
    return union(found).area or None


def outlines_of(
    store: "FactStore", subjects: Sequence[SubjectRef], measure: str = "footprint"
) -> list["Region"]:
    """What subjects cover in plan, without those that could not be measured."""
    places = [one.places[0] for one in subjects]
    found = store.geometry.of(places, measure)
    regions = [getattr(found[place], measure) for place in places if place in found]
    return [region for region in regions if region is not None]
