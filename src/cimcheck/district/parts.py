"""What each building contributes to an indicator, as its derivation in the plan says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cimcheck.core.interval import Interval
from cimcheck.core.share import ANY_SHARE, counted
from cimcheck.core.truth import FALSE, UNKNOWN, Truth
from cimcheck.district.building import Building, Standing
from cimcheck.district.period import Period, dated
from cimcheck.district.tally import ALL, NONE, Part, Tally
from cimcheck.packs.shapes.plan import Derivation

_PORTIONS: Mapping[Standing, Interval] = {
    Standing.PASS: ALL,
    Standing.FAIL: NONE,
    Standing.NOT_APPLICABLE: NONE,
    Standing.UNDETERMINED: ANY_SHARE,
    Standing.FAILED_TO_RUN: ANY_SHARE,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which buildings count: by which date, in which period, measured how when the plan is overruled."""

    dated_by: str
    period: Period
    area: str = ""


@dataclass(frozen=True, slots=True)
class Contribution:
    """One part and the buildings behind it: one building, or for a count of projects a whole project."""

    part: Part
    buildings: tuple[Building, ...]

    @property
    def located_in(self) -> str:
        """The place that counts it; a project is counted where its first building stands."""
        return self.buildings[0].located_in


def tally(contributions: Iterable[Contribution], derive: Derivation) -> Tally:
    """The contributions added up."""
    return Tally((one.part for one in contributions), is_share=derive.measure == "share")


def contributions(buildings: Sequence[Building], derive: Derivation, choice: Choice) -> list[Contribution]:
    """What counts or may count, in the order of the buildings."""
    if derive.measure == "projects":
        return list(_projects(buildings, derive, choice))
    if derive.measure == "works":
        return list(_works(buildings, derive, choice))
    found = []
    for building in buildings:
        part = part_of(building, derive, choice)
        if part is not None:
            found.append(Contribution(part, (building,)))
    return found


def part_of(building: Building, derive: Derivation, choice: Choice) -> Part | None:
    """The part of one building; None when it surely does not count."""
    belongs = _belongs(building, derive, choice)
    if belongs.surely_not:
        return None
    size = _size(building, derive, choice)
    if derive.measure != "share":
        return Part(counted(size, belongs.surely, belongs.can_be_true))
    standing = building.standings[derive.assessment or ""]
    surely = belongs.surely
    if derive.not_applicable == "left_out":
        if standing is Standing.NOT_APPLICABLE:
            return None
        surely = surely and not standing.is_open
    return Part(counted(size, surely, belongs.can_be_true), _PORTIONS[standing])


def _projects(buildings: Sequence[Building], derive: Derivation, choice: Choice) -> Iterator[Contribution]:
    """A project counts once, when every building of it that the assessment applies to meets it."""
    projects: dict[str, list[Building]] = {}
    for building in buildings:
        if _belongs(building, derive, choice).can_be_true:
            projects.setdefault(building.project, []).append(building)
    for members in projects.values():
        standings = [
            (one.standings[derive.assessment or ""], _belongs(one, derive, choice).surely) for one in members
        ]
        size = Interval(Fraction(_surely_good(standings)), Fraction(_perhaps_good(standings)))
        if any(standing is not Standing.NOT_APPLICABLE for standing, _ in standings):
            yield Contribution(Part(size), tuple(members))


def _works(buildings: Sequence[Building], derive: Derivation, choice: Choice) -> Iterator[Contribution]:
    """A project counts once, when a building of it that counts has some of the fact."""
    projects: dict[str, list[tuple[Building, Interval]]] = {}
    for building in buildings:
        belongs = _belongs(building, derive, choice)
        size = counted(_size(building, derive, choice), belongs.surely, belongs.can_be_true)
        if size.hi > 0:
            projects.setdefault(building.project, []).append((building, size))
    for members in projects.values():
        surely = any(size.lo > 0 for _, size in members)
        yield Contribution(Part(Interval(Fraction(surely), Fraction(1))), tuple(one for one, _ in members))


def _surely_good(standings: Sequence[tuple[Standing, bool]]) -> bool:
    """Whether every building is good whichever of them belong, and one that is good surely does."""
    fine = all(standing in (Standing.PASS, Standing.NOT_APPLICABLE) for standing, _ in standings)
    return fine and (Standing.PASS, True) in standings


def _perhaps_good(standings: Sequence[tuple[Standing, bool]]) -> bool:
    """Whether the project may be good: nothing bad surely belongs, and something may be good."""
    return (Standing.FAIL, True) not in standings and any(
        standing is Standing.PASS or standing.is_open for standing, _ in standings
    )


def _size(building: Building, derive: Derivation, choice: Choice) -> Interval:
    if derive.fact is not None:
        return building.facts[derive.fact]
    return building.areas[choice.area or derive.area or ""]


def _belongs(building: Building, derive: Derivation, choice: Choice) -> Truth:
    """Whether the building is of the wanted categories, declared as wanted, and in the period."""
    belongs = choice.period.holds(dated(building, choice.dated_by))
    if belongs is FALSE:
        return FALSE
    if derive.categories and building.category not in derive.categories:
        if building.category:
            return FALSE
        belongs = UNKNOWN
    for fact, wanted in derive.stated.items():
        said = building.stated.get(fact)
        if said is None:
            belongs = UNKNOWN
        elif said != wanted:
            return FALSE
    return belongs
