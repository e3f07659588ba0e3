"""`cimcheck facts`: what a model says, where it says it, and what it does not say."""

import sys
from pathlib import Path

import click
import msgspec

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.parameters import Existing, format_option, language_option, model_argument, rules_option

UNUSABLE = 3
SCHEMA = "cimcheck.facts/1"


def command() -> click.Command:
    """The command in the language of the run."""
    about = say(
        "列出从模型读出的事实：数值、来源、单位换算和证据强弱。",
        "List the facts read from a model: value, source, unit conversion, strength of evidence.",
    )
    project = say(
        "项目文件，其中的条件和申报数据一并列出。",
        "A project file, whose conditions and declarations are listed too.",
    )
    every = say("也逐项列出没有任何来源的事实。", "List also each fact of which nothing is said.")
    params: list[click.Parameter] = [
        model_argument(many=False),
        click.Option(["--project"], type=Existing(), metavar="FILE", help=project),
        rules_option(),
        click.Option(["--all", "every"], is_flag=True, help=every),
        format_option(),
        language_option(),
    ]
    return make("facts", facts, params, about)


def facts(model: Path, project: Path | None, rules: Path | None, every: bool, form: str) -> int:
    """Read the model and print its facts; 3 when it cannot be used."""
    from cimcheck import api
    from cimcheck.outputs.fact_table import fact_table

    read, rows = api.facts(model, project=project, rules=rules)
    if form == "json":
        document = {
            "schema": SCHEMA,
            "model": {"file": read.file, "sha256": read.sha256, "status": read.status, "notes": read.notes},
            "facts": list(rows),
        }
        sys.stdout.buffer.write(msgspec.json.encode(document) + b"\n")
    else:
        for note in read.notes:
            click.echo(
                f"{read.file}: {note.code}: {note.message.get(language())} {note.where}".rstrip(), err=True
            )
        for line in fact_table(rows, language(), every=every):
            sys.stdout.write(line + "\n")
    return UNUSABLE if read.status == "rejected" else 0
