"""Text for XML by hand."""

from xml.sax.saxutils import escape

from cimcheck.outputs.visible import visible


def xml_text(text: str) -> str:
    """Text as the content of an XML element or of an attribute in double quotes."""
    return escape(visible(text), {'"': "&quot;"})
