"""`cimcheck rules test`: the examples in the rule files, each of which must come out as it says."""

from pathlib import Path

import click

from cimcheck.cli.grammar import command as make
from cimcheck.cli.language import language, say
from cimcheck.cli.parameters import language_option, rules_option

INVALID = 4


def command() -> click.Command:
    """The command in the language of the run."""
    about = say("运行规则文件里的示例。", "Run the examples in the rule files.")
    params: list[click.Parameter] = [
        click.Argument(["chosen"], nargs=-1, metavar="[RULE...]"),
        rules_option(),
        language_option(),
    ]
    return make("test", test, params, about)


def test(chosen: tuple[str, ...], rules: Path | None) -> int:
    """Print each example that does not come out; 4 when there are any."""
    from cimcheck import api
    from cimcheck.cli.chosen_rules import chosen_rules
    from cimcheck.core.text import Text
    from cimcheck.core.verdict import Verdict
    from cimcheck.engine.examples import run

    book = api.rule_book(rules)
    count = failed = 0
    for rule in chosen_rules(book.pack, chosen):
        source = book.pack.rules[rule]
        for example in book.pack.examples(rule):
            version = book.pack.version(rule, example.as_of, example.place)
            if version is not None:
                found = [one.text for one in run(version, example, book.catalogue)]
            else:
                absent = Text("这一天此地没有这条规则。", "the rule does not hold then and there.")
                found = [] if example.verdict is Verdict.NOT_APPLICABLE else [absent]
            count, failed = count + 1, failed + bool(found)
            for text in found:
                click.echo(f"{source.path}:{example.line}: {rule} “{example.name}”: {text.get(language())}")
    summary = say(f"{count} 个示例，{failed} 个不符。", f"{count} examples, {failed} do not come out.")
    click.echo(summary, err=True)
    return INVALID if failed else 0
