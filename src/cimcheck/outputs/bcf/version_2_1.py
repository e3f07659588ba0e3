"""BCF 2.1."""

from cimcheck.outputs.bcf.archive import archive
from cimcheck.outputs.review import Review


def render(review: Review, lang: str = "zh") -> bytes:
    """The open findings as a BCF 2.1 archive. The same review and language give the same bytes."""
    return archive(review, lang, "2.1")
