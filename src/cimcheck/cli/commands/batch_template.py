"""`cimcheck batch-template`: an empty table of submissions."""

from pathlib import Path

import click

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.parameters import language_option


def command() -> click.Command:
    """The command in the language of the run."""
    about = say(
        "生成空白报审表（CSV 或 XLSX），供 cimcheck batch 使用。每行一个模型，或一栋楼的全部模型。",
        "Write an empty table of submissions (CSV or XLSX) for cimcheck batch: a row for each model, or for "
        "all models of a building.",
    )
    to = say("要写的文件，.csv 或 .xlsx。", "The file to write, .csv or .xlsx.")
    params: list[click.Parameter] = [
        click.Option(["--to"], type=click.Path(path_type=Path), required=True, metavar="FILE", help=to),
        language_option(),
    ]
    return make("batch-template", batch_template, params, about)


def batch_template(to: Path) -> int:
    """Write the table."""
    from cimcheck.facts.catalogue import Catalogue
    from cimcheck.resources import rules_folder
    from cimcheck.workspace.template import write_template

    write_template(to, Catalogue.load(rules_folder()), language())
    click.echo(say(f"已写入 {to}", f"Wrote {to}"), err=True)
    return 0
