"""The rows of a long list, packed into the page once; its script draws of them what is looked at.

Ten thousand findings as markup are thirty megabytes that a browser lays out before it shows anything. Their
rows are much alike: packed they are a fiftieth of that. They come from the same template as the rows of a
short list, so that both are escaped alike.
"""

import base64
import zlib
from collections.abc import Callable, Sequence

import msgspec
from markupsafe import Markup

from cimcheck.outputs.html.rows import Group, Row
from cimcheck.outputs.visible import visible

MOST_WRITTEN = 1_000
"""Findings up to which all rows stand in the page, and it is whole without its script."""
_LEVEL = 6


def packed_rows(groups: Sequence[Group], draw: Callable[[Row], str]) -> Markup:
    """For each group its rows as `[id, verdict, kind, storey, markup]`: JSON, deflated, as base64."""
    rows = [[_entry(row, draw) for row in group.rows] for group in groups]
    return Markup(base64.b64encode(zlib.compress(msgspec.json.encode(rows), _LEVEL)).decode("ascii"))


def _entry(row: Row, draw: Callable[[Row], str]) -> list[str]:
    finding = row.finding
    about = (finding.id, finding.verdict.value, finding.subject.kind, finding.subject.storey)
    return [*map(visible, about), str(draw(row)).strip()]
