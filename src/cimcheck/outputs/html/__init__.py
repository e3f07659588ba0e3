"""The report as one HTML file that needs nothing else: Chinese and English, on screen and on paper."""

from cimcheck.outputs.html.page import IndexEntry, render, render_index

__all__ = ["IndexEntry", "render", "render_index"]
