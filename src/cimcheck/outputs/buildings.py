"""In which order outputs take buildings and subjects, and what they call them."""

from cimcheck.findings.report import Report
from cimcheck.outputs.words import DOMAINS


def building_names(report: Report) -> list[str]:
    """The names of the buildings; the first, empty one stands for the submission as a whole."""
    return ["", *(building.name or building.key for building in report.buildings)]


def building_places(report: Report) -> dict[str, int]:
    """The place in `building_names` for what findings call a building: its key, or else its name."""
    entries = list(enumerate(report.buildings, 1))
    by_name = {building.name: place for place, building in reversed(entries) if building.name}
    return {**by_name, **{building.key: place for place, building in entries}}


def domain_rank(domain: str) -> int:
    """The place of a domain in the order of the page; those without words come last."""
    known = list(DOMAINS)
    return known.index(domain) if domain in known else len(known)
