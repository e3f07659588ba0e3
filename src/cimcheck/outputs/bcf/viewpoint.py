"""A viewpoint: what is selected, in which colour, from where, and cut open at which height."""

from cimcheck.core.verdict import Verdict
from cimcheck.outputs.bcf.camera import ASPECT, FIELD_OF_VIEW, NOWHERE, Camera, looking_at
from cimcheck.outputs.bcf.topics import SHOWN, View
from cimcheck.outputs.scene import Point
from cimcheck.outputs.xml_elements import document, tag

_BLUE = "FF124E86"
COLOURS = {
    Verdict.FAIL: "FFC0281C",
    Verdict.UNDETERMINED: "FFD69614",
    Verdict.PASS: _BLUE,
    Verdict.NOT_APPLICABLE: _BLUE,
}
"""Alpha, red, green, blue."""
_SPACES = ("Space", "ProtectiveUnit", "Storey", "Building")


def viewpoint(view: View, seen: Camera | None, version: str) -> bytes:
    """The file `*.bcfv`. Without a camera a reader still finds the elements by selection.

    BCF 3.0 wants a camera in every viewpoint; where none is known it gets one that looks at the origin, and
    the description of the topic says so.
    """
    parts = [_components(view, version)]
    if seen is None and version != "2.1":
        seen = looking_at(NOWHERE)
    if seen is not None:
        parts.append(_camera(seen, version))
        if seen.cut is not None:
            parts.append(_section(seen))
    return document(tag("VisualizationInfo", *parts, Guid=view.guid))


def _components(view: View, version: str) -> str:
    elements = {verdict: view.elements(verdict) for verdict in SHOWN}
    chosen = sorted({guid for guids in elements.values() for guid in guids})
    spaces = any(line.finding.subject.kind in _SPACES for line in view.lines)
    hints = tag(
        "ViewSetupHints",
        SpacesVisible=str(spaces).lower(),
        SpaceBoundariesVisible="false",
        OpeningsVisible="false",
    )
    selection = tag("Selection", *map(_component, chosen)) if chosen else ""
    colours = [
        tag("Color", _coloured(guids, version), Color=COLOURS[verdict])
        for verdict, guids in elements.items()
        if guids
    ]
    colouring = tag("Coloring", *colours) if colours else ""
    if version == "2.1":
        return tag("Components", hints, selection, tag("Visibility", DefaultVisibility="true"), colouring)
    return tag("Components", selection, tag("Visibility", hints, DefaultVisibility="true"), colouring)


def _component(guid: str) -> str:
    return tag("Component", IfcGuid=guid)


def _coloured(guids: list[str], version: str) -> str:
    components = "".join(map(_component, guids))
    return components if version == "2.1" else tag("Components", components)


def _camera(seen: Camera, version: str) -> str:
    parts = [
        _point("CameraViewPoint", seen.at),
        _point("CameraDirection", seen.towards),
        _point("CameraUpVector", seen.up),
        tag("FieldOfView", repr(FIELD_OF_VIEW)),
    ]
    if version != "2.1":
        parts.append(tag("AspectRatio", repr(round(ASPECT, 6))))
    return tag("PerspectiveCamera", *parts)


def _section(seen: Camera) -> str:
    """A level cut; what lies on the side that the direction points to is not shown."""
    at = (seen.at[0], seen.at[1], seen.cut or 0.0)
    plane = tag("ClippingPlane", _point("Location", at), _point("Direction", (0.0, 0.0, 1.0)))
    return tag("ClippingPlanes", plane)


def _point(name: str, point: Point) -> str:
    return tag(name, *(tag(axis, repr(value)) for axis, value in zip("XYZ", point, strict=True)))
