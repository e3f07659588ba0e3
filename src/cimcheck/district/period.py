"""The time a roll-up is about, and whether a building belongs to it."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from cimcheck.core.text import Text
from cimcheck.core.truth import FALSE, TRUE, UNKNOWN, Truth
from cimcheck.district.building import Building
from cimcheck.errors import UsageError

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included."""

    first: date
    last: date

    def holds(self, day: date | None) -> Truth:
        """Whether a day lies in it; unknown when nobody says the day."""
        if day is None:
            return UNKNOWN
        return TRUE if self.first <= day <= self.last else FALSE

    def __str__(self) -> str:
        return f"{self.first.isoformat()}..{self.last.isoformat()}"


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31))


def dated(building: Building, dated_by: str) -> date | None:
    """The day that places a building in time: of its filing, or of the start of construction."""
    return building.started if dated_by == "started" else building.filed


def parse_period(text: str) -> Period:
    """A period written 2023, 2023-06, 2021..2023 or 2021-01-01..2023-06-30. Raises UsageError."""
    first, dots, last = text.partition("..")
    try:
        period = Period(_first_day(first), _last_day(last if dots else first))
    except ValueError:
        period = None
    if period is None or period.first > period.last:
        raise UsageError(
            "PERIOD_FORM",
            Text(
                f"“{text}”不是时段，请写成 2023、2021..2023 或 2021-01-01..2023-06-30。",
                f"“{text}” is not a period; write 2023, 2021..2023 or 2021-01-01..2023-06-30.",
            ),
        )
    return period


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _DAY.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    year_text, month, day = match.groups()
    return int(year_text), int(month) if month else None, int(day) if day else None


def _first_day(text: str) -> date:
    number, month, day = _parts(text)
    return date(number, month or 1, day or 1)


def _last_day(text: str) -> date:
    number, month, day = _parts(text)
    month = month or 12
    return date(number, month, day or monthrange(number, month)[1])
