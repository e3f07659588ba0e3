"""`cimcheck ids export`: what a designer must deliver, as IDS 1.0 and as a plain sheet."""

from datetime import date
from pathlib import Path

import click

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.parameters import (
    Words,
    day_option,
    exit_codes,
    language_option,
    place_option,
    rules_option,
)


def command() -> click.Command:
    """The command in the language of the run."""
    about = say(
        "由规则生成交付要求：IDS 1.0 文件 delivery.ids 和说明 delivery.md。\n\n"
        "通过该 IDS 的模型，不会因其中所列数据缺失而得出“待定”。",
        "Write what the rules need of a model: delivery.ids (IDS 1.0) and delivery.md in plain language.\n\n"
        "A model that passes the IDS leaves nothing undetermined for lack of the data it lists.",
    )
    only = say("只要这些专项或规则，逗号分隔。", "Only these subjects or rules, separated by commas.")
    out = say("写入此文件夹。", "The folder to write into.")
    params: list[click.Parameter] = [
        click.Option(["--only"], type=Words(), default=(), metavar="SUBJECT,...", help=only),
        place_option(),
        day_option(),
        rules_option(),
        click.Option(["--out"], type=click.Path(path_type=Path), required=True, metavar="DIR", help=out),
        language_option(),
    ]
    return make("export", export, params, about + exit_codes())


def export(
    only: tuple[str, ...], place: str | None, as_of: date | None, rules: Path | None, out: Path
) -> int:
    """Write both files and say where they are."""
    from cimcheck import api
    from cimcheck.outputs import delivery_sheet, ids
    from cimcheck.outputs.submission_folder import write_files

    book = api.rule_book(rules)
    when, where = as_of or book.pack.newest, place or api.STATE
    found = api.delivery(book, only=only, place=where, as_of=when)
    about = {"as_of": when.isoformat(), "place": where, "lang": language()}
    files = [("delivery.md", delivery_sheet.render(found, **about))]
    if found.requirements:
        files.insert(0, ("delivery.ids", ids.render(found, **about)))
    else:
        nothing = say(
            "这些规则所需的资料都不是 IDS 能要求的属性，因此只写说明，不写 IDS 文件。",
            "Nothing these rules need is a property that an IDS can ask for: only the sheet is written.",
        )
        click.echo(nothing, err=True)
    for path in write_files(out, files):
        click.echo(path)
    return 0
