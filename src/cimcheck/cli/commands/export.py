"""`cimcheck export`: results for the platform of a city."""

from pathlib import Path

import click

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.parameters import Existing, Words, exit_codes, language_option, rules_option
from cimcheck.cli.processors import processors
from cimcheck.outputs.visible import visible


def command() -> click.Command:
    """The command in the language of the run."""
    return make("export", export, _parameters(), _about() + exit_codes())


def export(
    sources: tuple[str, ...],
    to: Path,
    formats: tuple[str, ...],
    models: Path | None,
    districts: Path | None,
    public: bool,
    field_map: str,
    geoid: float,
    workers: int | None,
    rules: Path | None,
) -> int:
    """Write the export, say what is in it, and return the exit code."""
    from cimcheck.outputs.cim.export import FORMATS, ExportOptions
    from cimcheck.outputs.cim.export import export as write

    unknown = sorted(set(formats) - set(FORMATS))
    if unknown:
        listed, known = ", ".join(unknown), ", ".join(FORMATS)
        raise click.UsageError(
            say(
                f"没有格式 {listed}；可用的有：{known}。", f"There is no format {listed}; there are: {known}."
            )
        )
    made = write(
        sources,
        to,
        ExportOptions(
            formats or FORMATS, models, districts, public, field_map, geoid, workers or processors(), rules
        ),
    )
    total, placed = made.denominator, made.placed
    click.echo(
        say(
            f"已导出 {total} 栋建筑，其中 {placed} 栋有坐标，{total - placed} 栋未落图：{to}",
            f"Exported {total} buildings, {placed} with a place and {total - placed} without: {to}",
        ),
        err=True,
    )
    for fault in made.sidecar_faults:
        click.echo(visible(fault.get(language())), err=True)
    if made.models_without_facts:
        count = made.models_without_facts
        click.echo(
            say(
                f"有 {count} 个模型的构件未带属性：其报告用了其他版本或规则文件夹的事实定义。"
                "请用 --rules 给出审查时的规则文件夹，或重新审查。",
                f"Elements of {count} models carry no facts: their reports rest on the facts of another "
                "version or folder of rules. Name the folder that they were checked with by --rules, or "
                "check again.",
            ),
            err=True,
        )
    return 0


def _about() -> str:
    return say(
        "把审查结果导出给 CIM 平台。\n\n"
        "SOURCE 是 cimcheck batch 的工作区，或若干 report.json。"
        "建筑的位置与体量取自 --models 中的模型；没有模型或坐标的建筑照常导出，并注明未落图。",
        "Export results for the CIM platform of a city.\n\n"
        "SOURCE is a workspace of cimcheck batch, or report.json files. Places and shapes come from the "
        "models in "
        "--models; a building without model or coordinates comes out as well, marked as without a place.",
    )


def _parameters() -> list[click.Parameter]:
    formats = say(
        "只写这些格式，逗号分隔：json、geojson、gpkg、geoparquet、results、cityjson、tiles；默认全部。",
        "Only these formats, separated by commas: json, geojson, gpkg, geoparquet, results, cityjson, tiles; "
        "default: all.",
    )
    models = say(
        "送审模型所在的文件夹，含子文件夹；按文件名和摘要对应。",
        "The folder of the models that were checked, with folders in it; found by name and digest.",
    )
    districts = say(
        "区县、镇街多边形（GeoJSON，经纬度）。",
        "Polygons of districts and towns (GeoJSON, longitude and latitude).",
    )
    public = say(
        "可公开的导出：不含构件几何、名称和 GUID。",
        "For the public: without geometry of elements, names and GUIDs.",
    )
    field_map = say(
        "字段名和取值的对照表：zh、short、区划代码，或一个 YAML 文件。",
        "How fields and values are called: zh, short, a division code, or a YAML file.",
    )
    geoid = say(
        "高程零点高出椭球面多少米，用于三维切片。",
        "How many metres the zero of heights lies above the ellipsoid, for tiles.",
    )
    workers = say("同时处理的模型数，默认为处理器数。", "Models at a time; default: the processors.")
    return [
        click.Argument(["sources"], required=True, nargs=-1, metavar="SOURCE..."),
        click.Option(["--to"], required=True, type=click.Path(path_type=Path), metavar="DIR",
                     help=say("写入此文件夹。", "Write into this folder.")),
        click.Option(["--formats"], type=Words(), default=(), metavar="NAME,...", help=formats),
        click.Option(["--models"], type=Existing(), metavar="DIR", help=models),
        click.Option(["--districts"], type=Existing(), metavar="FILE", help=districts),
        click.Option(["--public"], is_flag=True, help=public),
        click.Option(["--field-map"], default="", metavar="NAME|CODE|FILE", help=field_map),
        click.Option(["--geoid"], type=float, default=0.0, show_default=True, metavar="M", help=geoid),
        click.Option(["--workers"], type=click.IntRange(1, 64), metavar="N", help=workers),
        rules_option(),
        language_option(),
    ]  # fmt: skip
