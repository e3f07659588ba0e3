"""The self-assessment sheet of a green building: a project file with a line for each thing to state.

Every line is a comment until somebody fills it in; what the model gives already stands beside it. The file is
read back as the project file it is, so what is stated is checked against the model like anything declared.
"""

from collections.abc import Iterable, Iterator, Sequence

from cimcheck.engine.fact_rows import FactRow
from cimcheck.outputs.amounts import plain_value

PREFIX = "building."
ITEM = PREFIX + "green_"
QUANTITIES = (
    "is_state_funded",
    "public_use_group",
    "structure_kind",
    "land_per_person",
    "floor_area_ratio",
    "building_density",
    "green_space_ratio",
    "shape_factor",
    "surface_parking_per_dwelling",
    "surface_parking_site_share",
    "adjustable_shading_share",
    "ventilation_opening_ratio",
    "well_ventilated_share",
    "envelope_improvement",
    "load_reduction",
    "renewable_share",
    "green_material_share",
    "capture_ratio",
    "precast_volume_share",
    "water_fitting_grade",
    "airborne_insulation",
    "impact_sound",
    "sound_class",
    "pollutant_reduction",
    "carbon_statement",
    "window_airtightness",
    "has_full_fit_out",
    "has_solar_system",
    "wall_thermal_inertia",
    "green_star_target",
)


def green_template(model: str, rows: Sequence[FactRow], lang: str) -> str:
    """The sheet for the buildings of one model, as YAML text."""
    lines = [*_head(lang), "project: {}", "buildings:"]
    buildings = dict.fromkeys((row.building, row.name) for row in rows if row.kind == "Building")
    for number, (key, name) in enumerate(buildings, 1):
        mine = [row for row in rows if row.kind == "Building" and row.building == key]
        lines += [
            f"  - id: B{number}",
            f"    name: {_quoted(name)}",
            "    models:",
            f"      - {_quoted(model)}",
        ]
        if len(buildings) > 1:
            lines.append(f"    part: {_quoted(name)}")
        lines += ["    declared:", f"      document: {_quoted('')}", *_declared(mine, lang)]
    return "\n".join(lines) + "\n"


def _head(lang: str) -> Iterator[str]:
    zh = (
        "# 绿色建筑自评表。去掉行首的 # 并填写；写作 {value: 10, document: 依据文件} 可注明依据。",
        "# 由数量得分的条文（如 7.2.1、7.2.18）填数量，不填分数。行尾是模型已给出的值。",
    )
    en = (
        "# Self-assessment of a green building. Take the # away and fill in;",
        "# {value: 10, document: proof} names the proof.",
        "# Items scored by quantities (7.2.1, 7.2.18 and others) take the quantity, not points.",
        "# What the model gives already stands at the end of a line.",
    )
    yield from zh if lang == "zh" else en


def _declared(rows: Iterable[FactRow], lang: str) -> Iterator[str]:
    by_fact = {row.fact: row for row in rows}
    chosen = [PREFIX + name for name in QUANTITIES]
    chosen += [fact for fact in by_fact if fact.startswith(ITEM) and fact.rpartition("_")[2].isdigit()]
    for fact in chosen:
        row = by_fact.get(fact)
        if row is None:
            continue
        title = row.title.zh if lang == "zh" else row.title.en
        unit = f" [{row.unit}]" if row.unit not in ("", "1") else ""
        said = plain_value(row.value, row.unit) if row.found else None
        given = f"; {said.zh if lang == 'zh' else said.en}" if said else ""
        yield f"      # {fact.removeprefix(PREFIX)}:   # {title}{unit}{given}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
