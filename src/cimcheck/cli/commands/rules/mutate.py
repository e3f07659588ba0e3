"""`cimcheck rules mutate`: each number and date moved by one step; some example must notice."""

from functools import partial
from pathlib import Path

import click

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import say
from cimcheck.cli.parameters import language_option, rules_option

INVALID = 4


def command() -> click.Command:
    """The command in the language of the run."""
    about = say(
        "把每个数和每个日期移动一步，看示例能否发现。",
        "Move each number and each date by one step and see whether an example notices.",
    )
    params: list[click.Parameter] = [
        click.Argument(["chosen"], nargs=-1, metavar="[RULE...]"),
        rules_option(),
        language_option(),
    ]
    return make("mutate", mutate, params, about)


def mutate(chosen: tuple[str, ...], rules: Path | None) -> int:
    """Print each change that no example notices, then the share that was; 4 when one was not."""
    from cimcheck import api
    from cimcheck.cli.chosen_rules import chosen_rules
    from cimcheck.engine import mutation

    book = api.rule_book(rules)
    count = survived = 0
    for rule in chosen_rules(book.pack, chosen):
        resolve = partial(book.pack.version, rule)
        for mutant in mutation.mutate(book.pack.examples(rule), resolve, book.catalogue):
            count += 1
            if not mutant.killed:
                survived += 1
                click.echo(f"{rule}: {mutant.what}: {mutant.before} → {mutant.after}")
    noticed = count - survived
    share = f"{100 * noticed / count:.1f}%" if count else "–"
    click.echo(
        say(
            f"{count} 处改动，发现 {noticed} 处（{share}）。",
            f"{count} changes, {noticed} noticed ({share}).",
        ),
        err=True,
    )
    return INVALID if survived else 0
