"""`cimcheck rules schema`: the JSON Schemas of the rule files, for editors."""

from pathlib import Path

import click

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import say
from cimcheck.cli.parameters import OneOf, language_option


def command() -> click.Command:
    """The command in the language of the run."""
    from cimcheck.packs.schema import SHAPES

    about = say(
        "输出规则文件的 JSON Schema，供编辑器使用。\n\n不写 KIND 则用 --out 写出全部。",
        "Print the JSON Schema of a rule file, for editors.\n\nWithout KIND, --out writes all of them.",
    )
    out = say("把全部 Schema 写入此文件夹。", "Write all schemas into this folder.")
    params: list[click.Parameter] = [
        click.Argument(["kind"], type=OneOf(sorted(SHAPES)), required=False, metavar="[KIND]"),
        click.Option(["--out"], type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help=out),
        language_option(),
    ]
    return make("schema", schema, params, about)


def schema(kind: str | None, out: Path | None) -> int:
    """Print one schema, or write all of them."""
    from cimcheck.packs import write_schemas

    if out is not None:
        write_schemas.write(out)
    if kind is not None:
        click.echo(write_schemas.files()[f"{kind}.schema.json"], nl=False)
    elif out is None:
        for name in write_schemas.files():
            click.echo(name.removesuffix(".schema.json"))
    return 0
