"""Points claimed for items of GB/T 50378 against what quantities and maxima leave possible."""

from collections.abc import Iterator, Mapping

from cimcheck.calculators import green_words as words
from cimcheck.calculators.arguments import column
from cimcheck.calculators.green_items import ANSWER, NUMBER, QUANTITIES, Item, ItemArguments, alias_of, items
from cimcheck.calculators.green_sheet import COLUMNS, columns, name_of
from cimcheck.calculators.interface import Argument, Calculated
from cimcheck.core.category import Category
from cimcheck.core.formula import NameType
from cimcheck.core.interval import Interval, interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Kind, Traced, node
from cimcheck.core.truth import TRUE, UNKNOWN, Truth
from cimcheck.core.units import PLAIN
from cimcheck.core.value import as_json

EACH = "ClaimedItem"
TABLE = NameType("table")
ARGUMENTS: Mapping[str, NameType] = ItemArguments(
    {
        "items": TABLE,
        "steps": TABLE,
        "revised_steps": TABLE,
        "clause": NameType("category", entity=EACH),
        "points": NameType("number", PLAIN, entity=EACH),
        **QUANTITIES,
    }
)
OUTPUTS: Mapping[str, NameType] = {"hold": ANSWER, "claims": NUMBER, "refuted": NUMBER}
SHOWN = ("clause", "item", "most", "claimed", "possible", "state", "missing")
TITLE = Text("自评得分与可得分值", "Points claimed and points that are possible")


def calculate(arguments: Mapping[str, Argument]) -> Calculated:
    """`hold`: whether no claim exceeds what is possible; `claims` and `refuted` count them.

    A claim of an item without quantities is held against its maximum; the rest of it is for a person. An item
    that the edition does not have bears no claim out.
    """
    known = {alias_of(item.clause): item for item in items(arguments)}
    hold, refuted = TRUE, 0
    rows, operands = [], []
    claims = list(_claims(arguments))
    for clause, points in claims:
        item = known.get(clause)
        assert isinstance(points.value, Interval)
        answer = points.value.less_equal(item.ceiling) if item else UNKNOWN
        hold, refuted = hold.and_(answer), refuted + answer.surely_not
        operands.append(points.trace)
        if item is not None:
            rows.append(_row(item, points.value, answer))
    trace = node(Kind.CALCULATION, "hold", hold, text="claimed <= possible", operands=tuple(operands))
    table = {
        "title": words.plain(TITLE),
        "columns": columns({one: COLUMNS[one] for one in SHOWN}),
        "rows": rows,
    }
    outputs = {
        "hold": Traced(hold, trace),
        "claims": _count("claims", len(claims)),
        "refuted": _count("refuted", refuted),
    }
    return Calculated(outputs, {"green_claims": table})


def _claims(arguments: Mapping[str, Argument]) -> Iterator[tuple[str, Traced]]:
    """The argument name of each claimed item, with its points; `` for an item that is not known."""
    clauses, points = column(arguments["clause"]), column(arguments["points"])
    for clause, claimed in zip(clauses.values, points.values, strict=True):
        known = isinstance(clause.value, Category) and clause.value.is_known
        name = clause.value.only() if isinstance(clause.value, Category) and known else ""
        yield "i" + name.removeprefix("c"), claimed


def _row(item: Item, claimed: Interval, answer: Truth) -> dict[str, object]:
    return {
        "clause": item.clause,
        "item": words.plain(name_of(item.label, item.clause)),
        "most": float(item.most),
        "claimed": as_json(claimed),
        "possible": as_json(item.ceiling),
        "state": words.plain(words.met(answer)),
        "missing": words.plain(words.joined(item.missing)),
    }


def _count(name: str, number: int) -> Traced:
    value = interval(number, number)
    return Traced(value, node(Kind.CALCULATION, name, value, unit="1"))
