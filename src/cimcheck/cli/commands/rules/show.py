"""`cimcheck rules show`: one rule as it stands at a date and place, in words."""

from datetime import date
from pathlib import Path

import click

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.parameters import day_option, language_option, place_option, rules_option


def command() -> click.Command:
    """The command in the language of the run."""
    about = say(
        "用文字说明一条规则：条文、参数、公式。",
        "Say in words what a rule does: clauses, parameters, formulas.",
    )
    params: list[click.Parameter] = [
        click.Argument(["rule"], metavar="RULE"),
        rules_option(),
        place_option(),
        day_option(),
        language_option(),
    ]
    return make("show", show, params, about)


def show(rule: str, rules: Path | None, place: str | None, as_of: date | None) -> int:
    """Print the rule, or say why it does not hold."""
    from cimcheck import api
    from cimcheck.cli.chosen_rules import chosen_rules
    from cimcheck.engine.law import Instruments
    from cimcheck.outputs.rule_text import rule_text

    book = api.rule_book(rules)
    chosen_rules(book.pack, [rule])
    when, where = as_of or book.pack.newest, place or api.STATE
    version = book.pack.version(rule, when, where)
    if version is None:
        reasons = [one.reason for one in book.pack.left_out(when, where) if one.rule == rule]
        click.echo(f"{rule}: {reasons[0].get(language()) if reasons else ''}".rstrip(": "))
        return 0
    labels = {fact: book.catalogue.label(fact) for fact in version.facts.values()}
    for line in rule_text(version, Instruments(book.pack.register), labels, language()):
        click.echo(line)
    return 0
