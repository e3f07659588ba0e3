"""Two submissions compared, as a page."""

from cimcheck.findings.resubmission import Comparison
from cimcheck.outputs.difference import ORDER, facts, headline, ordered, remarks
from cimcheck.outputs.html.page import page


def render(comparison: Comparison, names: tuple[str, str], lang: str = "zh") -> bytes:
    """The comparison as one HTML file; `names` are those of the earlier and the later submission."""
    groups = [
        (change, [(headline(one, lang), list(facts(one, lang))) for one in found])
        for change, found in ordered(comparison)
    ]
    return page(
        "difference.html",
        "index.js",
        lang,
        names=names,
        groups=groups,
        counts_of=comparison.counts(),
        order=ORDER,
        remarks=remarks(comparison),
    )
