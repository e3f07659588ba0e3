"""Revit in Chinese: property groups exported as sets with Chinese names, `族:类型:id`, no base quantities."""

from sample_models.authoring import plan
from sample_models.authoring.description import (
    UNKNOWN,
    AnySet,
    Building,
    Element,
    Facts,
    Measure,
    Polygon,
    PropertySet,
    Site,
    Solid,
    Storey,
    Text,
    Zone,
)
from sample_models.authoring.dialects.base import DECLARED, Dialect, chosen, declared, filled, measured

FIRST_ID = 312001
FLOOR_AREA_SCHEME = "总建筑面积"
CATEGORIES = {
    "wall": "墙",
    "slab": "楼板",
    "column": "结构柱",
    "beam": "结构框架",
    "stair": "楼梯",
    "door": "门",
    "window": "窗",
    "covering": "楼板",
    "pipe": "管道",
    "conduit": "线管",
    "tank": "机械设备",
    "pile": "结构基础",
    "footing": "结构基础",
    "space": "房间",
}
DIMENSIONS = {
    "wall": {"length": "长度", "net_side_area": "面积", "net_volume": "体积"},
    "slab": {"perimeter": "周长", "net_area": "面积", "net_volume": "体积"},
    "column": {"net_volume": "体积"},
    "pile": {"length": "长度", "net_volume": "体积"},
    "footing": {"net_volume": "体积"},
    "beam": {"length": "长度", "net_volume": "体积"},
    "stair": {"width": "实际梯段宽度"},
    "covering": {"net_area": "面积", "gross_volume": "体积"},
    "pipe": {"length": "长度"},
    "conduit": {"length": "长度"},
    "space": {"perimeter": "周长", "net_floor_area": "面积", "net_volume": "体积"},
}
AREA = {"perimeter": "周长", "gross_floor_area": "面积"}
ANY = {"net_area": "面积", "gross_volume": "体积"}
TYPE_DIMENSIONS = {
    "slab": {"width": "厚度"},
    "column": {"width": "b", "depth": "h"},
    "beam": {"width": "b", "depth": "h"},
    "door": {"width": "宽度", "height": "高度"},
    "window": {"width": "宽度", "height": "高度"},
}
METHODS = {
    "dry_method": "干式工法",
    "integrated_envelope": "保温装饰一体化",
    "integrated_services": "管线装修一体化",
    "separated": "管线分离",
    "openable_area": "可开启面积",
    "opening_angle": "开启角度",
}
SPONGE = {
    "facility": "设施类型",
    "effective_depth": "有效蓄水深度",
    "storage_volume": "调蓄容积",
    "runoff_coefficient": "雨量径流系数",
    "catchment_area": "汇水面积",
    "soil_depth": "覆土厚度",
    "capacity": "有效容积",
}
GREEN = (
    "green_star",
    "floor_area_ratio",
    "building_density",
    "green_space_ratio",
    "floor_area_above_ground",
    "shape_factor",
    "south_window_wall_ratio",
)
COMMON = {"external": "IsExternal", "load_bearing": "LoadBearing"}
COMMON_SETS = {
    "wall": "Pset_WallCommon",
    "slab": "Pset_SlabCommon",
    "column": "Pset_ColumnCommon",
    "beam": "Pset_BeamCommon",
    "door": "Pset_DoorCommon",
    "window": "Pset_WindowCommon",
}


class RevitChinese(Dialect):
    key = "revit_chinese"
    application = ("Autodesk Revit 2020 (CHS)", "2020", "Autodesk Revit 2020 (CHS)", "Revit")

    def name(self, element: Element, serial: int) -> str:
        if element.kind == "space":
            return element.mark or str(serial)
        return f"{element.family or element.name}:{self.type_name(element)}:{FIRST_ID + serial}"

    def object_type(self, element: Element) -> str | None:
        if element.kind == "space":
            return element.area_scheme or None
        return f"{element.family or element.name}:{self.type_name(element)}"

    def type_name(self, element: Element) -> str:
        return element.type_name or element.name

    def tag(self, element: Element, serial: int) -> str | None:
        return str(FIRST_ID + serial)

    def area_spaces(self, storey: Storey) -> tuple[Element, ...]:
        """An area plan of the whole storey: this tool has no quantity of its own for that."""
        if not storey.outline:
            return ()
        area = Measure("area", plan.area(storey.outline))
        edge = Measure("length", plan.perimeter(storey.outline))
        return (
            Element(
                "space",
                "floor_area",
                f"{storey.name}建筑面积",
                area_scheme=FLOOR_AREA_SCHEME,
                solids=(Solid(Polygon(storey.outline), storey.height),),
                measures=(("perimeter", edge), ("gross_floor_area", area)),
            ),
        )

    def occurrence_sets(
        self, element: Element, storey: Storey | None, schema: str, serial: int
    ) -> list[AnySet]:
        level = f"标高: {storey.name}" if storey else "标高: 场地"
        return filled(
            [
                (
                    COMMON_SETS.get(element.kind, ""),
                    chosen(element, COMMON) if element.kind in COMMON_SETS else (),
                ),
                ("尺寸标注", measured(element, _dimensions(element))),
                ("限制条件", (("标高", level), *chosen(element, {"sill": "底高度"}))),
                ("标识数据", self._identity(element)),
                (
                    "其他",
                    (
                        ("类别", self._category(element)),
                        *self._family(element),
                        *chosen(element, METHODS | SPONGE),
                    ),
                ),
            ]
        )

    def type_sets(self, element: Element, schema: str) -> list[AnySet]:
        if element.kind in ("space", "opening", "note"):
            return []
        material = element.material or "、".join(layer.material for layer in element.layers)
        described: Facts = chosen(element, {"fire_rating": "防火等级"})
        return filled(
            [
                ("尺寸标注", measured(element, TYPE_DIMENSIONS.get(element.kind, {}))),
                ("标识数据", (("类型名称", Text(self.type_name(element))), *described)),
                ("材质和装饰", (("结构材质", material),) if material else ()),
                (
                    "分析属性",
                    chosen(element, {"transmittance": "传热系数(U)", "solar_heat_gain": "太阳得热系数"}),
                ),
            ]
        )

    def storey_sets(self, storey: Storey, schema: str) -> list[AnySet]:
        return [
            PropertySet("Pset_BuildingStoreyCommon", (("AboveGround", UNKNOWN),)),
            PropertySet("限制条件", (("立面", Measure("length", storey.elevation)),)),
            PropertySet("标识数据", (("名称", Text(storey.name)), ("建筑楼层", True))),
        ]

    def building_sets(self, building: Building, schema: str) -> list[AnySet]:
        return [
            PropertySet(
                "其他",
                (
                    ("项目名称", Text(building.name)),
                    ("类别", "项目信息"),
                    ("建筑类型", Text(building.use)),
                    *(one for one in declared(building, 1) if one[0] == "全装修"),
                ),
            ),
            *filled([("绿色建筑", _green(building))]),
        ]

    def site_sets(self, site: Site, schema: str) -> list[AnySet]:
        return [] if site.area is None else [PropertySet("其他", (("用地面积", Measure("area", site.area)),))]

    def zone_sets(self, zone: Zone, schema: str) -> list[AnySet]:
        return [PropertySet("标识数据", (("名称", Text(zone.name)),))]

    def _category(self, element: Element) -> str:
        return "面积" if element.area_scheme else CATEGORIES.get(element.kind, "常规模型")

    def _family(self, element: Element) -> Facts:
        object_type = self.object_type(element)
        return (("族与类型", object_type),) if object_type and element.kind != "space" else ()

    def _identity(self, element: Element) -> Facts:
        marked: Facts = (("标记", Text(element.mark)),) if element.mark and element.kind != "space" else ()
        named: Facts = (("名称", Text(element.name)),) if element.kind == "space" else ()
        return (*named, *marked)


def _green(building: Building) -> Facts:
    """Shared parameters of project information that designers add for the green building review."""
    named = {DECLARED[fact][1] for fact in GREEN}
    return tuple((name, value) for name, value in declared(building, 1) if name in named)


def _dimensions(element: Element) -> dict[str, str]:
    return AREA if element.area_scheme else DIMENSIONS.get(element.kind, ANY)
