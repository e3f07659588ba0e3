"""审查意见书 as an editable document."""

from cimcheck.outputs.docx.document import render

__all__ = ["render"]
