"""What calculators gave in one check: they are pure, so what they were asked before is not worked out again.

Rules that build on one another ask for the same, and so do most of the what-ifs of an open verdict.
"""

from collections import deque
from collections.abc import Mapping

from cimcheck.calculators.interface import Argument, Calculated, find

KEPT = 64
"""Answers that are kept of each calculator: looking through more would take longer than some calculate."""


class Calculations:
    """The latest answers of each calculator. The arguments of one calculator are of the types it declares."""

    def __init__(self) -> None:
        self._answers: dict[str, deque[tuple[Mapping[str, Argument], Calculated]]] = {}

    def of(self, calculator: str, arguments: Mapping[str, Argument]) -> Calculated:
        """What a calculator gives for arguments. Raises what it raises."""
        answers = self._answers.setdefault(calculator, deque(maxlen=KEPT))
        for asked, answer in answers:
            if asked == arguments:
                return answer
        answer = find(calculator).calculate(arguments)
        answers.appendleft((arguments, answer))
        return answer
