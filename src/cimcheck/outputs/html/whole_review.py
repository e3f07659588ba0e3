"""The page of a report with the opinions on it."""

from cimcheck.outputs.html.page import render as render_page
from cimcheck.outputs.review import Review


def render(review: Review, lang: str = "zh") -> bytes:
    """The page as `render` of the package gives it, with what people and earlier reports say."""
    return render_page(review.report, lang, review)
