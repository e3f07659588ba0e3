"""Commands that are found by file name, loaded when asked for, and explained in the language of the run."""

import os
import pkgutil
import sys
from collections.abc import Callable
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from cimcheck.cli.language import say

USAGE = 2


def command(
    name: str, callback: Callable[..., Any], params: list[click.Parameter], about: str
) -> click.Command:
    """A command of the language of this run. The callback returns the exit code."""
    kind = _rich("RichCommand", _Explained) if _wants_rich() else _Command
    return kind(name, callback=callback, params=params, help=about, context_settings=_settings())


def group(name: str, package: str, about: str, params: list[click.Parameter] | None = None) -> click.Group:
    """A command whose sub-commands are the modules of `package`, each with `command() -> click.Command`.

    A package among them is a group itself and has `ABOUT`, its help in both languages.
    """
    kind = _rich("RichGroup", _Lazy, _Explained) if _wants_rich() else _Group
    made: click.Group = kind(
        name,
        params=params or [],
        help=about,
        callback=_help_when_alone,
        invoke_without_command=True,
        context_settings=_settings(),
    )
    made.package = package  # type: ignore[attr-defined]
    return made


def _help_when_alone() -> int:
    """A group without a command explains itself."""
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
    return USAGE


class _Explained:
    """Help with headings in the language of the run."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        pieces = ctx.command.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=say("用法：", "Usage: "))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`."""
        option: click.Option | None = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = say("显示本说明。", "Show this help.")
        return option


class _Plain(_Explained):
    """The same without colours and frames."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands of a group."""
        options = (param for param in ctx.command.get_params(ctx) if isinstance(param, click.Option))
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section(say("选项", "Options")):
            formatter.write_dl(records)
        if isinstance(ctx.command, click.Group):
            with formatter.section(say("命令", "Commands")):
                formatter.write_dl(_summaries(ctx.command, ctx))


class _Lazy:
    """Finds its commands in a package."""

    package: str

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, from file names alone."""
        modules = pkgutil.iter_modules(import_module(self.package).__path__)
        return sorted(module.name.replace("_", "-") for module in modules)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names; a usage error with near names when there is none."""
        known = self.list_commands(ctx)
        if args[0] not in known and not args[0].startswith("-"):
            near = ", ".join(get_close_matches(args[0], known))
            zh, en = (f"是否想用 {near}？", f" Did you mean {near}?") if near else ("", "")
            ctx.fail(say(f"没有命令“{args[0]}”。{zh}", f"There is no command “{args[0]}”.{en}"))
        found: tuple[str | None, click.Command | None, list[str]]
        found = super().resolve_command(ctx, args)  # type: ignore[misc]
        return found

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Load one command."""
        if name not in self.list_commands(ctx):
            return None
        module = import_module(f"{self.package}.{name.replace('-', '_')}")
        if hasattr(module, "__path__"):
            return group(name, module.__name__, say(module.ABOUT.zh, module.ABOUT.en))
        made: click.Command = module.command()
        return made


class _Command(_Plain, click.Command):
    """A command with plain help."""


class _Group(_Lazy, _Plain, click.Group):
    """A group with plain help."""


def _summaries(owner: click.Group, ctx: click.Context) -> list[tuple[str, str]]:
    """Each command with the first line of its help."""
    found = []
    for name in owner.list_commands(ctx):
        one = owner.get_command(ctx, name)
        found.append((name, (one.help or "").partition("\n")[0] if one else ""))
    return found


def _wants_rich() -> bool:
    """Frames and colours only for help that a person reads on a terminal."""
    asked = "--help" in sys.argv or len(sys.argv) < 2 or sys.argv[-1] == "rules"
    return asked and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _rich(base: str, *before: type) -> type[Any]:
    import rich_click

    return type(base, (*before, getattr(rich_click, base)), {})


def _settings() -> dict[str, Any]:
    if not _wants_rich():
        return {}
    from rich_click import RichHelpConfiguration

    configuration = RichHelpConfiguration(
        options_panel_title=say("选项", "Options"),
        commands_panel_title=say("命令", "Commands"),
        arguments_panel_title=say("参数", "Arguments"),
    )
    return {"rich_help_config": configuration}
