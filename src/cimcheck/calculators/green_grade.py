"""Grade of GB/T 50378-2019, 3.2.6 to 3.2.8, as the set of grades that are still possible."""

from collections.abc import Mapping
from fractions import Fraction

from cimcheck.calculators.green_points import holds
from cimcheck.calculators.interface import Argument, Calculated
from cimcheck.core.category import Category
from cimcheck.core.formula import NameType
from cimcheck.core.trace import Kind, Traced, node
from cimcheck.core.truth import FALSE, TRUE, Truth
from cimcheck.core.units import PLAIN
from cimcheck.core.value import Value, as_json

GRADES = ("none", "basic", "one_star", "two_star", "three_star")
STARS = GRADES[2:]
NUMBER, ANSWER = NameType("number", PLAIN), NameType("truth")
WORD = NameType("category", members=frozenset(GRADES))
ARGUMENTS: Mapping[str, NameType] = {
    "requirements": NameType("table"),
    "score": NUMBER,
    "prerequisites": ANSWER,
    "minima": ANSWER,
    "residential": ANSWER,
    **{f"score_{star}": NUMBER for star in STARS},
    **dict.fromkeys(
        ("envelope", "load", "water_grade", "airborne", "impact", "pollutants", "materials"), NUMBER
    ),
    **dict.fromkeys(("carbon", "airtight", "fit_out"), ANSWER),
    "sound_class": NameType("category"),
    "required": NameType("category"),
}
OUTPUTS: Mapping[str, NameType] = {"grade": WORD, "meets": ANSWER}


def calculate(arguments: Mapping[str, Argument]) -> Calculated:
    """`grade`: what may be reached; `meets`: whether it is at least `required`.

    A star needs the prerequisites, the minimum of every category, its score and its technical requirements.
    Who misses a requirement of a star may still reach a lower one; who meets the prerequisites is basic.
    """
    values = {name: _value(one) for name, one in arguments.items() if name != "requirements"}
    table = arguments["requirements"]
    if not isinstance(table, Mapping):
        raise TypeError("requirements must be a table")
    basic = _answer(values["prerequisites"])
    reached = {"basic": basic}
    for star in STARS:
        reached[star] = _star(star, table, values).and_(basic)
    grade = Category(frozenset(_possible(reached)))
    meets = _meets(grade, values["required"])
    known = tuple(one.trace for one in arguments.values() if isinstance(one, Traced))
    traces = {
        "grade": node(Kind.CALCULATION, "grade", grade, text="GB/T 50378, 3.2.6 - 3.2.8", operands=known),
        "meets": node(Kind.CALCULATION, "meets", meets, text="grade >= required"),
    }
    outputs = {"grade": Traced(grade, traces["grade"]), "meets": Traced(meets, traces["meets"])}
    return Calculated(outputs, {"green_grade": _table(reached, grade, table, values)})


def _star(star: str, table: Mapping[str, object], values: Mapping[str, Value]) -> Truth:
    found = holds({"minima": True}, values).and_(_scored(star, values))
    for one in _requirements(star, table):
        found = found.and_(any_of(one, values))
    return found


def _scored(star: str, values: Mapping[str, Value]) -> Truth:
    least = values[f"score_{star}"]
    score = values["score"]
    return least.less_equal(score)  # type: ignore[union-attr,arg-type]


def _requirements(star: str, table: Mapping[str, object]) -> tuple[Mapping[str, object], ...]:
    found = table[star]
    if not isinstance(found, tuple):
        raise TypeError(f"requirements of {star} must be a list")
    return found


def any_of(requirement: Mapping[str, object], values: Mapping[str, Value]) -> Truth:
    """Whether a requirement is met: one of its conditions is enough; some are of housing only."""
    conditions = {name: bound for name, bound in requirement.items() if name != "housing_only"}
    found = FALSE
    for name, bound in conditions.items():
        found = found.or_(holds({name: bound}, values))
    if requirement.get("housing_only"):
        found = found.or_(_answer(values["residential"]).not_())
    return found


def _possible(reached: Mapping[str, Truth]) -> list[str]:
    """The grades that are the highest one in some world."""
    found = []
    for grade in reversed(GRADES[1:]):
        if reached[grade].can_be_true:
            found.append(grade)
        if reached[grade].surely:
            return found
    return [*found, "none"]


def _meets(grade: Category, required: Value) -> Truth:
    if not isinstance(required, Category):
        raise TypeError("required must be a category")
    answers = {
        GRADES.index(one) >= GRADES.index(least) for one in grade.members for least in required.members
    }
    return Truth(True in answers, False in answers)


def _value(argument: Argument) -> Value:
    if not isinstance(argument, Traced):
        raise TypeError("expected a single value")
    return argument.value


def _answer(value: Value) -> Truth:
    return value if isinstance(value, Truth) else TRUE


def _table(
    reached: Mapping[str, Truth], grade: Category, table: Mapping[str, object], values: Mapping[str, Value]
) -> dict[str, object]:
    """The requirements of each star and what is known of them."""
    return {
        "grade": as_json(grade),
        "stars": [
            {
                "star": star,
                "reached": as_json(reached[star]),
                "score": as_json(_scored(star, values)),
                "requirements": [
                    {"conditions": _plain(one), "met": as_json(any_of(one, values))}
                    for one in _requirements(star, table)
                ],
            }
            for star in STARS
        ],
    }


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return float(value) if isinstance(value, Fraction) else value
