"""A small sound STEP model of one wall in one storey, to be bent in one place at a time."""

from collections.abc import Mapping

HEADER = """ISO-10303-21;
HEADER;
FILE_DESCRIPTION(('ViewDefinition [ReferenceView]'),'2;1');
FILE_NAME('wall.ifc','2024-05-20T00:00:00',(''),(''),'','','');
FILE_SCHEMA(('{schema}'));
ENDSEC;
DATA;
"""
TRAILER = "ENDSEC;\nEND-ISO-10303-21;\n"

STATEMENTS: dict[int, str] = {
    1: "IFCPROJECT('0000000000000000000001',$,'Project',$,$,$,$,(#30),#2)",
    2: "IFCUNITASSIGNMENT((#3,#4,#5))",
    3: "IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.)",
    4: "IFCSIUNIT(*,.AREAUNIT.,$,.SQUARE_METRE.)",
    5: "IFCSIUNIT(*,.VOLUMEUNIT.,$,.CUBIC_METRE.)",
    6: "IFCSITE('0000000000000000000006',$,'Site',$,$,#20,$,$,.ELEMENT.,$,$,$,$,$)",
    7: "IFCBUILDING('0000000000000000000007',$,'Building',$,$,#23,$,$,.ELEMENT.,$,$,$)",
    8: "IFCBUILDINGSTOREY('0000000000000000000008',$,'Storey',$,$,#24,$,$,.ELEMENT.,0.)",
    9: "IFCRELAGGREGATES('0000000000000000000009',$,$,$,#1,(#6))",
    10: "IFCRELAGGREGATES('0000000000000000000010',$,$,$,#6,(#7))",
    11: "IFCRELAGGREGATES('0000000000000000000011',$,$,$,#7,(#8))",
    12: "IFCWALL('0000000000000000000012',$,'Wall',$,$,#25,$,$,$)",
    13: "IFCRELCONTAINEDINSPATIALSTRUCTURE('0000000000000000000013',$,$,$,(#12),#8)",
    14: "IFCPROPERTYSET('0000000000000000000014',$,'Pset_WallCommon',$,(#15,#16))",
    15: "IFCPROPERTYSINGLEVALUE('LoadBearing',$,IFCBOOLEAN(.T.),$)",
    16: "IFCPROPERTYSINGLEVALUE('Reference',$,IFCIDENTIFIER('W1'),$)",
    17: "IFCELEMENTQUANTITY('0000000000000000000017',$,'Qto_WallBaseQuantities',$,$,(#18,#19))",
    18: "IFCQUANTITYVOLUME('NetVolume',$,$,25.5,$)",
    19: "IFCQUANTITYAREA('NetSideArea',$,$,127.5,$)",
    20: "IFCLOCALPLACEMENT($,#21)",
    21: "IFCAXIS2PLACEMENT3D(#22,$,$)",
    22: "IFCCARTESIANPOINT((0.,0.,0.))",
    23: "IFCLOCALPLACEMENT(#20,#21)",
    24: "IFCLOCALPLACEMENT(#23,#21)",
    25: "IFCLOCALPLACEMENT(#24,#21)",
    26: "IFCRELDEFINESBYPROPERTIES('0000000000000000000026',$,$,$,(#12),#14)",
    27: "IFCRELDEFINESBYPROPERTIES('0000000000000000000027',$,$,$,(#12),#17)",
    30: "IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,1.E-5,#21,$)",
}


def model(
    changes: Mapping[int, str | None] | None = None,
    *,
    schema: str = "IFC4",
    extra: str = "",
    trailer: str = TRAILER,
) -> bytes:
    """The model with statements replaced, added or (None) left out, and `extra` before the trailer."""
    statements = {**STATEMENTS, **(changes or {})}
    lines = [f"#{step}={text};\n" for step, text in statements.items() if text is not None]
    return "".join([HEADER.replace("{schema}", schema), *lines, extra, trailer]).encode("latin-1")


def value(text: str) -> bytes:
    """The model with another value of the quantity NetVolume."""
    return model({18: f"IFCQUANTITYVOLUME('NetVolume',$,$,{text},$)"})


def named(name: bytes) -> bytes:
    """The model with another name of the wall, byte for byte."""
    return model().replace(b"'Wall'", b"'" + name + b"'", 1)
