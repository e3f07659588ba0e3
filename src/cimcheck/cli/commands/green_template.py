"""`cimcheck green-template`: the self-assessment sheet of a green building."""

from pathlib import Path

import click

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.parameters import language_option, model_argument

UNUSABLE = 3


def command() -> click.Command:
    """The command in the language of the run."""
    about = say(
        "为一个模型生成绿色建筑自评表（YAML），已算出的量写在行尾；填好后用 cimcheck check --project 读回。",
        "Write the self-assessment sheet of a green building (YAML) for a model, with what is computed; "
        "filled in, it is read back with cimcheck check --project.",
    )
    to = say("要写的文件，.yaml。", "The file to write, .yaml.")
    params: list[click.Parameter] = [
        model_argument(many=False),
        click.Option(["--to"], type=click.Path(path_type=Path), required=True, metavar="FILE", help=to),
        language_option(),
    ]
    return make("green-template", green_template, params, about)


def green_template(model: Path, to: Path) -> int:
    """Write the sheet; 3 when the model cannot be used."""
    from cimcheck import api
    from cimcheck.outputs.green_template import green_template as sheet

    read, rows = api.facts(model)
    if read.status == "rejected":
        for note in read.notes:
            click.echo(f"{read.file}: {note.code}: {note.message.get(language())}", err=True)
        return UNUSABLE
    to.write_text(sheet(read.file, rows, language()), encoding="utf-8")
    click.echo(say(f"已写入 {to}", f"Wrote {to}"), err=True)
    return 0
