"""Grade of GB/T 50378-2019, 3.2.6 to 3.2.8, as the set of grades that are still possible."""

from collections.abc import Mapping
from fractions import Fraction

from msgspec import structs

from cimcheck.calculators import green_words as words
from cimcheck.calculators.green_points import holds
from cimcheck.calculators.interface import Argument, Calculated
from cimcheck.core.category import Category
from cimcheck.core.formula import NameType
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Kind, Trace, Traced, node
from cimcheck.core.truth import FALSE, TRUE, Truth
from cimcheck.core.units import PLAIN
from cimcheck.core.value import Value, as_json

GRADES = ("ungraded", "basic", "one_star", "two_star", "three_star")
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
    "claimed": NameType("category"),
}
OUTPUTS: Mapping[str, NameType] = {"grade": WORD, "meets": ANSWER, "bears_claim": ANSWER}


def calculate(arguments: Mapping[str, Argument]) -> Calculated:
    """`grade`: what may be reached; `meets` and `bears_claim`: whether it is at least `required`, `claimed`.

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
    meets, bears = _meets(grade, values["required"]), _meets(grade, values["claimed"])
    known = tuple(
        _trace(name, one) for name, one in arguments.items() if isinstance(one, Traced) and _says(one)
    )
    traces = {
        "grade": node(Kind.CALCULATION, "grade", grade, text="GB/T 50378, 3.2.6 - 3.2.8", operands=known),
        "meets": node(Kind.CALCULATION, "meets", meets, text="grade >= required"),
        "bears_claim": node(Kind.CALCULATION, "bears_claim", bears, text="grade >= claimed"),
    }
    found: dict[str, Value] = {"grade": grade, "meets": meets, "bears_claim": bears}
    outputs = {name: Traced(value, traces[name]) for name, value in found.items()}
    titles = {
        name: one.trace.label
        for name, one in arguments.items()
        if isinstance(one, Traced) and one.trace.label
    }
    return Calculated(outputs, {"green_grade": _table(reached, table, values, titles)})


def _says(one: Traced) -> bool:
    """Whether anything is known of an argument; what is not stands in the table and among the missing."""
    if isinstance(one.value, Interval):
        return one.value.is_known or one.trace.kind is Kind.CALCULATION
    return one.value.is_known or bool(one.trace.evidence)


def _trace(name: str, one: Traced) -> Trace:
    """The trace of an argument; that of the score without its items, which GRN002 opens."""
    return structs.replace(one.trace, operands=()) if name in ("score", "prerequisites") else one.trace


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
    return [*found, GRADES[0]]


def _meets(grade: Category, required: Value) -> Truth:
    if not isinstance(required, Category):
        raise TypeError("a grade to hold against must be a category")
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
    reached: Mapping[str, Truth],
    table: Mapping[str, object],
    values: Mapping[str, Value],
    titles: Mapping[str, Text],
) -> dict[str, object]:
    """The requirements of each star and what is known of them."""
    rows = []
    for star in STARS:
        least = as_json(values[f"score_{star}"])
        answers = [
            (Text(f"总得分 Q ≥ {_shown(least)}", f"Score Q ≥ {_shown(least)}"), _scored(star, values)),
            (MINIMA, holds({"minima": True}, values)),
            (words.PREREQUISITES, reached["basic"]),
            *((_said(one, titles), any_of(one, values)) for one in _requirements(star, table)),
        ]
        rows += [_row(star, asked, answer) for asked, answer in answers]
        rows.append(_row(star, TOGETHER, reached[star]))
    columns = [{"id": name, "label": words.plain(title)} for name, title in COLUMNS.items()]
    return {"title": words.plain(TITLE), "columns": columns, "rows": rows}


def _row(star: str, asked: Text, answer: Truth) -> dict[str, object]:
    state = words.met(answer)
    return {"star": words.plain(words.STARS[star]), "asked": words.plain(asked), "met": words.plain(state)}


def _said(requirement: Mapping[str, object], titles: Mapping[str, Text]) -> Text:
    """A requirement in words: any of its conditions."""
    said = [
        _condition(titles.get(name, Text(name, name)), bound)
        for name, bound in requirement.items()
        if name != "housing_only"
    ]
    zh, en = " 或 ".join(one.zh for one in said), " or ".join(one.en for one in said)
    return Text(f"{zh}（住宅）", f"{en} (housing)") if requirement.get("housing_only") else Text(zh, en)


def _condition(title: Text, bound: object) -> Text:
    if isinstance(bound, Mapping):
        text = " ".join(f"{SIGNS[side]} {_shown(end)}" for side, end in bound.items())
        return Text(f"{title.zh} {text}", f"{title.en} {text}")
    if isinstance(bound, tuple):
        said = [words.SOUND.get(str(one), Text(str(one), str(one))) for one in bound]
        zh, en = "、".join(one.zh for one in said), " or ".join(one.en for one in said)
        return Text(f"{title.zh}：{zh}", f"{title.en}: {en}")
    return title


def _shown(value: object) -> str:
    if isinstance(value, dict):
        value = value["lo"]
    return f"{float(value):g}" if isinstance(value, Fraction | int | float) else str(value)


SIGNS = {"from": "≥", "above": ">", "to": "≤", "below": "<"}
TITLE = Text("各星级的条件（表 3.2.8）", "What each star asks (table 3.2.8)")
COLUMNS = {
    "star": Text("星级", "Star"),
    "asked": Text("要求", "Requirement"),
    "met": Text("是否满足", "Met"),
}
MINIMA = Text("每类评分项不低于最低得分", "Every category at its minimum")
TOGETHER = Text("合计：能否达到", "Together, whether it is reached")
