"""Notes on where a model stands: `repaired` was read another way than written, `flagged` is in doubt."""

from cimcheck.reading.note_kind import NoteKind, flagged, repaired

PLACE: dict[str, NoteKind] = {
    "GEO_NONE": flagged(
        "模型没有可用的坐标，结果照常给出，但不落图。请在模型中给出 IfcMapConversion 与 IfcProjectedCRS，"
        "或附坐标说明文件。",
        "The model has no position that can be used; results come out without a place. Give IfcMapConversion "
        "and IfcProjectedCRS, or a georeference file beside the model.",
    ),
    "GEO_SIDECAR": flagged(
        "模型旁的坐标说明文件有误，不知道模型在哪里，因此不落图。请按导出时列出的提示修改。",
        "The georeference file beside the model has faults, so that nobody knows where it stands; it is not "
        "placed. Mend what the export lists.",
    ),
    "GEO_NO_UNIT": flagged(
        "模型的长度单位不明，无法换算坐标，因此不落图。请在模型中给出长度单位。",
        "The length unit of the model is not known, so it cannot be placed. Declare the length unit.",
    ),
    "GEO_ZERO": flagged(
        "坐标转换的东、北坐标均为零，应为未填写的默认值，不予采用。请填写实际坐标。",
        "Eastings and northings are both zero, the default of what nobody filled in; not used. Fill them in.",
    ),
    "GEO_SYSTEM_ABSENT": flagged(
        "给了坐标转换，但没有说明坐标系，无法落图。请给出 IfcProjectedCRS.Name，如 EPSG:4549。",
        "There is a map conversion but no coordinate system. Give IfcProjectedCRS.Name, such as EPSG:4549.",
    ),
    "GEO_SYSTEM_UNKNOWN": flagged(
        "不认识坐标系“{detail}”，或它不是投影坐标系，无法落图。请写 EPSG 代号，如 EPSG:4549。",
        "The coordinate system “{detail}” is not known or not projected. Write an EPSG code such as "
        "EPSG:4549.",
    ),
    "GEO_SYSTEM_OFFSET": flagged(
        "“{detail}”是经过偏移的互联网地图坐标，不能用于审查成果。请提供 CGCS2000 坐标。",
        "“{detail}” is the shifted system of web maps, which results must not use. Give CGCS2000 "
        "coordinates.",
    ),
    "GEO_SYSTEM_LOCAL": flagged(
        "“{detail}”是地方独立坐标系，其参数未公开。请提供 CGCS2000 坐标，或在坐标说明文件中给出 PROJ 参数。",
        "“{detail}” is a city's own grid whose parameters are not public. Give CGCS2000 coordinates, or its "
        "PROJ parameters in a georeference file.",
    ),
    "GEO_OUTSIDE_SYSTEM": flagged(
        "所给坐标（{detail}）不在该坐标系的适用范围内，换单位、换轴、去带号后也没有唯一的解释，因此不落图。"
        "请核对坐标与坐标系。",
        "The coordinates ({detail}) lie outside of where the system is used, and no single change of "
        "unit, axis "
        "order or zone number explains them; not placed. Check coordinates and system.",
    ),
    "GEO_UNIT": repaired(
        "坐标（{detail}）不是按所声明的单位填写的，已按能落在该坐标系范围内的唯一单位理解。请声明 MapUnit。",
        "The coordinates ({detail}) are not in the declared unit; the only unit that puts them where the "
        "system "
        "is used was taken. Declare MapUnit.",
    ),
    "GEO_AXES_SWAPPED": repaired(
        "东坐标与北坐标填反（{detail}），已交换。请在模型中改正。",
        "Eastings and northings are swapped ({detail}); they were exchanged. Correct the model.",
    ),
    "GEO_ZONE_PREFIX": repaired(
        "东坐标（{detail}）是否带带号与坐标系不一致，已按同一中央子午线的另一种写法理解。请改正坐标系代号。",
        "Whether the easting ({detail}) begins with the zone number does not fit the system; the other "
        "system "
        "of the same central meridian was taken. Correct its code.",
    ),
    "GEO_SCALE_ABSENT": repaired(
        "坐标转换没有给出比例，而模型与地图单位不同（应为 {detail}），已按单位换算。请给出 Scale。",
        "No scale is given although model and map differ in unit (it should be {detail}); units were "
        "converted. "
        "Give Scale.",
    ),
    "GEO_SCALE_UNIT": repaired(
        "坐标转换的比例与单位不符（写的是前者，应为后者：{detail}），已一律按米计算。请改正 Scale。",
        "The scale does not fit the units (given, expected: {detail}); everything was computed in metres. "
        "Correct Scale.",
    ),
    "GEO_SCALE_UNKNOWN": flagged(
        "坐标转换的比例无法理解（写的是前者，应为后者：{detail}），未采用，只按单位换算。请改正 Scale。",
        "The scale cannot be understood (given, expected: {detail}) and was left out; units were converted. "
        "Correct Scale.",
    ),
    "GEO_NO_DIRECTION": flagged(
        "坐标转换没有给出方向，按模型 X 轴朝正东（格网）处理。请给出 XAxisAbscissa 与 XAxisOrdinate。",
        "The map conversion has no direction; the X axis was taken to point to grid east, as the standard "
        "says. "
        "Give XAxisAbscissa and XAxisOrdinate.",
    ),
    "GEO_OUTSIDE_CHINA": flagged(
        "模型位于中国范围之外（{detail}）。请核对坐标系与坐标。",
        "The model lies outside of China ({detail}). Check the system and the coordinates.",
    ),
    "GEO_SITE_DIFFERS": flagged(
        "场地经纬度与坐标转换相距 {detail}，以坐标转换为准。请改正 IfcSite 的经纬度。",
        "Latitude and longitude of the site lie {detail} from the map conversion, which counts. Correct "
        "IfcSite.",
    ),
    "GEO_NORTH_DIFFERS": flagged(
        "模型的真北与坐标转换的方向相差 {detail}（已计子午线收敛角），以坐标转换为准。请核对方向。",
        "True north of the model is {detail} off the map conversion, convergence included; the map "
        "conversion "
        "counts. Check the directions.",
    ),
    "GEO_SITE_DEFAULT": flagged(
        "场地经纬度（{detail}）是建模软件的默认值，不予采用。请填写实际位置。",
        "Latitude and longitude of the site ({detail}) are a default of the authoring tool; not used. "
        "Fill in "
        "the real position.",
    ),
    "GEO_SITE_OUTSIDE": flagged(
        "场地经纬度（{detail}）在中国范围之外，不予采用。请填写实际位置。",
        "Latitude and longitude of the site ({detail}) lie outside of China; not used. Fill in the real "
        "position.",
    ),
    "GEO_SITE_ROUGH": flagged(
        "位置取自场地经纬度（{detail}），精度不明，方向取自真北。请给出 IfcMapConversion。",
        "The position is that of the site ({detail}), of unknown accuracy, turned by true north. Give "
        "IfcMapConversion.",
    ),
    "GEO_OUTSIDE_DISTRICT": flagged(
        "位置不在所申报的区划（{detail}）之内。请核对坐标与申报。",
        "The position is not in the declared district ({detail}). Check the coordinates and the declaration.",
    ),
}
