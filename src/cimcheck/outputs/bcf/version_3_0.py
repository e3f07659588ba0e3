"""BCF 3.0."""

from cimcheck.outputs.bcf.archive import archive
from cimcheck.outputs.review import Review


def render(review: Review, lang: str = "zh") -> bytes:
    """The open findings as a BCF 3.0 archive. The same review and language give the same bytes."""
    return archive(review, lang, "3.0")
