"""The command `cimcheck`. One file a command in `commands`; nothing is loaded before it is asked for."""

import sys
from collections.abc import Sequence

from cimcheck import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code: see `cimcheck --help`."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["--version"]:
        sys.stdout.write(f"cimcheck {__version__}\n")
        return 0
    from cimcheck.cli.run import run

    return run(given)


def program() -> int:
    """`main` as a process of its own: the collector of cycles looks seldom, and not at all at the end.

    A check makes many objects and hardly a cycle; what is left when it ends goes with the process.
    """
    import gc

    from cimcheck.core.collector import collect_seldom

    collect_seldom()
    code = main()
    gc.freeze()
    return code
