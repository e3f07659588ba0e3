"""Kinds of values on the command line, with messages in both languages, and shared options."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from cimcheck.cli.language import LANGUAGES, say


class OneOf(click.Choice[str]):
    """One of a few words."""

    def fail(
        self, message: str, param: click.Parameter | None = None, ctx: click.Context | None = None
    ) -> Any:
        """Say which words there are."""
        words = "、".join(self.choices), ", ".join(self.choices)
        super().fail(say(f"应为 {words[0]} 之一。", f"must be one of {words[1]}."), param, ctx)


class Existing(click.ParamType[Path]):
    """The path of something that is there; what it is, is for the reader to say."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path, or a usage error."""
        if not os.path.lexists(value):
            self.fail(
                say(f"没有“{value}”这个文件或文件夹。", f"there is no file or folder “{value}”."), param, ctx
            )
        return Path(value)


class Day(click.ParamType[date]):
    """A day written 2024-05-20."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(
                say(f"“{value}”不是日期，请写成 2024-05-20。", f"“{value}” is not a date; write 2024-05-20."),
                param,
                ctx,
            )


class Words(click.ParamType[tuple[str, ...]]):
    """Words separated by commas."""

    name = "words"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The words, without those that are empty; a usage error when none is left."""
        if isinstance(value, tuple):
            return value
        words = tuple(word.strip() for word in str(value).replace("，", ",").split(",") if word.strip())
        if not words:
            self.fail(say("不能为空。", "must not be empty."), param, ctx)
        return words


def language_option() -> click.Option:
    """`--lang`: settled before parsing, checked here."""
    about = say(
        "界面与报告的语言，默认随系统区域设置。", "Language of messages and reports; default: the locale."
    )
    return click.Option(["--lang"], type=OneOf(LANGUAGES), expose_value=False, help=about)


def format_option() -> click.Option:
    """`--format`."""
    about = say("标准输出的格式，默认 text。", "What goes to standard output; default: text.")
    return click.Option(["--format", "form"], type=OneOf(("text", "json")), default="text", help=about)


def rules_option() -> click.Option:
    """`--rules`."""
    about = say(
        "在随附的规则、事实和绑定之上再加一个规则文件夹。",
        "A folder of rules, facts and bindings on top of those that are shipped.",
    )
    return click.Option(["--rules"], type=Existing(), metavar="DIR", help=about)


def place_option() -> click.Option:
    """`--place`."""
    about = say(
        "适用地区的行政区划代码，如 320506。", "Division code of the place whose law applies, such as 320506."
    )
    return click.Option(["--place"], metavar="CODE", help=about)


def day_option() -> click.Option:
    """`--as-of`."""
    about = say(
        "按这一天有效的规定检查，如 2024-05-20。", "Apply the law in force on this day, such as 2024-05-20."
    )
    return click.Option(["--as-of"], type=Day(), metavar="DATE", help=about)


def model_argument(*, many: bool) -> click.Argument:
    """`MODEL`, or `MODEL...`."""
    if many:
        return click.Argument(["models"], type=Existing(), nargs=-1, metavar="MODEL...")
    return click.Argument(["model"], type=Existing(), metavar="MODEL")


def exit_codes() -> str:
    """The exit codes, for help texts. The mark keeps click from joining the lines."""
    lines: Sequence[str] = (
        say("退出码：", "Exit codes:"),
        say("0 达到要求", "0 met"),
        say("1 有达到 --fail-on 所定程度的结果", "1 findings at or above --fail-on"),
        say("2 用法或项目文件有误", "2 wrong usage or project file"),
        say("3 模型无法使用", "3 a model is unusable"),
        say("4 规则无效", "4 the rules are invalid"),
        say("5 程序内部错误", "5 internal error"),
    )
    return "\n\n\b\n" + "\n".join(lines)
