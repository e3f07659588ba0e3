"""What the published schemas of BCF say of a file: held by the models that another program made of them.

The models of `bcf-client` are generated from the schemas of buildingSMART. Here a file is not read into them,
which forgives much, but held against what they say of each element: its children, their order and number, its
attributes, and the form of every text.
"""

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from enum import Enum
from importlib import import_module
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from lxml import etree

ROOTS = {
    "bcf.version": ("version", "Version"),
    "project.bcfp": ("project", "ProjectExtension"),
    "extensions.xml": ("extensions", "Extensions"),
    "markup.bcf": ("markup", "Markup"),
    "bcfv": ("visinfo", "VisualizationInfo"),
}
NO_MODEL_SAYS = {"3.0": {"VisualizationInfo": ("OrthogonalCamera", "PerspectiveCamera")}}
"""Of which children exactly one stands: a choice in the schema is two optional fields in a model."""


def faults(name: str, data: bytes, version: str) -> list[str]:
    """What is wrong with a file of an archive; `version` is 2.1 or 3.0."""
    file = name.rpartition("/")[2]
    module, root = ROOTS[file] if file in ROOTS else ROOTS[file.rpartition(".")[2]]
    if version == "3.0" and root == "ProjectExtension":
        root = "ProjectInfo"
    model = getattr(import_module(f"bcf.v{version[0]}.model.{module}"), root)
    element = etree.fromstring(data)
    wrong = [] if element.tag == root else [f"the root is {element.tag}"]
    return [f"{name}: {fault}" for fault in (*wrong, *_element(element, model, version))]


def _element(element: etree._Element, model: Any, version: str) -> Iterator[str]:
    hints = get_type_hints(model)
    slots = [(one.metadata, hints[one.name]) for one in fields(model)]
    attributes = {about["name"]: (about, kind) for about, kind in slots if about["type"] == "Attribute"}
    for key, value in element.attrib.items():
        if key not in attributes:
            yield f"{element.tag} has no attribute {key}"
        else:
            yield from _text(f"{element.tag}/@{key}", value, *attributes[key])
    for key, (about, _) in attributes.items():
        if about.get("required") and key not in element.attrib:
            yield f"{element.tag} wants the attribute {key}"
    yield from _children(element, [slot for slot in slots if slot[0]["type"] == "Element"], version)
    one_of = NO_MODEL_SAYS.get(version, {}).get(element.tag)
    if one_of and sum(child.tag in one_of for child in element) != 1:
        yield f"{element.tag} wants exactly one of {one_of}"


def _children(element: etree._Element, slots: list[tuple[Any, Any]], version: str) -> Iterator[str]:
    if element.text and element.text.strip():
        yield f"{element.tag} has text"
    waiting = list(element)
    for about, kind in slots:
        many = get_origin(kind) is list
        found = []
        while waiting and waiting[0].tag == about["name"]:
            found.append(waiting.pop(0))
        least = about.get("min_occurs", 1 if about.get("required") else 0)
        if len(found) < least or (len(found) > 1 and not many):
            yield f"{element.tag} has {len(found)} {about['name']}"
        for child in found:
            yield from _child(child, about, kind, version)
    yield from (f"{child.tag} has no place here in {element.tag}" for child in waiting)


def _child(child: etree._Element, about: Any, kind: Any, version: str) -> Iterator[str]:
    inner = _plain(kind)
    if hasattr(inner, "__dataclass_fields__"):
        yield from _element(child, inner, version)
        return
    if len(child) or child.attrib:
        yield f"{child.tag} holds more than text"
    yield from _text(child.tag, child.text or "", about, kind)


def _plain(kind: Any) -> Any:
    """The type inside a list or beside None."""
    inside = [one for one in get_args(kind) if one is not NoneType]
    return inside[0] if inside else kind


def _text(where: str, written: str, about: Any, kind: Any) -> Iterator[str]:
    text = " ".join(written.split()) if about.get("white_space") == "collapse" else written
    if len(text) < about.get("min_length", 0) or len(text) != about.get("length", len(text)):
        yield f"{where} is of the wrong length: {text!r}"
    if "pattern" in about and not re.fullmatch(about["pattern"], text):
        yield f"{where} is not of the pattern: {text!r}"
    inner = _plain(kind)
    if inner is str:
        return
    if isinstance(inner, type) and issubclass(inner, Enum):
        read: Any = inner
    else:
        read = {bool: _truth, int: int, float: float}.get(inner, datetime.fromisoformat)
    try:
        value = read(text)
    except (ValueError, KeyError):
        yield f"{where} is no {inner}: {text!r}"
        return
    least, most = about.get("min_inclusive", value), about.get("max_inclusive", value)
    above, below = about.get("min_exclusive"), about.get("max_exclusive")
    if value < least or value > most or (above is not None and value <= above):
        yield f"{where} is out of bounds: {text!r}"
    if below is not None and value >= below:
        yield f"{where} is out of bounds: {text!r}"


def _truth(text: str) -> bool:
    return {"true": True, "1": True, "false": False, "0": False}[text]
