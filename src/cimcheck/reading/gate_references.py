"""Does everything hang together? Ids, references, circles, wholes and parts, GlobalIds, the project."""

from collections.abc import Sequence

from cimcheck.reading.gate_findings import Findings
from cimcheck.reading.gate_schema import Schema
from cimcheck.reading.gate_values import ENDS, STRUCTURE, lose

# (relation, attribute of the whole, attribute of the parts): what is walked upwards from an element.
UPWARDS = (
    ("IFCRELAGGREGATES", 4, 5),
    ("IFCRELNESTS", 4, 5),
    ("IFCRELCONTAINEDINSPATIALSTRUCTURE", 5, 4),
    ("IFCRELVOIDSELEMENT", 4, 5),
    ("IFCRELFILLSELEMENT", 4, 5),
)
GROUPS = (("IFCRELASSIGNSTOGROUP", 6, 4),)
SHOWN = 6
MOST_WRONG = 10_000  # instances that refer wrongly, or to nothing
MOST_WRONG_KINDS = 100  # ways of referring wrongly; each costs a walk over the file


def check_references(findings: Findings, schema: Schema) -> None:
    """Notes and patches for all that concerns how instances refer to each other."""
    twice, dangling, found = findings.scan.resolve(MOST_WRONG)
    if twice:
        findings.add("DUP_INSTANCE_ID", twice, count=found[0])
    _check_dangling(findings, schema, dangling, found[1])
    _check_targets(findings, schema)
    _check_circles(findings)
    if findings.torn:
        findings.add("STRUCTURE_DAMAGED", findings.torn)
    _check_guids(findings, schema)
    _check_project(findings)


def _check_dangling(
    findings: Findings, schema: Schema, dangling: list[tuple[int, int, int]], count: int
) -> None:
    for row, argument, _ in dangling:
        findings.damaged.add(row)
        name = findings.name(row)
        if argument >= ENDS and schema.is_a(name, *STRUCTURE):
            findings.torn.add(row)
        elif not schema.is_a(name, "IfcRelationship"):  # a list that lacks a member would give a wrong sum
            _lose_argument(findings, schema, row, argument)
    if count > len(dangling):
        findings.add("LIMIT_ISSUES", detail=str(len(dangling)))
    if dangling:
        missing = ", ".join(f"#{step}" for step in sorted({step for _, _, step in dangling})[:SHOWN])
        findings.add("DANGLING_REF", (row for row, _, _ in dangling), count=count, detail=missing)


def _check_targets(findings: Findings, schema: Schema) -> None:
    """References to something of a class that the attribute cannot refer to."""
    wrong: list[int] = []
    said: list[str] = []
    for kind in findings.scan.reference_kinds():
        owner, target = findings.types[kind[0]].name, findings.types[kind[2]].name
        if (
            not schema.is_entity(owner)
            or not schema.is_entity(target)
            or schema.accepts(owner, kind[1], target)
        ):
            continue
        if len(said) == MOST_WRONG_KINDS:
            findings.add("LIMIT_ISSUES", detail=str(MOST_WRONG_KINDS))
            break
        rows = findings.scan.who_refers(kind, MOST_WRONG)
        if len(rows) == MOST_WRONG:
            findings.add("LIMIT_ISSUES", detail=str(MOST_WRONG))
            break
        for row in rows:
            _lose_argument(findings, schema, row, kind[1])
        wrong += rows
        said.append(f"{owner} → {target}")
    if wrong:
        findings.add("ATTR_TYPE", wrong, detail=", ".join(said[:SHOWN]))


def _lose_argument(findings: Findings, schema: Schema, row: int, argument: int) -> None:
    ranges = findings.scan.arguments_at(findings.scan.offset(row))
    if argument < len(ranges):
        lose(findings, schema, row, argument, *ranges[argument])


def _check_circles(findings: Findings) -> None:
    _add_circle(findings, findings.scan.reference_circle())
    torn, count, loop = findings.scan.wholes(_relations(findings, UPWARDS))
    if torn:
        findings.add("MULTI_PARENT", torn, count=count)
    _add_circle(findings, loop)
    _add_circle(findings, findings.scan.wholes(_relations(findings, GROUPS))[2])


def _add_circle(findings: Findings, loop: list[int]) -> None:
    if loop:
        first = loop.index(min(loop))
        ordered = loop[first:] + loop[:first]
        shown = [findings.label(row) for row in ordered[:SHOWN]] + (["…"] if len(ordered) > SHOWN else [])
        findings.add("CYCLE", loop, detail=" → ".join([*shown, f"#{findings.scan.step(ordered[0])}"]))


def _relations(
    findings: Findings, relations: Sequence[tuple[str, int, int]]
) -> list[tuple[int, int, int, int]]:
    rows = {use.name: index for index, use in enumerate(findings.types)}
    return [
        (rows[name], whole, part, kind) for kind, (name, whole, part) in enumerate(relations) if name in rows
    ]


def _check_guids(findings: Findings, schema: Schema) -> None:
    rooted = [bool(use.instances) and schema.is_a(use.name, "IfcRoot") for use in findings.types]
    pairs, count = findings.scan.same_guid(rooted)
    if pairs:
        findings.add("DUP_GLOBALID", (later for _, later in pairs), count=count)


def _check_project(findings: Findings) -> None:
    projects = [row for index, use in enumerate(findings.types) if use.name == "IFCPROJECT" and use.instances
                for row in findings.scan.rows_of(index)]  # fmt: skip
    if not projects:
        findings.add("NO_PROJECT")
    elif len(projects) > 1:
        findings.add("MULTI_PROJECT", projects)
