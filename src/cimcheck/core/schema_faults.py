"""Faults of a YAML file against a JSON Schema: all of them, each at its line and column, in both languages.

A schema node may carry `x-expected: {zh, en}`: what belongs there, in words, where a list of types would
not explain it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cimcheck.core.text import Text
from cimcheck.core.yaml_lines import Located, Step
from cimcheck.errors import Fault

_TYPES: Mapping[str, Text] = {
    "object": Text("键值表", "a mapping"),
    "array": Text("列表", "a list"),
    "string": Text("文字", "text"),
    "number": Text("数", "a number"),
    "integer": Text("整数", "a whole number"),
    "boolean": Text("true 或 false", "true or false"),
    "null": Text("空值", "null"),
}

_COMMA = Text(
    "花括号里的逗号会开始一个新键；含逗号的文字请加引号。",
    "A comma inside { } starts a new key; put text with a comma in quotes.",
)


def check(located: Located, schema: Mapping[str, Any]) -> list[Fault]:
    """Every way in which the file does not fit the schema, in order of place. Empty when it fits."""
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(schema)
    return sorted(
        {fault for error in validator.iter_errors(located.data) for fault in _faults(located, error)}
    )


def did_you_mean(word: str, known: Iterable[str]) -> Text | None:
    """A hint with the nearest known word, or all of them when there are few; None when there are none."""
    import difflib

    names = sorted(set(known))
    near = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return Text(f"是否想写“{near[0]}”？", f"Did you mean “{near[0]}”?")
    if 0 < len(names) <= 12:
        listed = "、".join(names), ", ".join(names)
        return Text(f"可用：{listed[0]}。", f"There are: {listed[1]}.")
    return None


def _faults(located: Located, error: Any) -> Iterator[Fault]:
    path: tuple[Step, ...] = tuple(error.absolute_path)
    if "propertyNames" in error.absolute_schema_path:
        yield _bad_key(located, path, error)
        return
    match error.validator:
        case "additionalProperties" | "unevaluatedProperties" if error.validator_value is False:
            yield from _unknown_keys(located, path, error)
        case "required":
            yield from _missing_keys(located, path, error)
        case "anyOf" | "oneOf":
            yield from _alternatives(located, path, error)
        case _:
            text, hint = _sentence(error)
            yield located.fault(path, f"SCHEMA_{_code(str(error.validator))}", text, hint)


def _unknown_keys(located: Located, path: tuple[Step, ...], error: Any) -> Iterator[Fault]:
    known = error.schema.get("properties", {})
    for key in error.instance:
        if key not in known:
            text = Text(f"不认识的键“{key}”。", f"Unknown key “{key}”.")
            hint = _COMMA if error.instance[key] is None and " " in key else did_you_mean(key, known)
            yield located.fault((*path, key), "KEY_UNKNOWN", text, hint, at_key=True)


def _missing_keys(located: Located, path: tuple[Step, ...], error: Any) -> Iterator[Fault]:
    for key in error.validator_value:
        if key not in error.instance:
            yield located.fault(path, "KEY_MISSING", Text(f"缺少键“{key}”。", f"The key “{key}” is missing."))


def _bad_key(located: Located, path: tuple[Step, ...], error: Any) -> Fault:
    key = str(error.instance)
    text = Text(f"键“{key}”的写法不对。", f"The key “{key}” is not written as it should be.")
    return located.fault((*path, key), "KEY_FORM", text, _expected(error.schema), at_key=True)


def _alternatives(located: Located, path: tuple[Step, ...], error: Any) -> Iterator[Fault]:
    """The faults of the one alternative that the value was meant as, when its type tells which that is."""
    meant: dict[int, list[Any]] = {}
    for part in error.context:
        meant.setdefault(int(part.relative_schema_path[0]), []).append(part)
    closest = [parts for parts in meant.values() if not any(_is_wrong_type(part) for part in parts)]
    if len(closest) == 1:
        for part in closest[0]:
            yield from _faults(located, part)
        return
    text, hint = _sentence(error)
    yield located.fault(path, "SCHEMA_TYPE", text, hint)


def _is_wrong_type(part: Any) -> bool:
    return part.validator in ("type", "const") and not part.relative_path


def _sentence(error: Any) -> tuple[Text, Text | None]:
    """What is wrong with a value, and what would be right."""
    value = _shown(error.instance)
    wanted = _expected(error.schema)
    match error.validator:
        case "enum":
            text = Text(f"“{value}”不在允许的取值之内。", f"“{value}” is not one of the allowed values.")
            return text, did_you_mean(str(error.instance), map(str, error.validator_value))
        case "type":
            return _instead_of(_type_names(error.validator_value), value), _quotes(error) or wanted
        case "anyOf" | "oneOf":
            return _instead_of(wanted or _type_names(error.validator_value), value), None
        case "minLength" | "minItems" | "minProperties":
            return Text("此处不能为空或太少。", "This must not be empty or too short."), wanted
        case "maxLength" | "maxItems" | "maxProperties" | "items":
            return Text("此处内容太多。", "There is too much here."), wanted
        case "pattern" | "format":
            return Text(f"“{value}”的写法不对。", f"“{value}” is not written as it should be."), wanted
    return Text(f"“{value}”不合要求。", f"“{value}” does not meet the schema."), wanted


def _instead_of(names: Text, value: str) -> Text:
    return Text(f"此处应为{names.zh}，实为“{value}”。", f"Expected {names.en}, found “{value}”.")


def _quotes(error: Any) -> Text | None:
    """The usual slip: text that looks like a number, a yes/no or nothing was not quoted."""
    wants_text = error.validator == "type" and "string" in _as_list(error.validator_value)
    if wants_text and not isinstance(error.instance, dict | list):
        return Text("文字请加引号。", "Put text in quotes.")
    return None


def _expected(schema: Any) -> Text | None:
    words = schema.get("x-expected") if isinstance(schema, dict) else None
    return Text(words["zh"], words["en"]) if words else None


def _type_names(types: Any) -> Text:
    names = [_TYPES[name] for name in _types_of(types)]
    return Text("或".join(name.zh for name in names), " or ".join(name.en for name in names))


def _types_of(types: Any) -> list[str]:
    """The type names in a `type` value or in a list of alternatives, each once."""
    found = []
    for item in _as_list(types):
        found += _as_list(item.get("type", "object")) if isinstance(item, dict) else [item]
    return list(dict.fromkeys(found))


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _shown(value: object) -> str:
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    text = "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 40 else text[:40] + "…"


def _code(validator: str) -> str:
    return "".join("_" + c if c.isupper() else c.upper() for c in validator)
