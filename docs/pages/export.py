"""What an export holds: its files, and the meaning of every field."""

from collections.abc import Iterator

from cimcheck.outputs.cim.field_map import shipped
from cimcheck.outputs.cim.fields import fields
from cimcheck.outputs.cim.results import columns
from cimcheck.reading.georeference.sidecar import SUFFIX
from cimcheck.reading.note_catalogue_place import PLACE
from pages.markdown import either, table

FILES = (
    ("`district.json`、`buildings/`",
     "汇总与各楼栋文档，cimcheck.district/1、cimcheck.building/1；不公开",
     "Roll-up and buildings, cimcheck.district/1, cimcheck.building/1; never public"),
    ("`export.json`", "清单：分母、落图数、字段、文件摘要；模式见 export.schema.json",
     "Contents: denominator, how many have a place, fields, digests; its schema is export.schema.json"),
    ("`buildings.geojson`", "RFC 7946；未落图的建筑 geometry 为 null",
     "RFC 7946; geometry is null without a place"),
    ("`buildings.gpkg`", "EPSG:4490；图层 buildings、districts，表 results",
     "EPSG:4490; layers buildings and districts, table results"),
    ("`buildings.parquet`", "GeoParquet 1.1，WKB，含 bbox", "GeoParquet 1.1, WKB, with bbox"),
    ("`results.parquet`", "每个报审、规则、对象一行", "one row a submission, rule and subject"),
    ("`district.city.json`", "CityJSON 2.0，LoD0 与 LoD1.2，三度带坐标",
     "CityJSON 2.0, LoD0 and LoD1.2, in the three-degree belt"),
    ("`tiles/`",
     "3D Tiles 1.1：先体块，后全部构件（一个 GLB，每层一个节点）；EXT_mesh_features，"
     "EXT_structural_metadata 带结论和事实",
     "3D Tiles 1.1: a block, then all elements in one GLB with a node for each storey; EXT_mesh_features, "
     "and EXT_structural_metadata with verdicts and facts"),
)  # fmt: skip


def lines(lang: str) -> Iterator[str]:
    """Files, fields of a building, columns of results, notes on places."""
    yield either(lang, "# 导出给 CIM 平台", "# Export for a CIM platform")
    yield ""
    yield either(
        lang,
        "`cimcheck export` 写出的文件。同样的结果和模型得到逐字节相同的文件。"
        "`--public` 的导出不含构件几何、名称和 GUID。",
        "The files of `cimcheck export`. The same results and models give the same bytes. With `--public` "
        "there is no "
        "geometry of elements, no name and no GUID.",
    )
    yield ""
    yield from table(
        either(lang, "文件,内容", "File,Content").split(","),
        ((name, zh if lang == "zh" else en) for name, zh, en in FILES),
    )
    yield either(lang, "## 建筑的字段", "## Fields of a building")
    yield ""
    yield either(
        lang,
        "M 必有，C 有条件，O 可选。`--field-map` 按对照表改字段名和取值，见下。",
        "M always, C conditional, O optional. `--field-map` renames fields and values; see below.",
    )
    yield ""
    head = either(lang, "字段,类型,单位,约束,公开,含义", "Field,Type,Unit,Need,Public,Meaning").split(",")
    yield from table(
        head,
        (
            (f"`{one.name}`", one.type, one.unit, one.need, "✓" if one.public else "", one.title.get(lang))
            for one in fields()
        ),
    )
    yield from _field_maps(lang)
    yield either(lang, "## 结果的列", "## Columns of results")
    yield ""
    public = columns(public=True)
    yield from table(
        either(lang, "列,类型,公开", "Column,Type,Public").split(","),
        ((f"`{name}`", kind, "✓" if name in public else "") for name, kind in columns(public=False).items()),
    )
    yield from _places(lang)


def _places(lang: str) -> Iterator[str]:
    yield either(lang, "## 位置从哪里来", "## Where places come from")
    yield ""
    yield either(
        lang,
        "依次为：IfcMapConversion 与 IfcProjectedCRS；"
        "项目或场地上的 ePSet_MapConversion 与 ePSet_ProjectedCRS；"
        f"IfcSite 的经纬度；模型旁的 `<模型名>{SUFFIX}`；都没有则不落图，结果照常给出。一律按米计算。",
        "In this order: IfcMapConversion with IfcProjectedCRS; ePSet_MapConversion and ePSet_ProjectedCRS "
        "on project or "
        f"site; latitude and longitude of IfcSite; `<model>{SUFFIX}` beside the model; else no place, and "
        f"results come "
        "out all the same. Everything is computed in metres.",
    )
    yield ""
    yield "```yaml"
    yield "projected_crs: EPSG:4549   # " + either(lang, "或 PROJ 参数", "or a PROJ string")
    yield "eastings: 557122.865"
    yield "northings: 3464391.326"
    yield "orthogonal_height: 3.2"
    yield "rotation: 12.5             # " + either(
        lang, "度，模型 X 轴自格网东逆时针", "degrees, X axis of the model counterclockwise from grid east"
    )
    yield "replaces_model: true       # " + either(lang, "优先于模型所述", "count before what the model says")
    yield "```"
    yield ""
    yield from table(
        either(lang, "提示,说明", "Note,What it says").split(","),
        ((f"`{code}`", kind.message.get(lang)) for code, kind in sorted(PLACE.items())),
    )


def _field_maps(lang: str) -> Iterator[str]:
    """The maps that come with the program, and how to write one."""
    yield either(lang, "## 字段对照表", "## Field maps")
    yield ""
    yield either(
        lang,
        "各地平台的字段名和代码不同，用 YAML 文件对照；tiles/ 里的字段名不变。"
        "写了 `place` 的对照表可用区划代码选用：先找该地区，再找市、省、全国。随程序提供：",
        "Platforms call fields and codes by names of their own; a YAML file maps them. Names in tiles/ "
        "stay. "
        "A map with a `place` is chosen by a division code: that of the place, its city, its province or "
        "the state, whichever comes first. These are shipped:",
    )
    yield ""
    yield from table(
        either(lang, "名称,地区,内容", "Name,Place,Content").split(","),
        ((f"`{name}`", one.place, getattr(one.title, lang)) for name, one in shipped().items()),
    )
    yield "```yaml"
    yield "title: {zh: 某市 CIM 平台, en: The platform of a city}"
    yield 'place: "320506"'
    yield "titles: zh"
    yield "names: {building_id: JZBS, verdict: SCJL}"
    yield 'values: {verdict: {pass: "1", fail: "2", undetermined: "3"}}'
    yield "```"
    yield ""
