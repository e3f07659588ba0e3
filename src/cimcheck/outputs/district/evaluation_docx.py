"""The mid-term evaluation as DOCX, for people to finish."""

from cimcheck.district.document import District
from cimcheck.outputs.district.evaluation import TITLE, evaluation
from cimcheck.outputs.docx.document import of_blocks


def render(district: District, lang: str = "zh") -> bytes:
    """The document. The same district and language give the same bytes."""
    return of_blocks(evaluation(district), TITLE, lang)
