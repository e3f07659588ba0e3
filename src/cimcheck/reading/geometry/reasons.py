"""Why a measure could not be taken, in words."""

from cimcheck.core.text import Text

REASONS: dict[str, Text] = {
    "no_such_element": Text("模型中没有这个构件。", "The model has no such element."),
    "no_representation": Text(
        "构件没有几何表达，也没有可代替它的组成部分。", "The element has no shape, nor parts that have."
    ),
    "no_body": Text(
        "构件只有轴线、轮廓线或包围盒，没有实体或表面。",
        "The element has only an axis, curves or a bounding box, neither solid nor surface.",
    ),
    "nothing_left": Text("洞口占去了整个构件。", "Openings take up the whole element."),
    "part_unmeasured": Text(
        "构件由部件组成，其中 {detail} 无法计算，因此整体未知。",
        "The element is made of parts, and {detail} cannot be computed, so the whole is unknown.",
    ),
    "failed": Text("几何无法生成（{detail}）。", "The shape cannot be made ({detail})."),
    "damaged": Text(
        "几何运算出错（{detail}），结果不可信，未采用。",
        "A step of making the shape failed ({detail}); the result cannot be trusted and is not used.",
    ),
    "not_finite": Text("几何坐标不是有限数。", "The shape has coordinates that are not finite numbers."),
    "too_many_triangles": Text(
        "几何过细（三角形多于 {detail}），未计算。",
        "The shape is too fine (over {detail} triangles) and was not measured.",
    ),
    "not_closed": Text(
        "表面不闭合，不能区分内外。", "The surface is not closed, so inside and outside cannot be told apart."
    ),
    "no_side": Text("构件没有竖直面。", "The element has no vertical face."),
    "not_straight": Text(
        "墙不是直的，洞口在立面上的面积无法扣除。",
        "The wall is not straight, so openings cannot be taken out of its elevation.",
    ),
    "several_layers": Text(
        "构件由多个实体组成且不是直的，侧面积会重复计算。",
        "The element is made of several solids and is not straight; its sides would count more than once.",
    ),
    "not_prismatic": Text(
        "构件不是沿直线的等截面构件，长度无法确定。",
        "The element is not of one section along a line, so it has no certain length.",
    ),
    "not_an_opening": Text("构件不是洞口，或没有所属构件。", "The element is no opening, or voids nothing."),
    "no_floor": Text("空间没有可用的平面轮廓。", "The space has no usable outline in plan."),
    "obstacle_unmeasured": Text(
        "上方构件 {detail} 的几何无法计算，净高未知。",
        "The shape of {detail} above cannot be computed, so the clear height is unknown.",
    ),
    "unreadable": Text("模型文件无法读取（{detail}）。", "The model file cannot be read ({detail})."),
    "rejected": Text("模型未通过检查，不作测量。", "The model did not pass the gate and is not measured."),
    "not_whole": Text(
        "几何程序读到的实体个数与文件不符，不作测量。",
        "The geometry engine read another number of instances than the file has, so nothing is measured.",
    ),
    "file_changed": Text(
        "模型文件已被改动，测量结果无法对应。",
        "The model file has changed, so measures would not belong to it.",
    ),
    "unit_unknown": Text(
        "模型长度单位无法确定，尺寸没有意义。",
        "The length unit of the model is not known, so its dimensions mean nothing.",
    ),
    "crashed": Text(
        "几何程序在计算该构件时崩溃（{detail}）。", "The geometry engine crashed on this element ({detail})."
    ),
    "too_slow": Text(
        "计算该构件超过时限（{detail}）。", "Measuring this element took longer than allowed ({detail})."
    ),
    "too_large": Text(
        "计算该构件的内存超过上限（{detail}）。",
        "Measuring this element took more memory than allowed ({detail}).",
    ),
    "not_reached": Text(
        "几何计算提前终止（{detail}），未轮到该构件。",
        "Measuring was stopped ({detail}) before it came to this element.",
    ),
}


def in_words(reason: str, detail: str = "") -> Text:
    """The sentence for a reason, in both languages."""
    return REASONS[reason].fill({"detail": detail})


# Reasons that depend on limits or on another element: worth trying again.
PASSING = frozenset(
    {"too_slow", "too_large", "not_reached", "part_unmeasured", "obstacle_unmeasured"}
    | {"unreadable", "file_changed"}
)

# Reasons that say something about the model or the engine, not about what was asked.
UNUSABLE = frozenset(
    {
        "failed",
        "damaged",
        "not_finite",
        "too_many_triangles",
        "crashed",
        "too_slow",
        "too_large",
        "not_reached",
    }
    | {"part_unmeasured", "unit_unknown", "unreadable", "rejected", "not_whole", "file_changed"}
)
