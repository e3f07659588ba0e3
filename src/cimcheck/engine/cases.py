"""The value of a case list when it is not sure which case decides."""

from collections.abc import Iterator, Mapping

from cimcheck.core.truth import TRUE, Truth
from cimcheck.core.value import Value, hull
from cimcheck.engine.expression import Result, evaluate, single, truth_of
from cimcheck.packs.rule import Case, Define


def reachable(define: Define, names: Mapping[str, Result]) -> Iterator[tuple[Case, Truth]]:
    """The cases that may decide, in order, each with whether it surely does.

    A case may decide when its condition may hold and no earlier one surely does. When the last condition
    may fail and no unconditional case follows, nothing is said of that world: packs are linted for it.
    """
    earlier = False
    for case in define.cases:
        answer = TRUE if case.when is None else truth_of(case.when, names)
        if answer.surely_not:
            continue
        decides = answer.surely and not earlier
        yield case, TRUE if decides else Truth(True, True)
        if answer.surely:
            return
        earlier = True


def value_of(define: Define, names: Mapping[str, Result]) -> Result:
    """The hull of the values of all cases that may decide.

    A single formula may be a column; a case list with conditions is a single value.
    """
    if len(define.cases) == 1 and define.cases[0].when is None:
        return evaluate(define.cases[0].then, names)
    result: Value | None = None
    for case, _ in reachable(define, names):
        value = single(case.then, names)
        result = value if result is None else hull(result, value)
    if result is None:
        raise ValueError(f"no case of {define.name} can decide")
    return result
