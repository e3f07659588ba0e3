"""Shares of the ground of a plot, from the surfaces and facilities that the site models show."""

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from cimcheck.core.category import Category
from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO, Interval, interval, total
from cimcheck.core.share import counted, share
from cimcheck.core.text import Text
from cimcheck.core.trace import Trace
from cimcheck.core.truth import TRUE, UNKNOWN, Truth
from cimcheck.facts.resolve import Candidate

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

GREEN = frozenset({"green", "podium_green_thick", "podium_green_thin"})
PERMEABLE = frozenset({"permeable"})
PAVED = frozenset({"permeable", "block_paving", "gravel", "asphalt_gravel", "concrete_asphalt"})
STORING = frozenset({"sunken_green", "rain_garden", "bioretention"})
PERHAPS_STORING = frozenset({"grass_swale", "buffer"})
"""Facilities of green space that hold rain only where they are made to."""
ON_STRUCTURES = frozenset({"podium_green_thick", "podium_green_thin", "green_roof"})
"""Planting of which local rules say how much counts as green space."""
WATER = frozenset({"water"})
NO_SURFACE = frozenset({"not_a_surface"})


class Patch(msgspec.Struct, frozen=True):
    """One site element: what lies there, and how much of it rain falls on [m2]."""

    surface: Category
    facility: Category
    area: Interval
    operands: tuple[Trace, ...]
    guid: str


def patches(store: "FactStore") -> list[Patch]:
    """Everything that rain falls on."""
    found = []
    for one in store.subjects("SiteElement"):
        surface = store.value("site_element.surface", one)
        facility = store.value("site_element.facility", one)
        area = store.value("site_element.exposed_area", one)
        if not isinstance(surface.value, Category) or not isinstance(facility.value, Category):
            continue
        if isinstance(area.value, Interval) and not surface.value.members <= NO_SURFACE:
            operands = (surface.trace, area.trace)
            found.append(Patch(surface.value, facility.value, area.value, operands, one.guid))
    return found


def permeable_paving(store: "FactStore") -> Candidate | None:
    """[1] Permeable paving over all paving; None where no paving is shown."""
    return _share(patches(store), PAVED, lambda patch: patch.surface.is_in(PERMEABLE))


def rain_storing_green(store: "FactStore") -> Candidate | None:
    """[1] Green space that stores rain over all green space; None where none is shown.

    Water that stores rain counts above the line only: with water the share may be anything above that of the
    green space alone.
    """
    shown = patches(store)
    found = _share(shown, GREEN, _stores)
    if found is None or not any(patch.surface.members & WATER for patch in shown):
        return found
    assert isinstance(found.value, Interval)
    return Candidate(
        Interval(found.value.lo, Fraction(1)), Strength.MEDIUM, found.evidence, found.operands, note=_WATER
    )


def green_space(store: "FactStore") -> Candidate | None:
    """[1] Green space over the plot; None without green space, or where more is drawn than the plot holds.

    What is drawn as something else is surely no green space, and what is not drawn at all may be.
    """
    plot = store.value("project.plot_area", store.subjects("Project")[0])
    shown = patches(store)
    greens = [patch for patch in shown if patch.surface.members & (GREEN | ON_STRUCTURES)]
    if not isinstance(plot.value, Interval) or plot.value.lo <= 0 or not greens:
        return None
    others = total(patch.area for patch in shown if not patch.surface.members & (GREEN | ON_STRUCTURES))
    surely = total(patch.area for patch in greens if patch.surface.members <= GREEN - ON_STRUCTURES)
    drawn = (surely + others).divided_by(plot.value)
    tolerance = store.catalogue.facts["building.green_space_ratio"].tolerance
    if drawn.hi > 1 + tolerance:
        return None
    least = surely.divided_by(plot.value).lo
    most = 1 - others.divided_by(plot.value).lo
    return Candidate(
        Interval(least, max(least, most)),
        Strength.MEDIUM,
        operands=(*(trace for patch in greens for trace in patch.operands), plot.trace),
        elements=tuple(patch.guid for patch in greens if patch.guid),
        note=_GREEN,
    )


def _stores(patch: Patch) -> Truth:
    if patch.facility.members <= STORING:
        return TRUE
    return UNKNOWN if patch.facility.members & (STORING | PERHAPS_STORING) else TRUE.not_()


def _share(
    shown: list[Patch], surfaces: frozenset[str], counts: Callable[[Patch], Truth]
) -> Candidate | None:
    whole = [patch for patch in shown if patch.surface.members & surfaces]
    if not whole:
        return None
    members = []
    for patch in whole:
        chosen = counts(patch)
        size = counted(patch.area, patch.surface.members <= surfaces, True)
        members.append((size, interval(int(chosen.surely), int(chosen.can_be_true))))
    if all(size == ZERO for size, _ in members):
        return None
    return Candidate(
        share(members),
        Strength.MEDIUM,
        operands=tuple(trace for patch in whole for trace in patch.operands),
        elements=tuple(patch.guid for patch in whole if patch.guid),
        note=_DRAWN,
    )


_DRAWN = Text("按场地模型所绘的下垫面与设施。", "By the surfaces and facilities that the site models show.")
_WATER = Text(
    "有水体：有调蓄功能的水体计入分子，是否有调蓄功能不知道。",
    "There is water; whether it stores rain and counts is not known.",
)
_GREEN = Text(
    "所绘绿地为下限；用地减去所绘的其他下垫面为上限。顶板、屋顶绿化按地方规则折算，可计可不计。",
    "Green space as drawn is the least, the plot without other surfaces that are drawn the most. Local rules "
    "say what counts of planting on structures.",
)
