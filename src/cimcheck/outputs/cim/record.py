"""One building as one flat record, whatever became of its check."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cimcheck.core.verdict import Verdict
from cimcheck.findings.report import BuildingEntry
from cimcheck.outputs.cim.place import Shown
from cimcheck.outputs.cim.submitted import ExportedFinding, ExportedReport, Submitted

GRAVITY = (Verdict.FAIL, Verdict.UNDETERMINED, Verdict.PASS, Verdict.NOT_APPLICABLE)
NOT_CHECKED = "not_checked"
DOMAINS = ("prefabrication", "green_building", "air_defence", "sponge_city")
HEADLINES = (
    "floor_area_above_ground",
    "floor_area_below_ground",
    "storeys_above_ground",
    "air_defence_floor_area",
)
POSITION_DIGITS = 9  # [degree] a tenth of a millimetre
LENGTH_DIGITS = 3  # [m]


@dataclass(frozen=True, slots=True)
class Building:
    """A building to be exported: its record, its findings, and the model that shows it if one does."""

    record: dict[str, object]
    key: str
    findings: tuple[ExportedFinding, ...]
    shown: Shown | None = None

    @property
    def id(self) -> str:
        """What names it in every format."""
        return str(self.record["building_id"])


def buildings_of(one: Submitted, shown: dict[str, Shown], *, public: bool) -> list[Building]:
    """The buildings of a submission; one that stands for all when its check came to no report."""
    report = one.report
    if report is None or not report.buildings:
        return [_unchecked(one, entry, public) for entry in _declared(one)]
    return [
        _building(one, report, entry, shown.get(entry.key), public)
        for entry in sorted(report.buildings, key=lambda entry: entry.key)
    ]


def identifier(one: Submitted, key: str, *, public: bool) -> str:
    """What names a building in an export; in a public one nothing that could be traced back."""
    if public:
        return "b-" + one.public_name(key)
    return f"{one.key}/{key}" if key else one.key


def gravest(findings: Iterable[ExportedFinding]) -> str | None:
    """The verdict that decides over several; None for none."""
    verdicts = {finding.verdict for finding in findings}
    return next((verdict.value for verdict in GRAVITY if verdict in verdicts), None)


def findings_of(report: ExportedReport, key: str) -> tuple[ExportedFinding, ...]:
    """The findings about a building and what is inside it."""
    return tuple(
        finding
        for finding in report.findings
        if finding.subject.building == key
        or (finding.subject.kind == "Building" and finding.subject.key == key)
    )


def _building(
    one: Submitted, report: ExportedReport, entry: BuildingEntry, shown: Shown | None, public: bool
) -> Building:
    findings = findings_of(report, entry.key)
    counts = Counter(finding.verdict.value for finding in findings)
    of_project = [finding for finding in report.findings if finding.subject.kind == "Project"]
    record: dict[str, object] = {
        **_common(one, identifier(one, entry.key, public=public)),
        "building_name": entry.name or None,
        "building_guid": entry.guid or None,
        "category": entry.category or None,
        "as_of": report.receipt.as_of or None,
        "rules_sha256": report.receipt.rules_sha256,
        "verdict": gravest(findings) or NOT_CHECKED,
        "project_verdict": gravest(of_project),
        **{f"findings_{verdict.value}": counts[verdict.value] for verdict in Verdict},
        **{
            f"verdict_{domain}": gravest(finding for finding in findings if finding.domain == domain)
            for domain in DOMAINS
        },
        **_codes(one, entry.key),
        **_headlines(entry),
        **_place(shown),
    }
    if public:
        record["coordinate_system"] = _public_system(record.get("coordinate_system"))
    return Building(record, entry.key, findings, shown)


def _unchecked(one: Submitted, declared: dict[str, object], public: bool) -> Building:
    key = str(declared.get("id") or "")
    record = {
        **_common(one, identifier(one, key, public=public)),
        "building_name": declared.get("name"),
        "category": declared.get("category"),
        "verdict": NOT_CHECKED,
        **_codes(one, key),
        **{f"findings_{verdict.value}": 0 for verdict in Verdict},
        **_place(None),
    }
    return Building(record, key, ())


def _common(one: Submitted, building_id: str) -> dict[str, object]:
    project = one.project
    return {
        "building_id": building_id,
        "division_code": division_of(one) or None,
        "town": project.get("town") or None,
        "project_code": project.get("code") or None,
        "project_name": project.get("name") or None,
        "outcome": one.outcome,
    }


def division_of(one: Submitted) -> str:
    """The division code that the project declares, else the one whose law was applied; "" for none."""
    checked_for = one.report.receipt.place if one.report else ""
    return str(one.project.get("place") or (checked_for if checked_for.isdigit() else ""))


def _declared(one: Submitted) -> Sequence[dict[str, object]]:
    listed = one.project.get("buildings")
    named = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    return named or [{}]


def _codes(one: Submitted, key: str) -> dict[str, object]:
    """What only the applicant can say: never inferred."""
    said: dict[str, object] = next((item for item in _declared(one) if item.get("id") == key), {})
    return {name: said.get(name) or None for name in ("building_code", "cim_level")}


def _headlines(entry: BuildingEntry) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in HEADLINES:
        value = entry.facts.get(f"building.{name}")
        ends = value if isinstance(value, dict) else {}
        for end in ("lo", "hi"):
            number = ends.get(end)
            found[f"{name}_{end}"] = float(number) if isinstance(number, int | float) else None
    return found


def _place(shown: Shown | None) -> dict[str, object]:
    if shown is None:
        return {"placed": False, "georeference": "none"}
    place = shown.georeferencing
    found: dict[str, object] = {
        "placed": place.placement is not None,
        "georeference": place.source,
        "georeference_notes": " ".join(sorted({note.code for note in place.notes})) or None,
        "height": round(shown.block.height, LENGTH_DIGITS),
        "footprint_area": round(shown.block.footprint.area, LENGTH_DIGITS),
    }
    if shown.projector is not None and place.placement is not None:
        longitude, latitude = shown.projector.geographic([centre(shown)])[0]
        found |= {
            "coordinate_system": place.placement.system,
            "longitude": round(longitude, POSITION_DIGITS),
            "latitude": round(latitude, POSITION_DIGITS),
            "ground_height": round(shown.projector.height(shown.block.ground), LENGTH_DIGITS),
        }
    return found


def _public_system(system: object) -> object:
    """A registered system by its code; the parameters of a city's own grid are not for the public."""
    return system if system is None or str(system).startswith("EPSG:") else "local"


def centre(shown: Shown) -> tuple[float, float]:
    """[m] The middle of the box around the footprint, in the model."""
    points = [point for polygon in shown.block.footprint.polygons for point in polygon[0]]
    xs, ys = zip(*points, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
