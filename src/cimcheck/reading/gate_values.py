"""Do the statements say what the schema lets them say? Whatever does not is made unknown, never half read."""

from collections import defaultdict

from cimcheck.reading.gate_findings import Findings
from cimcheck.reading.gate_schema import Schema
from cimcheck.reading.stepscan import Allowed, Issue, IssueCode, Kind, TypeUse

SHOWN = 5
GUID_LENGTH = 22
# Relations that say what belongs to the building; their ends stand from the fifth attribute on.
STRUCTURE = ("IfcRelDecomposes", "IfcRelContainedInSpatialStructure", "IfcRelAssignsToGroup")
ENDS = 4

_UNREADABLE = {
    IssueCode.NUMBER: "NUMBER_INVALID",
    IssueCode.VALUE_COUNT: "NUMBER_INVALID",
    IssueCode.EMPTY: "ATTR_TYPE",
    IssueCode.TOKEN: "ATTR_TYPE",
    IssueCode.KIND: "ATTR_TYPE",
}


def check_values(findings: Findings, schema: Schema, issues: list[Issue]) -> None:
    """Notes and patches for numbers, unknown classes, and attributes that do not fit their declaration."""
    _check_number_forms(findings, issues)
    _check_unknown_classes(findings, schema)
    misfits = _misfits(findings, schema)
    _check_unreadable(findings, schema, [*issues, *misfits])
    _check_counts(findings, schema, [issue for issue in misfits if issue.code == IssueCode.COUNT])


def lose(findings: Findings, schema: Schema, row: int, argument: int, begin: int, end: int) -> None:
    """Make one argument unknown, and say so where it held a relation together."""
    findings.forget(begin, end, row)
    if argument >= ENDS and schema.is_a(findings.name(row), *STRUCTURE):
        findings.torn.add(row)


def _check_number_forms(findings: Findings, issues: list[Issue]) -> None:
    odd = [
        issue
        for issue in issues
        if issue.code in (IssueCode.NUMBER_FORM, IssueCode.UNDERFLOW) and issue.row >= 0
    ]
    for issue in odd:
        written = bytes(findings.scan.data[issue.begin : issue.end])
        exact = b"0." if issue.code == IssueCode.UNDERFLOW else written.replace(b".", b"0.", 1)
        findings.patches.append((issue.begin, issue.end, exact))
    if odd:
        rows = (issue.row for issue in odd)
        findings.add("NUMBER_FORM", rows, count=len(odd), detail=_as_written(findings, odd))


def _check_unreadable(findings: Findings, schema: Schema, issues: list[Issue]) -> None:
    told: dict[str, list[Issue]] = defaultdict(list)
    for issue in issues:
        code = _UNREADABLE.get(IssueCode(issue.code))
        if code and issue.row >= 0:
            told[code].append(issue)
            lose(findings, schema, issue.row, issue.argument, issue.argument_begin, issue.argument_end)
    for code, found in told.items():
        rows = (issue.row for issue in found)
        findings.add(code, rows, count=len(found), detail=_as_written(findings, found))


def _as_written(findings: Findings, issues: list[Issue]) -> str:
    """The first few arguments as the file has them, cut to a readable length."""
    data = findings.scan.data
    shown = dict.fromkeys(bytes(data[i.argument_begin : i.argument_end][:40]).strip() for i in issues[:SHOWN])
    return ", ".join(text.decode("ascii", "replace") for text in shown if text)


def _check_unknown_classes(findings: Findings, schema: Schema) -> None:
    lost: list[int] = []
    ignored: list[int] = []
    values = 0
    names: dict[str, list[str]] = {"ENTITY_UNKNOWN": [], "ENTITY_IGNORED": []}
    for index, use in enumerate(findings.types):
        if use.instances and not schema.is_entity(use.name):
            rows = findings.scan.rows_of(index)
            is_object = any(_has_guid(findings, row) for row in rows[:SHOWN])
            (lost if is_object else ignored).extend(rows)
            names["ENTITY_UNKNOWN" if is_object else "ENTITY_IGNORED"].append(use.name)
        if use.values and not schema.is_value_type(use.name):
            values += use.values
            names["ENTITY_IGNORED"].append(use.name)
    findings.damaged.update(lost, ignored)
    if lost:
        findings.add("ENTITY_UNKNOWN", lost, detail=_listed(names["ENTITY_UNKNOWN"]))
    if ignored or values:
        count = len(ignored) + values
        findings.add("ENTITY_IGNORED", ignored, count=count, detail=_listed(names["ENTITY_IGNORED"]))


def _listed(names: list[str]) -> str:
    rest = len(names) - SHOWN
    return ", ".join(sorted(names)[:SHOWN]) + (f" +{rest}" if rest > 0 else "")


def _has_guid(findings: Findings, row: int) -> bool:
    """Whether the first attribute looks like a GlobalId, as that of every object and relation."""
    first = next(iter(findings.scan.arguments(row)), b"")
    return len(first) == GUID_LENGTH + 2 and first.startswith(b"'")


def _misfits(findings: Findings, schema: Schema) -> list[Issue]:
    """Ask for the places only where the summary of a class shows that there are any."""
    allowed = [_allowed(schema, use) for use in findings.types]
    bad_value = any(
        use.values and _value_misfit(use, one) for use, one in zip(findings.types, allowed, strict=True)
    )
    wanted = [
        bool(use.instances)
        and schema.is_entity(use.name)
        and (_misfit(use, one) or (bad_value and _holds_values(use)))
        for use, one in zip(findings.types, allowed, strict=True)
    ]
    return findings.scan.check(allowed, wanted) if any(wanted) else []


def _allowed(schema: Schema, use: TypeUse) -> Allowed:
    kinds = schema.allowed(use.name)
    if use.values and not schema.is_value_type(use.name):
        return Allowed(kinds.count, kinds.kinds, kinds.inner, kinds.items, 0, 0)
    return kinds


def _value_misfit(use: TypeUse, allowed: Allowed) -> bool:
    return bool(use.value_kinds & ~allowed.value or use.value_inner_kinds & ~allowed.value_inner)


def _misfit(use: TypeUse, allowed: Allowed) -> bool:
    if {use.least_arguments, use.most_arguments} != {allowed.count}:
        return True
    columns = zip(
        use.kinds, use.inner_kinds, use.items, allowed.kinds, allowed.inner, allowed.items, strict=False
    )
    return any(
        kinds & ~may_be or inner & ~may_hold or (kinds & Kind.LIST and items[1] > most)
        for kinds, inner, items, may_be, may_hold, most in columns
    )


def _holds_values(use: TypeUse) -> bool:
    return any(kinds & Kind.TYPED for kinds in (*use.kinds, *use.inner_kinds))


def _check_counts(findings: Findings, schema: Schema, issues: list[Issue]) -> None:
    """An instance without GlobalId is forgotten whole; of an object or relation what fits is kept."""
    for issue in issues:
        name = findings.name(issue.row)
        findings.damaged.add(issue.row)
        if schema.is_a(name, *STRUCTURE):
            findings.torn.add(issue.row)
        if not schema.is_a(name, "IfcRoot"):
            nothing = ",".join("$" * schema.attribute_count(name))
            findings.patches.append((issue.begin, issue.end, f"{name}({nothing})".encode()))
    if issues:
        rows = [issue.row for issue in issues]
        findings.add("ATTR_COUNT", rows, detail=_listed(sorted({findings.name(row) for row in rows})))
