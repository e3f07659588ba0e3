"""XML from strings. Every text goes through `xml_text`; what a schema wants non-empty gets a dash."""

from cimcheck.outputs.markup_text import xml_text
from cimcheck.outputs.visible import one_line

START = '<?xml version="1.0" encoding="UTF-8"?>\n'


def tag(name: str, /, *children: str, **attributes: str) -> str:
    """An element with children that are XML already, and attributes that are text."""
    written = "".join(f' {key}="{xml_text(one_line(value))}"' for key, value in attributes.items())
    inner = "".join(children)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def words(name: str, text: str) -> str:
    """An element with text, which is never empty."""
    return tag(name, xml_text(text.strip() or "–"))


def document(root: str) -> bytes:
    """A file of one element."""
    return (START + root + "\n").encode()
