"""What click says about a command line that makes no sense, in the language of the run."""

import click

from cimcheck.cli.language import language, say


def usage_message(error: click.UsageError) -> str:
    """The message, the usage line when it is known, and where to read more."""
    lines = [say("错误：", "Error: ") + _sentence(error)]
    if error.ctx is not None:
        lines.append(error.ctx.get_usage())
        lines.append(say(f"详见 {error.ctx.command_path} --help。", f"See {error.ctx.command_path} --help."))
    return "\n".join(lines)


def _sentence(error: click.UsageError) -> str:
    """Click's own sentence in English; the same said by hand in Chinese."""
    if language() == "en":
        return error.format_message()
    match error:
        case click.NoSuchOption():
            return f"没有选项 {error.option_name}。{_near(error.possibilities)}"
        case click.MissingParameter():
            return f"缺少{_named(error)}。"
        case click.BadParameter():
            return f"{_named(error)}：{error.message}"
        case click.BadOptionUsage():
            return f"选项 {error.option_name} 的用法不对：缺少或多出取值。"
    if error.ctx is not None and error.message.startswith("Got unexpected extra argument"):
        return f"多余的参数：{error.message.partition('(')[2].rstrip('.)')}。"
    return error.message


def _named(error: click.BadParameter) -> str:
    """The option or argument that an error is about, as it is typed."""
    if error.param is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Option):
        return f"选项 {' / '.join(error.param.opts)}"
    return f"参数 {error.param.make_metavar(error.ctx) if error.ctx else error.param.name}"


def _near(possibilities: list[str] | None) -> str:
    return f"是否想用 {'、'.join(possibilities)}？" if possibilities else ""
