"""`python -m cimcheck` is the command `cimcheck`."""

import sys

from cimcheck.cli import program

if __name__ == "__main__":
    sys.exit(program())
