"""The words that files in `rules/` are written with: identifiers, dates, numbers, texts in both languages."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from cimcheck.core.text import Text


def about(zh: str, en: str) -> Meta:
    """What a key is for, in both languages; shown by editors and in the reference."""
    return Meta(description=en, extra_json_schema={"x-zh": zh})


def form(pattern: str, zh: str, en: str) -> Meta:
    """How a text must be written: a pattern, and the same in words."""
    return Meta(pattern=pattern, extra_json_schema={"x-expected": {"zh": zh, "en": en}})


def any_of(zh: str, en: str, *alternatives: dict[str, Any]) -> Meta:
    """What a value of several kinds may be, for JSON Schema and in words."""
    return Meta(extra_json_schema={"anyOf": list(alternatives), "x-expected": {"zh": zh, "en": en}})


class Shape(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A mapping whose keys are fixed."""


class Words(Shape, frozen=True, kw_only=True):
    """Text in Chinese and in English."""

    zh: Annotated[str, Meta(min_length=1)]
    en: Annotated[str, Meta(min_length=1)]

    def text(self) -> Text:
        """The same as the text that reports carry."""
        return Text(self.zh, self.en)


Name = Annotated[
    str,
    form(
        r"^[a-z][a-z0-9_]*$",
        "名称用小写英文字母、数字和下划线，以字母开头。",
        "Names are lower-case letters, digits and underscores, starting with a letter.",
    ),
]
FactId = Annotated[
    str,
    form(
        r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$",
        "事实写作 对象.名称，如 building.height。",
        "A fact is written entity.name, such as building.height.",
    ),
]
RuleId = Annotated[
    str,
    form(
        r"^[A-Z]{3}[0-9]{3}$",
        "规则编号为三个大写字母加三位数字。",
        "A rule id is three capitals and three digits.",
    ),
]
EntityName = Annotated[
    str, form(r"^[A-Z][A-Za-z]*$", "对象名如 Building。", "An entity is written like Building.")
]
Date = Annotated[
    str,
    form(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "日期写作 2024-05-20。", "A date is written 2024-05-20."),
]
PlaceCode = Annotated[
    str,
    form(
        r"^(CN|[0-9]{6})$",
        '地区代码为 CN 或六位数字，加引号："320506"。',
        'A place is CN or six digits in quotes: "320506".',
    ),
]
InstrumentId = Annotated[
    str,
    form(
        r"^[a-z][a-z0-9-]*$",
        "文件代号用小写字母、数字和连字符。",
        "An instrument id is lower-case letters, digits and hyphens.",
    ),
]
ClauseRef = Annotated[
    str,
    form(r"^[a-z][a-z0-9-]*(#.+)?$", "写作 文件代号#条款。", "Written instrument#clause."),
]
Formula = Annotated[str, Meta(min_length=1, max_length=1000)]
Number = Annotated[Any, Meta(extra_json_schema={"type": "number"})]
Ends = Annotated[
    Any,
    Meta(
        extra_json_schema={
            "type": "array",
            "items": {"type": ["number", "null"]},
            "minItems": 2,
            "maxItems": 2,
        }
    ),
]
Basis = Literal["official", "secondary", "recalled"]
Owner = Literal["designer", "authority", "reviewer", "city"]
