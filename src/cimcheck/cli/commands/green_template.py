"""`cimcheck green-template`: the self-assessment sheet of a green building."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.parameters import (
    Existing,
    day_option,
    language_option,
    model_argument,
    place_option,
)

if TYPE_CHECKING:
    from cimcheck.outputs.assessment.lines import Assessment

UNUSABLE = 3
WORKBOOK, TEXT = ".xlsx", (".yaml", ".yml")


def command() -> click.Command:
    """The command in the language of the run."""
    about = say(
        "为模型生成绿色建筑自评表（XLSX 或 YAML）：已算出的量、各条满分与可能得分都已写好，"
        "填写后用 cimcheck check --project 读回，与模型核对。",
        "Write the self-assessment sheet of a green building (XLSX or YAML) for models, with what is "
        "computed and the points of every item; filled in, it is read back with cimcheck check --project "
        "and held against the models.",
    )
    to = say("要写的文件，.xlsx 或 .yaml。", "The file to write, .xlsx or .yaml.")
    told = say("项目文件，其内容写入自评表。", "The project file; what it says goes into the sheet.")
    params: list[click.Parameter] = [
        model_argument(many=True),
        click.Option(["--to"], type=click.Path(path_type=Path), required=True, metavar="FILE", help=to),
        click.Option(["--project"], type=Existing(), metavar="FILE", help=told),
        place_option(),
        day_option(),
        language_option(),
    ]
    return make("green-template", green_template, params, about)


def green_template(
    models: tuple[Path, ...], to: Path, project: Path | None, place: str | None, as_of: date | None
) -> int:
    """Write the sheet; 3 when a model cannot be used."""
    from cimcheck.self_assessment import self_assessment
    from cimcheck.workspace.new_file import write_new

    if not models and project is None:
        ctx = click.get_current_context()
        raise click.MissingParameter(ctx=ctx, param=ctx.command.params[0])
    form = to.suffix.lower()
    if form not in (WORKBOOK, *TEXT):
        raise click.UsageError(say("自评表应为 .xlsx 或 .yaml。", "The sheet is an .xlsx or a .yaml."))
    found = self_assessment(models, project=project, place=place, as_of=as_of, beside=to.parent)
    unusable = [model for model in found.report.models if model.status == "rejected"]
    for model in unusable:
        for note in model.notes:
            click.echo(f"{model.file}: {note.code}: {note.message.get(language())}", err=True)
    if unusable:
        return UNUSABLE
    write_new(to, _sheet(found, form))
    click.echo(say(f"已写入 {to}", f"Wrote {to}"), err=True)
    return 0


def _sheet(found: "Assessment", form: str) -> bytes:
    """The sheet in the form that the ending of the name asks for."""
    if form == WORKBOOK:
        from cimcheck.outputs.assessment import workbook_form

        return workbook_form.render(found, language())
    from cimcheck.outputs.assessment import yaml_form

    return yaml_form.render(found, language()).encode()
