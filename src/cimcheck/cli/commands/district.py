"""`cimcheck district`: a workspace rolled up to the indicators of a plan."""

from pathlib import Path

import click

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.parameters import Existing, OneOf, language_option, rules_option

DEFAULT_PLAN = "wuzhong_2021_2025"
DEFAULT_FOLDER = Path("out", "district")


def command() -> click.Command:
    """The command in the language of the run."""
    about = say(
        "把工作区汇总到镇街、区、市和规划指标；每个指标给出上下限，待定楼栋分别计为不利和有利。\n\n"
        "WORKSPACE 是 cimcheck batch 写过的工作区：文件夹，或 postgresql:// 地址。最后一行是要打开的网页。",
        "Roll a workspace up to towns, district, city and the indicators of a plan, with bounds: open "
        "buildings on the bad and on the good side.\n\n"
        "WORKSPACE is what cimcheck batch has written: a folder, or a postgresql:// address. The last line "
        "is the page to open.",
    )
    return make("district", district, _parameters(), about)


def district(
    workspace: str,
    districts: Path | None,
    plan: str,
    period: str,
    dated_by: str | None,
    area: str,
    place: str,
    reported: Path | None,
    zones: Path | None,
    assume: tuple[str, ...],
    rules: Path | None,
    out: Path,
) -> int:
    """Roll up, write, and name the page."""
    from cimcheck.district.load import Wanted, aggregate
    from cimcheck.outputs.district.folder import write_district

    wanted = Wanted(plan, period, dated_by or "", area, place, districts, zones, reported, assume, rules)
    rolled = aggregate(workspace, wanted)
    written = write_district(rolled, out, language())
    for remark in written.remarks:
        click.echo(remark.get(language()), err=True)
    click.echo(str(written.page))
    return 0


def _parameters() -> list[click.Parameter]:
    out = say(f"写入的文件夹，默认 {DEFAULT_FOLDER}。", f"Where to write; default: {DEFAULT_FOLDER}.")
    return [
        click.Argument(["workspace"], metavar="WORKSPACE"),
        *_files(),
        *_choices(),
        rules_option(),
        click.Option(
            ["--out"], type=click.Path(path_type=Path), default=DEFAULT_FOLDER, metavar="DIR", help=out
        ),
        language_option(),
    ]


def _files() -> list[click.Parameter]:
    """What is given as a file."""
    helps = {
        "--districts": say(
            "镇街多边形（GeoJSON，经纬度）。", "Polygons of towns (GeoJSON, longitude and latitude)."
        ),
        "--reported": say("填报指标的表（CSV 或 XLSX）。", "A table of reported figures (CSV or XLSX)."),
        "--zones": say(
            "排水分区多边形（GeoJSON，属性 qualifies 为 true 或 false）。",
            "Polygons of drainage zones (GeoJSON with a property qualifies: true or false).",
        ),
    }
    return [
        click.Option([name], type=Existing(), metavar="FILE", help=about) for name, about in helps.items()
    ]


def _choices() -> list[click.Parameter]:
    """What is given as a word."""
    period = say(
        "时段，如 2023 或 2021..2023；默认为整个规划期。",
        "Such as 2023 or 2021..2023; default: the whole plan.",
    )
    dated_by = say(
        "按申报日期或开工日期归入时段；默认按计划。", "The date that places a building; default: the plan's."
    )
    area = say(
        "统一的面积口径，如 total；默认按计划。",
        "One area basis for all, such as total; default: the plan's.",
    )
    place = say(
        "未写区划代码的报审归入的地区；默认为计划所在地。",
        "Where submissions count that do not say their place; default: the place of the plan.",
    )
    assume = say(
        "假设，如 B12=pass 或 项目/B12:prefabricated=fail；可多次。",
        "What if: B12=pass or PROJECT/B12:prefabricated=fail; may be repeated.",
    )
    plan = say("规划。", "The plan.")
    return [
        click.Option(["--plan"], default=DEFAULT_PLAN, show_default=True, metavar="NAME", help=plan),
        click.Option(["--period"], default="", metavar="PERIOD", help=period),
        click.Option(["--by", "dated_by"], type=OneOf(("filed", "started")), help=dated_by),
        click.Option(["--area"], default="", metavar="NAME", help=area),
        click.Option(["--place"], default="", metavar="CODE", help=place),
        click.Option(["--assume"], multiple=True, metavar="B=pass|fail", help=assume),
    ]
