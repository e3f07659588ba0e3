"""Random formulas over random partly known facts, and random buildings that complete them."""

from fractions import Fraction

from hypothesis import strategies as st

from cimcheck.core.category import Category
from cimcheck.core.interval import Interval
from cimcheck.core.truth import FALSE, TRUE, Truth
from cimcheck.core.value import Value

NUMBERS = ("a", "b", "c")
ANSWERS = ("p", "q")
KINDS = ("u", "v")
MEMBERS = ("one", "two", "three")
COLUMN = "x"
KEPT = "w"

ends = st.integers(-8, 8).map(lambda n: Fraction(n, 2))
intervals = st.tuples(ends, ends).map(lambda pair: Interval(min(pair), max(pair)))
truths = st.sampled_from([TRUE, FALSE, Truth(True, True)])
categories = st.sets(st.sampled_from(MEMBERS), min_size=1).map(lambda m: Category(frozenset(m)))


def _numeric(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pair = st.tuples(children, children)
    return st.one_of(
        st.tuples(st.sampled_from("+-*/"), pair).map(lambda t: f"({t[1][0]} {t[0]} {t[1][1]})"),
        st.tuples(st.sampled_from(["min", "max"]), pair).map(lambda t: f"{t[0]}({t[1][0]}, {t[1][1]})"),
        children.map(lambda x: f"(-{x})"),
    )


number_leaves = st.sampled_from(
    [
        *NUMBERS,
        "0",
        "1",
        "2.5",
        "sum(x)",
        "sum(x, where=w)",
        "count(where=w)",
        "min(x, where=w)",
        "max(x)",
        "sum(x * a, where=w and x > b)",
    ]
)
number_formulas = st.recursive(number_leaves, _numeric, max_leaves=6)
comparisons = st.tuples(
    number_formulas, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), number_formulas
).map(lambda t: f"({t[0]} {t[1]} {t[2]})")
truth_leaves = st.one_of(
    st.sampled_from(
        [*ANSWERS, "u == 'one'", "u != v", "v in ('one', 'two')", "any(w)", "all(x > a, where=w)"]
    ),
    comparisons,
)
truth_formulas = st.recursive(
    truth_leaves,
    lambda c: st.one_of(
        st.tuples(c, st.sampled_from(["and", "or"]), c).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        c.map(lambda x: f"(not {x})"),
    ),
    max_leaves=5,
)


@st.composite
def facts(draw: st.DrawFn) -> dict[str, Value | tuple[Value, ...]]:
    """Partly known facts for every name."""
    length = draw(st.integers(0, 4))
    known: dict[str, Value | tuple[Value, ...]] = {name: draw(intervals) for name in NUMBERS}
    known |= {name: draw(truths) for name in ANSWERS}
    known |= {name: draw(categories) for name in KINDS}
    known[COLUMN] = tuple(draw(intervals) for _ in range(length))
    known[KEPT] = tuple(draw(truths) for _ in range(length))
    return known


def complete(draw: st.DrawFn, value: Value) -> Value:
    """One of the values that a partly known one still allows, as a known value."""
    match value:
        case Interval():
            steps = draw(st.integers(0, 4))
            at = value.lo + (value.hi - value.lo) * Fraction(steps, 4)
            return Interval(at, at)
        case Category():
            return Category(frozenset((draw(st.sampled_from(sorted(value.members))),)))
        case Truth():
            return draw(st.sampled_from([t for t in (TRUE, FALSE) if value.contains(t)]))
    raise TypeError(value)


@st.composite
def facts_and_completion(draw: st.DrawFn):
    """Partly known facts, and one building that they allow."""
    partly = draw(facts())
    whole = {
        name: tuple(complete(draw, one) for one in value)
        if isinstance(value, tuple)
        else complete(draw, value)
        for name, value in partly.items()
    }
    return partly, whole
