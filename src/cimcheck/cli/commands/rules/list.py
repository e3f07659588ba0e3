"""`cimcheck rules list`: the rules in force at a date and place, and those that are not, with the reason."""

import sys
from datetime import date
from pathlib import Path

import click
import msgspec

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.parameters import day_option, format_option, language_option, place_option, rules_option


def command() -> click.Command:
    """The command in the language of the run."""
    about = say(
        "列出某日某地有效的规则，以及不适用的规则和原因。",
        "List the rules in force at a date and place, and those that are not, with the reason.",
    )
    params: list[click.Parameter] = [
        rules_option(),
        place_option(),
        day_option(),
        format_option(),
        language_option(),
    ]
    return make("list", list_rules, params, about)


def list_rules(rules: Path | None, place: str | None, as_of: date | None, form: str) -> int:
    """Print the list."""
    from cimcheck import api
    from cimcheck.outputs.words import BASES, DOMAINS, word

    pack = api.rule_book(rules).pack
    when, where = as_of or pack.newest, place or api.STATE
    held, left = pack.resolve(when, where), pack.left_out(when, where)
    if form == "json":
        document = {
            "schema": "cimcheck.rules/1",
            "as_of": when.isoformat(),
            "place": where,
            "sha256": pack.sha256,
            "rules": [
                {
                    "id": r.id,
                    "version": r.version,
                    "domain": r.domain,
                    "title": r.title,
                    "entity": r.entity,
                    "basis": r.basis,
                }
                for r in held
            ],
            "left_out": [{"id": one.rule, "reason": one.reason} for one in left],
        }
        sys.stdout.buffer.write(msgspec.json.encode(document) + b"\n")
        return 0
    lang = language()
    for domain in dict.fromkeys(rule.domain for rule in held):
        click.echo(word(DOMAINS, domain).get(lang))
        for rule in held:
            if rule.domain == domain:
                click.echo(f"  {rule.id}  {rule.title.get(lang)}  [{word(BASES, rule.basis).get(lang)}]")
    if left:
        click.echo(say(f"{when} 在 {where} 不适用：", f"Not in force on {when} in {where}:"))
    for one in left:
        click.echo(f"  {one.rule}  {one.reason.get(lang)}")
    return 0
