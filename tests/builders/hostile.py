"""Files that are not what they should be, with the notes that the gate must give."""

from builders.step import HEADER, STATEMENTS, TRAILER, model, named, value

SOUND = model()
DEEP = 5000

# Name: bytes, and the codes of the notes in the order in which they come out.
HOSTILE: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "nothing": (b"", ("EMPTY",)),
    "blanks": (b" \r\n\t\n", ("EMPTY",)),
    "zero bytes": (bytes(300), ("EMPTY",)),
    "text": (b"hello", ("NOT_STEP",)),
    "only the first line": (b"ISO-10303-21;\n", ("TRUNCATED",)),
    "no header": (b"ISO-10303-21;\nDATA;\nENDSEC;\nEND-ISO-10303-21;\n", ("TRUNCATED",)),
    "header that is never closed": (SOUND.replace(b"ENDSEC;\nDATA;", b"DATA;"), ("TRUNCATED",)),
    "cut in the header": (SOUND[:100], ("TRUNCATED",)),
    "cut in a statement": (SOUND[: SOUND.index(b"IFCWALL") + 30], ("TRUNCATED",)),
    "cut in a string": (SOUND[: SOUND.index(b"Wall'") + 2], ("TRUNCATED",)),
    "cut between statements": (SOUND[: SOUND.index(b"#12=")], ("TRUNCATED",)),
    "cut in a comment": (model(extra="/* and then"), ("SYNTAX",)),
    "cut before the trailer": (model(trailer="ENDSEC;\n"), ("TRAILER_MISSING",)),
    "more after the end": (SOUND + b"#99=IFCWALL();", ("TRAILING_DATA",)),
    "padding after the end": (SOUND + bytes(512) + b"\x1a", ()),
    "stray characters": (model(extra="*//*\n"), ("SYNTAX",)),
    "word between statements": (model(extra="junk;\n"), ("SYNTAX",)),
    "missing semicolon": (SOUND.replace(b",$);\n#13=", b",$)\n#13="), ("SYNTAX",)),
    "missing bracket": (SOUND.replace(b"(#6));", b"(#6);"), ("SYNTAX",)),
    "missing comma": (value("25.5 1"), ("SYNTAX",)),
    "quote that is never closed": (SOUND.replace(b"'Wall'", b"'Wall"), ("SYNTAX",)),
    "zero bytes between statements": (model(extra="\0\0\0\n"), ("SYNTAX",)),
    "complex instance": (model(extra="#50=(IFCWALL()IFCROOT());\n"), ("SYNTAX",)),
    "no schema": (SOUND.replace(b"FILE_SCHEMA(('IFC4'));\n", b""), ("SCHEMA_UNKNOWN",)),
    "older schema": (model(schema="IFC2X2_FINAL"), ("SCHEMA_UNKNOWN",)),
    "withdrawn schema": (model(schema="IFC4X1"), ("SCHEMA_UNKNOWN",)),
    "release candidate": (model(schema="IFC4X3_RC2"), ("SCHEMA_UNKNOWN",)),
    "another industry": (model(schema="AUTOMOTIVE_DESIGN { 1 0 10303 214 }"), ("SCHEMA_UNKNOWN",)),
    "two schemas": (model(schema="IFC4','IFC2X3"), ("SCHEMA_UNKNOWN",)),
    "schema with its addendum": (model(schema="IFC4_ADD2_TC1"), ("SCHEMA_ALIAS",)),
    "schema with its object identifier": (model(schema="IFC4 {1 0 16739 4}"), ("SCHEMA_ALIAS",)),
    "no project": (model({1: None, 9: None}), ("NO_PROJECT",)),
    "two projects": (
        model({50: "IFCPROJECT('0000000000000000000050',$,'P',$,$,$,$,$,#2)"}),
        ("MULTI_PROJECT",),
    ),
    "id given twice": (
        model(extra="#12=IFCWALL('0000000000000000000050',$,'W',$,$,$,$,$,$);\n"),
        ("DUP_INSTANCE_ID",),
    ),
    "GlobalId given twice": (
        model({50: "IFCWALL('0000000000000000000012',$,'W',$,$,$,$,$,$)"}),
        ("DUP_GLOBALID",),
    ),
    "property that is not there": (model({16: None}), ("DANGLING_REF",)),
    "element that is not there": (model({12: None}), ("STRUCTURE_DAMAGED", "DANGLING_REF")),
    "building in itself": (
        model({10: "IFCRELAGGREGATES('0000000000000000000010',$,$,$,#7,(#7))"}),
        ("CYCLE",),
    ),
    "site in its own storey": (
        model({50: "IFCRELAGGREGATES('0000000000000000000050',$,$,$,#8,(#6))"}),
        ("CYCLE", "MULTI_PARENT"),
    ),
    "wall contained in a storey that it holds": (
        model({50: "IFCRELAGGREGATES('0000000000000000000050',$,$,$,#12,(#8))"}),
        ("CYCLE", "MULTI_PARENT"),
    ),
    "opening that voids its own filling": (
        model(
            {
                50: "IFCOPENINGELEMENT('0000000000000000000050',$,$,$,$,$,$,$,$)",
                51: "IFCRELVOIDSELEMENT('0000000000000000000051',$,$,$,#12,#50)",
                52: "IFCRELFILLSELEMENT('0000000000000000000052',$,$,$,#50,#12)",
            }
        ),
        ("CYCLE",),
    ),
    "groups in each other": (
        model(
            {
                50: "IFCZONE('0000000000000000000050',$,$,$,$,$)",
                51: "IFCZONE('0000000000000000000051',$,$,$,$,$)",
                52: "IFCRELASSIGNSTOGROUP('0000000000000000000052',$,$,$,(#50),$,#51)",
                53: "IFCRELASSIGNSTOGROUP('0000000000000000000053',$,$,$,(#51),$,#50)",
            }
        ),
        ("CYCLE",),
    ),
    "placement relative to itself": (model({20: "IFCLOCALPLACEMENT(#20,#21)"}), ("CYCLE",)),
    "placements in a circle": (model({20: "IFCLOCALPLACEMENT(#25,#21)"}), ("CYCLE",)),
    "boolean of itself": (
        model({50: "IFCBOOLEANRESULT(.DIFFERENCE.,#51,#51)", 51: "IFCBOOLEANRESULT(.UNION.,#50,#50)"}),
        ("CYCLE",),
    ),
    "unit made of itself": (
        model(
            {
                3: "IFCCONVERSIONBASEDUNIT(#50,.LENGTHUNIT.,'FOOT',#51)",
                50: "IFCDIMENSIONALEXPONENTS(1,0,0,0,0,0,0)",
                51: "IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(1.),#3)",
            }
        ),
        ("CYCLE",),
    ),
    "two storeys at once": (
        model(
            {
                50: "IFCBUILDINGSTOREY('0000000000000000000050',$,'Other',$,$,$,$,$,.ELEMENT.,3000.)",
                51: "IFCRELCONTAINEDINSPATIALSTRUCTURE('0000000000000000000051',$,$,$,(#12),#50)",
            }
        ),
        ("MULTI_PARENT",),
    ),
    "the same storey twice": (
        model({51: "IFCRELCONTAINEDINSPATIALSTRUCTURE('0000000000000000000051',$,$,$,(#12),#8)"}),
        (),
    ),
    "decimal comma": (
        model({15: "IFCPROPERTYSINGLEVALUE('Width',$,IFCLENGTHMEASURE(25,5),$)"}),
        ("NUMBER_INVALID",),
    ),
    "decimal comma in a quantity": (value("25,5"), ("ATTR_COUNT", "ATTR_TYPE")),
    "decimal commas in a point": (model({22: "IFCCARTESIANPOINT((0,5,1,5,0,0))"}), ("ATTR_TYPE",)),
    "not a number": (value("NaN"), ("NUMBER_INVALID",)),
    "infinity": (value("INF"), ("NUMBER_INVALID",)),
    "what some compilers print for it": (value("-1.#IND"), ("NUMBER_INVALID",)),
    "overflow": (value("1.E999"), ("NUMBER_INVALID",)),
    "overflow by digits": (value("9" * 400 + "."), ("NUMBER_INVALID",)),
    "two points": (value("25.5.5"), ("NUMBER_INVALID",)),
    "hexadecimal": (value("0x19"), ("NUMBER_INVALID",)),
    "no digits before the point": (value(".5"), ("NUMBER_FORM",)),
    "underflow": (value("1.E-400"), ("NUMBER_FORM",)),
    "attribute left empty": (value(""), ("ATTR_TYPE",)),
    "text for a number": (value("'25.5'"), ("ATTR_TYPE",)),
    "word for a number": (value("about"), ("ATTR_TYPE",)),
    "number for a name": (SOUND.replace(b"'Wall'", b"12."), ("ATTR_TYPE",)),
    "point for a property": (
        model({14: "IFCPROPERTYSET('0000000000000000000014',$,'P',$,(#15,#22))"}),
        ("ATTR_TYPE",),
    ),
    "quantity for a storey": (
        model({13: "IFCRELCONTAINEDINSPATIALSTRUCTURE('0000000000000000000013',$,$,$,(#12),#18)"}),
        ("STRUCTURE_DAMAGED", "ATTR_TYPE"),
    ),
    "one attribute too few": (
        model({16: "IFCPROPERTYSINGLEVALUE('Reference',$,IFCLABEL('W'))"}),
        ("ATTR_COUNT",),
    ),
    "one attribute too many": (
        model({16: "IFCPROPERTYSINGLEVALUE('R',$,IFCLABEL('W'),$,$)"}),
        ("ATTR_COUNT",),
    ),
    "relation with too few": (
        model({11: "IFCRELAGGREGATES('0000000000000000000011',$,$,$,#7)"}),
        ("STRUCTURE_DAMAGED", "ATTR_COUNT"),
    ),
    "object of another schema": (
        model({50: "IFCBUILTSYSTEM('0000000000000000000050',$,$,$,$,$,$)"}),
        ("ENTITY_UNKNOWN",),
    ),
    "data of another schema": (model({50: "IFCPRESENTATIONDIMMING(1.)"}), ("ENTITY_IGNORED",)),
    "value of another schema": (
        model({15: "IFCPROPERTYSINGLEVALUE('A',$,IFCFOO(1.),$)"}),
        ("ATTR_TYPE", "ENTITY_IGNORED"),
    ),
    "value of another type": (
        model({15: "IFCPROPERTYSINGLEVALUE('A',$,IFCAREAMEASURE('x'),$)"}),
        ("ATTR_TYPE",),
    ),
    "nested brackets": (value("(" * DEEP + "1." + ")" * DEEP), ("LIMIT_DEPTH",)),
    "giant string": (named(b"x" * (2 << 20)), ("LIMIT_STRING",)),
    "giant id": (model({99_999_999_999: "IFCPERSON($,$,$,$,$,$,$,$)"}), ("LIMIT_ID",)),
    "reference to a giant id": (
        model({12: "IFCWALL('0000000000000000000012',#99999999999,$,$,$,$,$,$,$)"}),
        ("LIMIT_ID",),
    ),
    "giant name": (model({50: "IFC" + "X" * 3000 + "($)"}), ("LIMIT_NAMES",)),
    "endless names": (model({50 + k: f"IFCX{k}($)" for k in range(5000)}), ("LIMIT_NAMES",)),
    "byte order mark": (b"\xef\xbb\xbf" + SOUND, ("BOM",)),
    "zero byte in a name": (named(b"Wa\0ll"), ("NUL_BYTE",)),
    "path in a name": (named(rb"D:\models\wall"), ("STRING_BACKSLASH",)),
    "escape that is cut": (named(rb"\X2\623F95F4"), ("STRING_ESCAPE",)),
    "escape of odd length": (named(rb"\X2\623F95\X0\x"), ("STRING_ESCAPE",)),
    "raw UTF-8": (named("外墙".encode()), ("TEXT_UTF8",)),
    "raw GB18030": (named("预制外墙".encode("gb18030")), ("TEXT_GB18030",)),
    "raw Korean": (named("벽체 콘크리트 기둥".encode("cp949")), ("NON_ASCII",)),
    "raw Western": (named("Außenwände".encode("latin-1")), ("NON_ASCII",)),
}

# What must be just as sound as the model itself.
SOUND_TOO: dict[str, bytes] = {
    "the model": SOUND,
    "one line": SOUND.replace(b"\n", b""),
    "carriage returns": SOUND.replace(b"\n", b"\r\n"),
    "comments everywhere": SOUND.replace(b";", b"/***/;")
    .replace(b"=", b" /**/ = ")
    .replace(b"(", b"/* ( ' ; */("),
    "comment that looks like the end": model(extra="/* ENDSEC; END-ISO-10303-21; #1= */\n"),
    "string that looks like the end": named(b"ENDSEC;END-ISO-10303-21; /* #1=("),
    "quotes in a string": named(b"''it''''s''"),
    "blanks around everything": SOUND.replace(b",", b" , ").replace(b"(", b" ( ").replace(b")", b"\n)\t"),
    "lower case keywords": SOUND.replace(b"IFCWALL", b"IfcWall").replace(b"IFCBOOLEAN", b"ifcboolean"),
    "whole numbers for reals": value("25"),
    "exponents": value("2.55E+1"),
    "small exponents": value("2.55e1"),
    "plus sign": value("+25.5"),
    "derived where nothing is derived": value("*"),
    "all escapes": named(rb"\X2\623F95F4\X0\ \X4\0001F600\X0\ \X\E4 \S\d \PB\\S\d \\ ''"),
    "nothing in a list": model({14: "IFCPROPERTYSET('0000000000000000000014',$,'P',$,())"}),
    "statements in any order": (
        HEADER.replace("{schema}", "IFC4")
        + "".join(f"#{step}={text};\n" for step, text in sorted(STATEMENTS.items(), reverse=True))
        + TRAILER
    ).encode(),
    "ids far apart": model(
        {2_000_000_000: "IFCPERSON('a',$,$,$,$,$,$,$)", 7_000: "IFCPERSON('b',$,$,$,$,$,$,$)"}
    ),
    "sections of the third edition": SOUND.replace(b"DATA;", b"ANCHOR;<a>=#1;ENDSEC;REFERENCE;ENDSEC;DATA;"),
}
