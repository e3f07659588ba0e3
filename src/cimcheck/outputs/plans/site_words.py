"""Words and colours for surfaces and facilities of a site."""

from cimcheck.core.text import Text

SURFACES = {
    "hard_roof": (Text("硬屋面", "hard roof"), "#b9b2a8"),
    "gravel_roof": (Text("铺石子屋面", "gravel roof"), "#cbbfa9"),
    "green_roof": (Text("绿化屋面", "green roof"), "#a9cf8f"),
    "concrete_asphalt": (Text("混凝土、沥青", "concrete or asphalt"), "#c9ced4"),
    "block_paving": (Text("块石铺砌", "block paving"), "#dbcfc4"),
    "asphalt_gravel": (Text("沥青表处碎石", "surface-treated gravel"), "#d5d2c6"),
    "gravel": (Text("碎石路面", "gravel"), "#e2dcc8"),
    "bare_soil": (Text("土路面", "bare soil"), "#dec9a5"),
    "green": (Text("绿地", "green space"), "#c6e3b2"),
    "water": (Text("水面", "water"), "#a9d3f0"),
    "podium_green_thick": (Text("顶板绿地（厚）", "green over a basement, thick"), "#b7dba4"),
    "podium_green_thin": (Text("顶板绿地（薄）", "green over a basement, thin"), "#d5ebc5"),
    "permeable": (Text("透水铺装", "permeable paving"), "#f0d9b5"),
    "not_a_surface": (Text("地下设施", "below ground"), "none"),
}
FACILITIES = {
    "permeable_paving": Text("透水铺装", "permeable paving"),
    "sunken_green": Text("下沉式绿地", "sunken green space"),
    "rain_garden": Text("雨水花园", "rain garden"),
    "bioretention": Text("生物滞留设施", "bioretention"),
    "grass_swale": Text("植草沟", "grass swale"),
    "green_roof": Text("绿色屋顶", "green roof"),
    "storage_tank": Text("雨水调蓄池", "rainwater storage"),
    "rain_barrel": Text("雨水桶", "rain barrel"),
    "pond_wetland": Text("湿塘、雨水湿地", "wet pond or wetland"),
    "detention_basin": Text("调节塘、调节池", "detention basin"),
    "infiltration": Text("渗井、渗管、渗渠", "infiltration"),
    "buffer": Text("生态缓冲带", "buffer strip"),
    "first_flush": Text("初期雨水弃流", "first flush diversion"),
    "separator": Text("截污设施", "interceptor"),
    "none": Text("—", "—"),
}
OPEN = "#ffffff"


def named(members: list[str], words: dict[str, Text]) -> Text:
    """The kinds an element may be."""
    known = [words[member] for member in members if member in words]
    if len(known) > 3:
        return Text("未知", "unknown")
    return Text(" 或 ".join(one.zh for one in known), " or ".join(one.en for one in known))


def surface_words() -> dict[str, Text]:
    """The names of surfaces alone."""
    return {name: text for name, (text, _) in SURFACES.items()}
