"""Runs one command line: parse, call, and turn whatever happens into a message and an exit code."""

import errno
import os
import platform
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

import cimcheck
from cimcheck.cli.grammar import USAGE, group
from cimcheck.cli.language import choose, language, say
from cimcheck.cli.parameters import exit_codes, language_option
from cimcheck.cli.usage_messages import usage_message
from cimcheck.core.text import Text
from cimcheck.errors import CimcheckError, UsageError
from cimcheck.outputs.visible import visible

INTERNAL, INTERRUPTED, PIPE_CLOSED = 5, 130, 141
NO_SPACE = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))


def run(arguments: Sequence[str]) -> int:
    """Run and return the exit code. Nothing is raised; only CIMCHECK_DEBUG shows a traceback."""
    choose(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _root().main(list(arguments), prog_name="cimcheck", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        _tell(usage_message(error))
        return USAGE
    except CimcheckError as error:
        _tell(error.render(language()))
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        _tell(say("已中断。", "Interrupted."))
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 - the last resort: a bug becomes a report, not a traceback
        if isinstance(error, OSError) and error.errno in NO_SPACE:
            _drop_output()
            full = output_full(error)
            _tell(full.render(language()))
            return full.exit_code
        _tell(bug_report(error))
        return INTERNAL
    return code if isinstance(code, int) else 0


def _tell(message: str) -> None:
    """Write to the standard error; names of files in it cannot steer the terminal."""
    click.echo(visible(message), err=True)


def _drop_output() -> None:
    """What is still in the buffer of the standard output is not written, at interpreter exit neither."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def output_full(error: OSError) -> UsageError:
    """The error for a disk that took only part of the results."""
    return UsageError(
        "OUTPUT_FULL",
        Text(
            f"结果未能写完：{error.strerror}。腾出空间后重新运行。",
            f"The results could not be written in full: {error.strerror}. Make room and run again.",
        ),
    )


def bug_report(error: Exception) -> str:
    """What to send to the maintainers about an error that should not happen."""
    if os.environ.get("CIMCHECK_DEBUG"):
        return "".join(traceback.format_exception(error))
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "cimcheck" in Path(frame.filename).parts]
    place = f"{Path(own[-1].filename).name}:{own[-1].lineno} {own[-1].name}" if own else "-"
    return "\n".join(
        (
            say(
                "INTERNAL: 程序内部错误，请把以下内容报告给维护者。",
                "INTERNAL: a bug in cimcheck; please report this:",
            ),
            f"  cimcheck {cimcheck.__version__}, Python {platform.python_version()}, {platform.system()}",
            f"  {type(error).__name__}: {str(error)[:300]}",
            f"  {place}",
            say(
                "  设 CIMCHECK_DEBUG=1 再运行可得完整调用栈。",
                "  CIMCHECK_DEBUG=1 shows the whole traceback.",
            ),
        )
    )


def _root() -> click.Group:
    about = say(
        "对照中国建筑法规检查 IFC 模型；每个数都能追到条文和构件。",
        "Check IFC models against Chinese building law; every number opens down to clause and element.",
    )
    version = click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_version,
        help=say("显示版本。", "Show the version."),
    )
    return group("cimcheck", "cimcheck.cli.commands", about + exit_codes(), [language_option(), version])


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(f"cimcheck {cimcheck.__version__}")
        ctx.exit()
