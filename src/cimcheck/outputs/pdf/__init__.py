"""审查意见书 as PDF, with a font of its own."""

from cimcheck.outputs.pdf.document import render

__all__ = ["render"]
