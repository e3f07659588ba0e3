"""A rule file, and a local file that sets a rule's parameters for a province, city or district."""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, UnsetType, field

from cimcheck.packs.shapes.vocabulary import (
    Basis,
    ClauseRef,
    Date,
    Ends,
    EntityName,
    FactId,
    Formula,
    Name,
    Owner,
    PlaceCode,
    RuleId,
    Shape,
    Words,
    about,
    any_of,
)

_SCALARS: tuple[dict[str, Any], ...] = ({"type": ["number", "boolean", "string", "null"]},)
_ENDS = {
    "type": "array",
    "items": {"type": ["number", "null"]},
    "minItems": 2,
    "maxItems": 2,
}
_SOME_MEMBERS = {"type": "array", "items": {"type": "string"}, "minItems": 1}

Single = Annotated[
    Any,
    any_of(
        "数、true/false、成员、null（尚无人提供），或键值表",
        "a number, true/false, a member, null (not supplied yet), or a mapping",
        *_SCALARS,
        {"type": "object", "minProperties": 1},
    ),
]
Several = Annotated[
    Any,
    any_of(
        "[下限, 上限]、成员列表，或按类别（by）的表",
        "[lowest, highest], a list of members, or a table by category",
        _ENDS,
        _SOME_MEMBERS,
        {"type": "object", "required": ["by"], "minProperties": 2},
    ),
]
Given = Annotated[
    Any,
    any_of(
        "数、true/false、成员、null（未知）、[下限, 上限]、可能的成员，或每个下级对象一个值",
        "a number, true/false, a member, null (unknown), [lowest, highest], some members, one value a member",
        *_SCALARS,
        {"type": "array", "items": {"type": ["number", "boolean", "string", "null", "array"]}},
    ),
]


class Clause(Shape, frozen=True, kw_only=True):
    """A clause that the rule encodes."""

    ref: Annotated[ClauseRef, about("文件代号#条款", "The instrument and the clause: instrument#clause.")]
    level: Annotated[
        Literal["", "mandatory", "design_basis", "scoring", "recommended", "policy"],
        about("条款的约束程度", "How binding the clause is."),
    ] = ""


class Dated(Shape, frozen=True, kw_only=True):
    """A parameter's value from one date on: exactly one of `value`, `range` and `inherit`."""

    value: Annotated[
        Single | UnsetType, about("取值；null 表示尚无人提供", "The value; null when nobody has supplied it.")
    ] = UNSET
    range: Annotated[
        Several | None,
        about(
            "可能的取值范围（读法不一，或由下级选定）",
            "What is possible: readings differ, or a place below chooses.",
        ),
    ] = None
    inherit: Annotated[
        bool,
        about(
            "从此日起恢复上级的值（仅地方文件）",
            "From this date on the level above holds again (local files).",
        ),
    ] = False
    within: Annotated[
        Several | None,
        about("下级可以设定的范围", "What a place below may set, when it is not `range` itself."),
    ] = None
    clause: Annotated[str, about("出处条款", "Where the value stands.")] = ""
    basis: Annotated[
        Basis | None, about("该值如何得知；默认同规则", "How the value is known; as the rule when absent.")
    ] = None
    document: Annotated[Words | None, about("载明该值的文件", "The document that sets the value.")] = None


class ParameterFile(Shape, frozen=True, kw_only=True):
    """A number, category, answer or table that the law or a place sets, with its history."""

    title: Annotated[Words | None, about("给人看的名称", "Its name for people.")] = None
    kind: Annotated[
        Literal["number", "category", "truth", "table"], about("数、类别、是否或表", "What its value is.")
    ] = "number"
    unit: Annotated[str, about("单位（数必填）", "The unit; needed for a number.")] = ""
    members: Annotated[
        dict[Name, Words], about("类别的成员", "The members of a category, with their names.")
    ] = field(default_factory=dict)
    limits: Annotated[
        Ends | None,
        about(
            "无人提供时可能的上下限；null 为无界",
            "What is possible while nobody has supplied it; null is open.",
        ),
    ] = None
    local: Annotated[
        Literal["none", "allowed", "required"],
        about("地方可否或必须设定", "Whether a place below may, or must, set it."),
    ] = "none"
    owner: Annotated[Owner, about("谁能提供", "Who can supply it.")] = "authority"
    values: Annotated[
        dict[Date, Dated], Meta(min_length=1), about("生效日期 → 值", "Effective date → value.")
    ]


class CaseFile(Shape, frozen=True, kw_only=True):
    """One case; the first true one decides. The last has no `when`."""

    when: Annotated[Formula, about("条件", "When the case holds.")] = ""
    then: Annotated[Formula, about("取值", "The value it gives.")]
    clause: Annotated[str, about("出处条款", "Where the case stands.")] = ""


class DefineFile(Shape, frozen=True, kw_only=True):
    """A named step: exactly one of `formula`, `cases` and `calculator`."""

    title: Annotated[Words | None, about("给人看的名称", "Its name for people.")] = None
    unit: Annotated[str, about("显示用的单位", "The unit it is shown in.")] = ""
    formula: Annotated[Formula, about("一行公式", "One line.")] = ""
    clause: Annotated[str, about("公式的出处条款", "Where the formula stands.")] = ""
    cases: Annotated[tuple[CaseFile, ...], about("分情形取值", "Values by case.")] = ()
    calculator: Annotated[str, about("计算器名", "The calculator to call.")] = ""
    arguments: Annotated[dict[Name, Formula], about("计算器参数", "What the calculator is given.")] = field(
        default_factory=dict
    )
    outputs: Annotated[
        dict[Name, Name],
        about(
            "名称 → 计算器的结果；默认为本步名称",
            "Name → result of the calculator; the step's name when absent.",
        ),
    ] = field(default_factory=dict)


class HeadlineFile(Shape, frozen=True, kw_only=True):
    """What a finding shows when the check is not a single comparison."""

    measured: Formula
    op: Literal["<", "<=", ">", ">=", "==", "!="]
    required: Formula


class Messages(Shape, frozen=True, kw_only=True):
    """The sentence of a finding, by verdict."""

    passed: Annotated[Words | None, about("符合", "When it passes.")] = field(name="pass", default=None)
    fail: Annotated[Words | None, about("不符合", "When it fails.")] = None
    undetermined: Annotated[Words | None, about("待定", "When it is open.")] = None
    not_applicable: Annotated[Words | None, about("不适用", "When the rule does not apply.")] = None


class NotEncodedFile(Shape, frozen=True, kw_only=True):
    """A clause that bears on the rule but is not computed."""

    clause: str
    what: Words
    verdict: Annotated[
        Literal["may_excuse_fail", "may_break_pass", "may_not_apply", "needs_reviewer"],
        about("它可能改变什么", "What it may change."),
    ]


class Expectation(Shape, frozen=True, kw_only=True):
    """What must come out of an example. Numbers in coherent units (m, m2, kg, …)."""

    verdict: Literal["pass", "fail", "undetermined", "not_applicable"]
    missing: tuple[str, ...] | None = None
    measured: Annotated[Given, about("所测", "What is measured.")] = None
    required: Annotated[Given, about("所求", "What is required.")] = None


class ExampleFile(Shape, frozen=True, kw_only=True):
    """Given facts and the expected outcome; a test of the rule."""

    name: Annotated[str, Meta(min_length=1)]
    given: Annotated[
        dict[Name, Given],
        about(
            "事实（按别名，用事实的单位）；未列出即未知",
            "Facts by alias, in the fact's unit; absent is unknown. A list for facts of lower subjects.",
        ),
    ] = field(default_factory=dict)
    as_of: Annotated[
        Date, about("申报日期；默认为规则最新版本", "The filing date; the newest version when absent.")
    ] = ""
    place: Annotated[PlaceCode, about("地区", "The place; that of the rule when absent.")] = ""
    expect: Expectation


class RuleFile(Shape, frozen=True, kw_only=True):
    """A rule: one YAML file, `rules/<domain>/<id>.yaml`."""

    id: Annotated[RuleId, about("编号，与文件名相同", "The id; the file has its name.")]
    name: Annotated[Name, about("英文标识", "An identifier in words.")]
    title: Annotated[Words, about("名称", "Its name for people.")]
    entity: Annotated[EntityName, about("检查的对象", "What is checked.")]
    clauses: Annotated[
        tuple[Clause, ...], Meta(min_length=1), about("所依据的条款", "The clauses it encodes.")
    ]
    base: Annotated[
        str,
        about(
            "所依托的规则编号：其事实、参数、步骤先行",
            "The rule it builds on, whose facts, parameters and steps come first.",
        ),
    ] = ""
    basis: Annotated[
        Basis,
        about(
            "条文如何得知：official 原文、secondary 转引、recalled 凭记忆",
            "How the text is known: official text, secondary source, or recalled.",
        ),
    ]
    place: Annotated[PlaceCode, about("适用地区", "Where it applies.")] = "CN"
    effective: Annotated[
        Date,
        about(
            "生效日期；默认为各参数首个日期中最晚的",
            "In force from; the latest first date of its parameters.",
        ),
    ] = ""
    repealed: Annotated[Date, about("失效日期（当日起不再适用）", "No longer in force from this date.")] = ""
    facts: Annotated[dict[Name, FactId], Meta(min_length=1), about("别名 → 事实", "Alias → fact.")]
    parameters: Annotated[dict[Name, ParameterFile], about("法定数值", "Numbers of the law.")] = field(
        default_factory=dict
    )
    define: Annotated[dict[Name, DefineFile], about("中间步骤，按次序", "Steps, in order.")] = field(
        default_factory=dict
    )
    not_applicable: Annotated[Formula, about("何时不适用", "When the rule does not apply.")] = ""
    check: Annotated[Formula, about("判定式", "What must hold.")]
    headline: Annotated[
        HeadlineFile | None,
        about("判定式不是单一比较时显示什么", "What is shown when the check is not one comparison."),
    ] = None
    messages: Annotated[Messages, about("各结论的说明", "The sentence for each verdict.")] = Messages()
    publishes: Annotated[
        dict[FactId, Name],
        about(
            "事实 → 本规则的名称：编号在后的规则把它当事实用",
            "Fact → name of this rule: rules with higher ids take it as a fact.",
        ),
    ] = field(default_factory=dict)
    details: Annotated[
        tuple[str, ...], about("随结果发布的计算表", "Calculator tables published with the finding.")
    ] = ()
    not_encoded: Annotated[
        tuple[NotEncodedFile, ...],
        about("相关但未编码的条款", "Clauses that bear on it but are not computed."),
    ] = ()
    tags: Annotated[tuple[Name, ...], about("标签", "Tags.")] = ()
    examples: Annotated[
        tuple[ExampleFile, ...], about("算例，即测试", "Examples: the tests of the rule.")
    ] = ()


class LocalParameter(Shape, frozen=True, kw_only=True):
    """Values that a place sets for one parameter."""

    values: Annotated[
        dict[Date, Dated], Meta(min_length=1), about("生效日期 → 值", "Effective date → value.")
    ]


class LocalFile(Shape, frozen=True, kw_only=True):
    """What a place sets for one rule: `rules/local/<code>/<rule id>.yaml`."""

    rule: Annotated[RuleId, about("规则编号，与文件名相同", "The rule; the file has its name.")]
    basis: Annotated[Basis, about("如何得知", "How it is known.")]
    document: Annotated[Words | None, about("载明的文件", "The document that sets it.")] = None
    note: Annotated[Words | None, about("说明", "Why.")] = None
    parameters: Annotated[
        dict[Name, LocalParameter], Meta(min_length=1), about("参数", "The parameters it sets.")
    ]
