"""Reports to draw: believable ones, large, hostile, and one of a rejected model."""

from cimcheck.core.evidence import Evidence, Source, Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Kind, Trace
from cimcheck.core.verdict import Verdict
from cimcheck.findings.finding import (
    ClauseRef,
    Finding,
    Measured,
    Missing,
    NotEncoded,
    Required,
    Subject,
    finding_id,
)
from cimcheck.findings.report import (
    BuildingEntry,
    ModelEntry,
    ModelNote,
    Receipt,
    Report,
    Tool,
    sha256,
    summarise,
)

HOSTILE = (
    "<script>document.documentElement.dataset.ran='script'</script>",
    "</script><script>document.documentElement.dataset.ran='closed'</script>",
    '"><img src=x onerror="document.documentElement.dataset.ran=1">',
    "'-document.documentElement.setAttribute('data-ran','1')-'",
    "<svg/onload=document.documentElement.dataset.ran=2>",
    "<!--<script>document.documentElement.dataset.ran='comment'//",
    "{{ 7 * 7 }}{% raw %}",
    "</style><style>body{display:none}</style>",
    "javascript:document.documentElement.dataset.ran=3",
    "gnp\u202egpj.exe \u2066hidden\u2069 zero\u200bwidth",
    "nul\x00 bell\x07 escape\x1b[31m red",
    '=HYPERLINK("http://192.0.2.1")',
    "墙" * 5000,
    "line\u2028separator\u2029paragraph]]>",
)
DECREE = ClauseRef(
    ref="rfbz-2003-18#47",
    instrument="rfbz-2003-18",
    number="国人防办字〔2003〕18号",
    title=Text("人民防空工程建设管理规定", "Rules on building civil air defence works"),
    clause="47",
    level="mandatory",
    url="https://example.org/rfbz-2003-18",
)
CODE = ClauseRef(
    ref="gb-50038-2005#3.2.6",
    instrument="gb-50038-2005",
    number="GB 50038-2005",
    title=Text("人民防空地下室设计规范", "Code for design of civil air defence basement"),
    clause="3.2.6",
    level="mandatory",
)
FOOTPRINT = Text("首层建筑面积", "first floor area")


def guid(number: int) -> str:
    """A GUID-like text of 22 characters."""
    return f"{number:022d}".replace("0", "a")


def space(number: int, area: float) -> Trace:
    """One space with its area, read from a quantity in mm²."""
    found = Evidence(
        source=Source.QUANTITY,
        where="Qto_SpaceBaseQuantities.NetFloorArea",
        raw=f"{area * 1000000:.0f}",
        unit="mm2",
        converted=f"{area} m²",
        file="1号楼-建筑.ifc",
        step=1000 + number,
        guid=guid(number),
        ifc_class="IfcSpace",
        name=f"人防-{number:03d} 掩蔽间",
        property_step=90000 + number,
    )
    return Trace(
        kind=Kind.FACT,
        name="space.net_area",
        label=Text("净面积", "net area"),
        value={"lo": area, "hi": area},
        unit="m2",
        evidence=(found,),
    )


def term(number: int, lo: float, hi: float, *facts: Trace) -> Trace:
    """What one space contributes to a sum, with the facts behind it."""
    return Trace(
        kind=Kind.ELEMENT,
        name="sum",
        value={"lo": lo, "hi": hi},
        unit="m2",
        subject=guid(number),
        operands=facts,
    )


def named_air_defence(number: int) -> Trace:
    """Whether a space is air defence, of which only its name says something."""
    found = Evidence(
        source=Source.NAME,
        where="LongName",
        raw="地下车库（战时人防）",
        strength=Strength.WEAK,
        file="1号楼-建筑.ifc",
        step=1000 + number,
        guid=guid(number),
        ifc_class="IfcSpace",
        name=f"地下车库 {number}",
    )
    return Trace(
        kind=Kind.FACT,
        name="space.is_air_defence",
        label=Text("属于人防", "is air defence"),
        value=None,
        evidence=(found,),
    )


def area_of(spaces: int, *, unsure: int = 0) -> Trace:
    """A sum over spaces, of which the last `unsure` may count or not."""
    terms = [term(number, 12.5, 12.5, space(number, 12.5)) for number in range(spaces)]
    terms += [
        term(number, 0, 12.5, space(number, 12.5), named_air_defence(number))
        for number in range(spaces, spaces + unsure)
    ]
    return Trace(
        kind=Kind.AGGREGATE,
        name="building.air_defence_floor_area",
        label=Text("人防建筑面积", "air defence floor area"),
        value={"lo": 12.5 * spaces, "hi": 12.5 * (spaces + unsure)},
        unit="m2",
        text="sum(space.net_area where space.is_air_defence)",
        operands=tuple(terms),
        note=Text(
            f"{unsure} 个空间只凭名称识别为人防，不单独作数。",
            f"{unsure} spaces are air defence by name only, which never decides alone.",
        )
        if unsure
        else None,
    )


def requirement(lo: float, hi: float) -> Trace:
    """The required area by cases of the decree, with a parameter whose text was not seen."""
    footprint = Trace(
        kind=Kind.FACT,
        name="building.first_floor_area",
        label=FOOTPRINT,
        value={"lo": lo, "hi": hi},
        unit="m2",
        conflict=lo != hi,
        evidence=(
            Evidence(
                source=Source.DECLARED, where="buildings[0].declared.first_floor_area", raw=str(lo), unit="m2"
            ),
            Evidence(
                source=Source.PROPERTY,
                where="尺寸标注.面积",
                raw=str(hi),
                unit="m2",
                strength=Strength.MEDIUM,
                file="1号楼-建筑.ifc",
                step=118,
                guid=guid(118),
                ifc_class="IfcBuildingStorey",
                name="1F 首层",
            ),
        ),
    )
    tall = Trace(
        kind=Kind.PARAMETER,
        name="tall",
        label=Text("层数界限", "storey threshold"),
        value={"lo": 10, "hi": 10},
        unit="storey",
        clause="rfbz-2003-18#47(1)",
        basis="secondary",
    )
    storeys = Trace(
        kind=Kind.FACT,
        name="building.storeys_above_ground",
        label=Text("地上层数", "storeys above ground"),
        value={"lo": 18, "hi": 18},
        unit="storey",
    )
    return Trace(
        kind=Kind.CASE,
        name="required",
        label=Text("应建面积", "required area"),
        value={"lo": lo, "hi": hi},
        unit="m2",
        text="footprint",
        clause="rfbz-2003-18#47(1)",
        note=Text("适用第一种情形：不少于 10 层。", "First case: 10 storeys or more."),
        operands=(
            Trace(
                kind=Kind.CHECK,
                name="when",
                value=True,
                text="storeys >= tall or foundation >= deep",
                operands=(storeys, tall),
            ),
            footprint,
        ),
    )


def area_finding(
    building: str, name: str, provided: tuple[int, int], required: tuple[float, float]
) -> Finding:
    """ADB001 of one building: `provided` spaces for sure and perhaps, `required` bounds in m²."""
    measured = area_of(provided[0], unsure=provided[1])
    low, high = 12.5 * provided[0], 12.5 * (provided[0] + provided[1])
    needed = requirement(*required)
    verdict = (
        Verdict.PASS if low >= required[1] else Verdict.FAIL if high < required[0] else Verdict.UNDETERMINED
    )
    subject = Subject(kind="Building", key=building, name=name, guid=guid(7), building=building)
    answer = {Verdict.PASS: True, Verdict.FAIL: False}.get(verdict)
    gaps = [
        Missing(
            fact="space.is_air_defence",
            label=Text("空间是否属于人防", "whether a space is air defence"),
            owner="designer",
            effect=0.78,
            decides=True,
            subjects=[f"地下室-{number}" for number in range(provided[1])],
        ),
        Missing(
            fact="building.first_floor_area",
            label=Text("首层建筑面积（两处来源不一致）", "first floor area (two sources disagree)"),
            owner="designer",
            effect=0.22,
            decides=False,
        ),
        Missing(
            fact="project.air_defence_ratio",
            label=Text("应建比例", "required ratio"),
            owner="authority",
            effect=None,
            decides=False,
        ),
    ]
    return Finding(
        id=finding_id("ADB001", subject),
        evidence=sha256(f"{name}{provided}{required}".encode())[:16],
        rule="ADB001",
        rule_version="2003-02-21",
        domain="air_defence",
        title=Text("应建防空地下室面积", "Required floor area of air defence basement"),
        subject=subject,
        verdict=verdict,
        measured=Measured(lo=low, hi=high, unit="m2"),
        required=Required(op=">=", lo=required[0], hi=required[1], unit="m2"),
        shortfall=None
        if answer
        else Measured(lo=max(0, required[0] - high), hi=required[1] - low, unit="m2"),
        clauses=[DECREE],
        basis="secondary",
        missing=gaps if verdict is Verdict.UNDETERMINED else [],
        elements=[each.subject for each in measured.operands],
        trace=Trace(
            kind=Kind.CHECK,
            name="check",
            label=Text("人防建筑面积不少于应建面积", "air defence area at least the required area"),
            value=answer,
            text="provided >= required",
            operands=(measured, needed),
        ),
        message=Text(
            f"人防建筑面积 {low} – {high} m²，应建 {required[0]} – {required[1]} m²。",
            f"Provides {low} – {high} m², requires {required[0]} – {required[1]} m².",
        ),
        not_encoded=[
            NotEncoded(clause="48", what=Text("易地建设", "off-site substitution"), verdict="may_excuse_fail")
        ],
    )


WIDTH = Trace(
    kind=Kind.PARAMETER,
    name="minimum_width",
    label=Text("最小净宽", "minimum clear width"),
    value={"lo": 0.8, "hi": 0.8},
    unit="m",
    clause="gb-50038-2005#3.3.5",
    basis="recalled",
)


def door_finding(number: int, building: str, domain: str = "air_defence", rule: str = "ADB007") -> Finding:
    """A rule of one door; verdicts, widths and gaps vary with the number."""
    verdict = (Verdict.PASS, Verdict.PASS, Verdict.FAIL, Verdict.UNDETERMINED, Verdict.NOT_APPLICABLE)[
        number % 5
    ]
    low = {Verdict.PASS: 0.9, Verdict.FAIL: 0.7}.get(verdict, 0.75)
    high = 1.0 if verdict is Verdict.UNDETERMINED else low
    subject = Subject(
        kind="Door",
        key=f"{building}/door-{number}",
        name=f"防护密闭门 FM-{number:04d}",
        guid=guid(5000 + number),
        building=building,
    )
    found = Evidence(
        source=Source.ATTRIBUTE,
        where="IfcDoor.OverallWidth",
        raw=f"{low * 1000:.0f}",
        unit="mm",
        converted=f"{low} m",
        file=f"{building}.ifc",
        step=20000 + number,
        guid=subject.guid,
        ifc_class="IfcDoor",
        name=subject.name,
    )
    width = Trace(
        kind=Kind.FACT,
        name="door.clear_width",
        label=Text("净宽", "clear width"),
        value={"lo": low, "hi": high},
        unit="m",
        evidence=(found,),
    )
    return Finding(
        id=finding_id(rule, subject),
        evidence=sha256(subject.key.encode())[:16],
        rule=rule,
        rule_version="2005-11-30",
        domain=domain,
        title=Text("出入口门洞净宽", "Clear width of entrance doors"),
        subject=subject,
        verdict=verdict,
        measured=Measured(lo=low, hi=high, unit="m"),
        required=Required(op=">=", lo=0.8, hi=0.8, unit="m"),
        shortfall=Measured(lo=0.1, hi=0.1, unit="m") if verdict is Verdict.FAIL else None,
        clauses=[CODE],
        basis="recalled",
        missing=[
            Missing(
                fact="door.clear_width",
                label=Text("净宽", "clear width"),
                owner="designer",
                effect=1.0,
                decides=True,
            )
        ]
        if verdict is Verdict.UNDETERMINED
        else [],
        elements=[subject.guid],
        trace=Trace(
            kind=Kind.CHECK,
            name="check",
            value={Verdict.PASS: True, Verdict.FAIL: False}.get(verdict),
            text="width >= minimum_width",
            operands=(width, WIDTH),
        ),
        message=Text(
            f"门洞净宽 {low} m，要求不小于 0.8 m。", f"Clear width {low} m, at least 0.8 m required."
        ),
    )


def model(file: str = "1号楼-建筑.ifc", status: str = "ok", notes: tuple[ModelNote, ...] = ()) -> ModelEntry:
    """A model as the gate let it through, or not."""
    return ModelEntry(
        file=file,
        sha256=sha256(file.encode()),
        bytes=48211337,
        ifc_schema="IFC4",
        application="Autodesk Revit 2024 (CHS) – IFC 24.2.0.49",
        discipline="architecture",
        status=status,
        notes=list(notes),
    )


RECEIPT = Receipt(
    models_sha256=[sha256(b"model")],
    project_sha256=sha256(b"project"),
    rules_sha256=sha256(b"rules"),
    facts_sha256=sha256(b"facts"),
    as_of="2024-05-20",
    place="320506",
)


def report(findings: list[Finding], **more: object) -> Report:
    """A report around findings; `more` replaces its parts."""
    parts: dict[str, object] = {
        "tool": Tool(name="cimcheck", version="0.1.0"),
        "receipt": RECEIPT,
        "models": [model()],
        "project": {},
        "buildings": [],
        "findings": findings,
        "summary": summarise(findings),
    }
    return Report(**{**parts, **more})  # type: ignore[arg-type]


def building(key: str, name: str, category: str = "commodity_housing") -> BuildingEntry:
    """A building with two headline facts."""
    return BuildingEntry(
        key=key,
        name=name,
        category=category,
        models=[f"{name}-建筑.ifc", f"{name}-结构.ifc"],
        guid=guid(7),
        facts={
            "building.floor_area_above_ground": {"lo": 11980, "hi": 12040.5, "unit": "m2"},
            "building.storeys_above_ground": {"lo": 18, "hi": 18, "unit": "storey"},
        },
    )


def rich_report(doors: int = 197, spaces: int = 40) -> Report:
    """Three buildings, two subjects, every verdict, conflicts, gaps, tables, remarks of the gate."""
    flagged = ModelNote(
        code="UNITS_CONTRADICT",
        severity="flagged",
        message=Text(
            "长度单位与几何尺寸不一致，已按毫米读取。",
            "Length unit and geometry disagree; read as millimetres.",
        ),
        where="#42 IfcUnitAssignment",
    )
    sheet = {
        "table": {
            "title": {"zh": "防护单元一览表", "en": "Protective units"},
            "columns": [
                {"id": "name", "label": {"zh": "单元", "en": "Unit"}, "unit": ""},
                {"id": "area", "label": {"zh": "面积", "en": "Area"}, "unit": "m2"},
            ],
            "rows": [
                {"name": "防护单元 1", "area": {"lo": 1860, "hi": 1860}},
                {"name": "防护单元 2", "area": {"lo": 1900, "hi": 2040.25}},
            ],
            "total": {"name": {"zh": "合计", "en": "Total"}, "area": {"lo": 3760, "hi": 3900.25}},
        },
        "unknown_sheet": {"第一项": [1, 2.5, None, True], "note": {"zh": "说明", "en": "note"}},
    }
    areas = [
        area_finding("B1", "1号楼", (spaces, 0), (800, 800)),
        area_finding("B2", "2号楼", (60, 12), (800, 850.5)),
        area_finding("B3", "3号楼（会所）", (80, 4), (620, 620)),
    ]
    import msgspec

    areas[1] = msgspec.structs.replace(areas[1], details=sheet)
    others = [
        door_finding(number, f"B{1 + number % 3}", *(("fire", "FIR003") if number % 4 == 3 else ()))
        for number in range(doors)
    ]
    return report(
        areas + others,
        models=[model(), model("1号楼-结构.ifc", "flagged", (flagged,)), model("2号楼.ifc")],
        project={
            "code": "2505-320506-01-000001",
            "name": "苏州市吴中区示例小区（一期）",
            "place": "320506",
            "filed": "2024-05-20",
            "stage": "construction_drawings",
            "conditions": {
                "air_defence": {"city_class": "class_2", "document": "人防意见书"},
                "green_star": "two_star",
            },
        },
        buildings=[
            building("B1", "1号楼"),
            building("B2", "2号楼"),
            building("B3", "3号楼（会所）", "public"),
        ],
    )


def rejected_report() -> Report:
    """A model that the gate refused: its notes and no verdict."""
    note = ModelNote(
        code="FILE_TRUNCATED",
        severity="rejected",
        message=Text(
            "文件不完整：缺少 END-ISO-10303-21。请从建模软件重新导出。",
            "The file is cut off: END-ISO-10303-21 is missing. Export it again.",
        ),
        where="byte 1048576",
    )
    return report([], models=[model("截断.ifc", "rejected", (note,))])


def hostile_report() -> Report:
    """Every text that a model or a project can bring is hostile."""
    import msgspec

    findings = []
    for number, text in enumerate(HOSTILE):
        plain = door_finding(number, "B1")
        shown = Text(text, text + " en")
        found = msgspec.structs.replace(
            plain.trace.operands[0].evidence[0],
            where=text,
            raw=text,
            converted=text,
            file=text,
            guid=text,
            name=text,
            ifc_class=text,
        )
        trace = msgspec.structs.replace(
            plain.trace,
            name=text,
            label=shown,
            text=text,
            clause=text,
            subject=text,
            note=shown,
            unit=text,
            operands=tuple(
                msgspec.structs.replace(
                    plain.trace.operands[0], subject=text, evidence=(found,), name=f"{text}{copy}"
                )
                for copy in range(12)
            ),
        )
        findings.append(
            msgspec.structs.replace(
                plain,
                subject=Subject(kind=text, key=text, name=text, guid=text, building=text),
                title=shown,
                message=shown,
                elements=[text, "other"],
                trace=trace,
                missing=[
                    Missing(fact=text, label=shown, owner=text, effect=None, decides=False, subjects=[text])
                ],
                clauses=[
                    ClauseRef(
                        ref=text,
                        instrument=text,
                        number=text,
                        title=shown,
                        clause=text,
                        level=text,
                        url="https://" + text,
                    )
                ],
                not_encoded=[NotEncoded(clause=text, what=shown, verdict=text)],
                details={text: {text: text}},
                basis=text,
                domain=text,
                rule=text,
            )
        )
    notes = tuple(ModelNote(code="X", severity="warning", message=Text(t, t), where=t) for t in HOSTILE)
    return report(
        findings,
        models=[
            msgspec.structs.replace(
                model(text), application=text, ifc_schema=text, discipline=text, notes=list(notes)
            )
            for text in HOSTILE
        ],
        project={"name": HOSTILE[0], **{text: text for text in HOSTILE}},
        buildings=[BuildingEntry(key=text, name=text, category=text, models=[text]) for text in HOSTILE],
        notes=list(notes),
    )
