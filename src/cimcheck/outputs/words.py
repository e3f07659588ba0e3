"""Identifiers of reports in words. An identifier that is not listed is shown as it is written."""

from collections.abc import Mapping

from cimcheck.core.text import Text
from cimcheck.core.verdict import VERDICT_NAMES, Verdict

VERDICTS = {verdict.value: text for verdict, text in VERDICT_NAMES.items()}
VERDICT_ORDER = (Verdict.FAIL, Verdict.UNDETERMINED, Verdict.PASS, Verdict.NOT_APPLICABLE)
"""What needs attention first."""
SIGNS = {"fail": "✕", "undetermined": "?", "pass": "✓", "not_applicable": "–"}

DOMAINS = {
    "prefabrication": Text("装配式建筑", "Prefabrication"),
    "green_building": Text("绿色建筑", "Green building"),
    "air_defence": Text("人民防空", "Civil air defence"),
    "sponge_city": Text("海绵城市", "Sponge city"),
    "fire": Text("消防", "Fire safety"),
    "security": Text("技防", "Security"),
}
OWNERS = {
    "designer": Text("设计单位（补入模型）", "Designer (in the model)"),
    "applicant": Text("申报单位（自评表与证明文件）", "Applicant (self-assessment sheet and its proof)"),
    "authority": Text("主管部门（规划条件、批文）", "Authority (planning conditions, permits)"),
    "reviewer": Text("审查人员（人工认定）", "Reviewer (by judgement)"),
    "city": Text("地方规定（尚未确认的取值）", "City (local value not yet confirmed)"),
}
BASES = {
    "official": Text("依据官方发布文本", "from the officially published text"),
    "secondary": Text("依据转述或二手资料，未见官方原文", "from a secondary source; official text not seen"),
    "recalled": Text("凭专业记忆，尚待核对原文", "recalled from professional knowledge; to be verified"),
}
LEVELS = {
    "mandatory": Text("强制性条文", "mandatory"),
    "design_basis": Text("设计依据", "design basis"),
    "scoring": Text("评分条文", "scoring"),
    "recommended": Text("推荐性条文", "recommended"),
    "policy": Text("政策要求", "policy"),
}
KINDS = {
    "check": Text("判定", "check"),
    "formula": Text("公式", "formula"),
    "case": Text("分支", "case"),
    "parameter": Text("法定参数", "legal parameter"),
    "fact": Text("事实", "fact"),
    "element": Text("构件", "element"),
    "aggregate": Text("汇总", "aggregate"),
    "calculation": Text("计算", "calculation"),
}
SOURCES = {
    "property": Text("属性", "property"),
    "quantity": Text("工程量", "quantity"),
    "attribute": Text("实体属性", "attribute"),
    "name": Text("名称", "name"),
    "material": Text("材料", "material"),
    "classification": Text("分类编码", "classification"),
    "relation": Text("关系", "relation"),
    "geometry": Text("几何", "geometry"),
    "declared": Text("申报", "declared"),
}
STRENGTHS = {
    "strong": Text("强证据", "strong evidence"),
    "medium": Text("中等证据", "medium evidence"),
    "weak": Text("弱证据，不单独作数", "weak evidence, never decides alone"),
}
SUBJECT_KINDS = {
    "Project": Text("项目", "Project"),
    "Building": Text("单体", "Building"),
    "Storey": Text("楼层", "Storey"),
    "Space": Text("空间", "Space"),
    "ProtectiveUnit": Text("防护单元", "Protective unit"),
    "AntiBombUnit": Text("抗爆单元", "Anti-bomb unit"),
    "ShelterPart": Text("人防墙板", "Wall or slab of a shelter"),
    "FireCompartment": Text("防火分区", "Fire compartment"),
    "Element": Text("构件", "Element"),
    "Wall": Text("墙", "Wall"),
    "CurtainWall": Text("幕墙", "Curtain wall"),
    "CurtainPanel": Text("幕墙嵌板", "Curtain wall panel"),
    "Component": Text("部品部件", "Component"),
    "ComponentGroup": Text("同类部品部件", "Components alike"),
    "Slab": Text("板", "Slab"),
    "Beam": Text("梁", "Beam"),
    "Duct": Text("风管", "Duct"),
    "Column": Text("柱", "Column"),
    "Member": Text("杆件", "Member"),
    "Footing": Text("基础", "Footing"),
    "Pile": Text("桩", "Pile"),
    "Stair": Text("楼梯", "Stair"),
    "Roof": Text("屋顶", "Roof"),
    "Door": Text("门", "Door"),
    "Window": Text("窗", "Window"),
    "Covering": Text("面层", "Covering"),
    "Opening": Text("洞口", "Opening"),
    "Pipe": Text("管道", "Pipe"),
    "Facade": Text("立面", "Façade"),
    "DeclaredQuantity": Text("申报的量", "Declared quantity"),
    "SiteElement": Text("场地要素", "Site element"),
    "Proxy": Text("未分类构件", "Element without a class"),
    "ClaimedItem": Text("自评的条文", "Claimed item"),
    "ParkingSpace": Text("车位", "Parking space"),
    "Reinforcement": Text("钢筋", "Reinforcing steel"),
    "RoofPart": Text("屋面构件", "Part of a roof"),
    "RoomFacade": Text("房间立面", "Façade of a room"),
    "ShadingDevice": Text("遮阳设施", "Shading device"),
    "Luminaire": Text("灯具", "Luminaire"),
    "SolarDevice": Text("太阳能装置", "Solar device"),
    "Cable": Text("电缆与桥架", "Cable and cable carrier"),
}
STATUSES = {
    "ok": Text("完整可用", "usable"),
    "flagged": Text("可用，但有问题", "usable, with remarks"),
    "rejected": Text("拒收，未作判定", "rejected, not judged"),
}
SEVERITIES = {
    "rejected": Text("拒收", "rejected"),
    "flagged": Text("问题", "remark"),
    "repaired": Text("已修复", "repaired"),
    "warning": Text("警告", "warning"),
}
DISCIPLINES = {
    "architecture": Text("建筑", "Architecture"),
    "structure": Text("结构", "Structure"),
    "services": Text("机电", "Building services"),
    "unknown": Text("未能识别", "not recognised"),
}
NODE_NAMES = {
    "decides": Text("适用的情形", "the case that applies"),
    "may_decide": Text("可能适用的情形", "a case that may apply"),
    "when": Text("条件", "condition"),
    "not_applicable": Text("不适用的条件", "not applicable when"),
    "sum": Text("合计", "sum"),
    "count": Text("计数", "count"),
    "min": Text("最小值", "minimum"),
    "max": Text("最大值", "maximum"),
    "any": Text("至少一个", "at least one"),
    "all": Text("全部", "all"),
}
"""Names that the engine gives to nodes itself; facts, parameters and definitions bring their own labels."""
NOT_ENCODED_EFFECTS = {
    "may_excuse_fail": Text("可能免除“不符合”", "may excuse a fail"),
    "may_break_pass": Text("可能推翻“符合”", "may overturn a pass"),
    "may_not_apply": Text("可能不适用", "may not apply"),
    "needs_reviewer": Text("需审查人员判断", "needs the reviewer"),
}
DECISIONS = {
    "accept": Text("同意", "accepted"),
    "reject": Text("不同意", "rejected"),
    "waive": Text("豁免", "waived"),
}
"""What a reviewer says of a verdict."""
STANDINGS = {
    "current": Text("", ""),
    "evidence_changed": Text("所依据的内容已变化，须复核", "what it rested on has changed; review again"),
    "evidence_unknown": Text("未记录所依据的内容", "what it rested on was not recorded"),
}
CHANGES = {
    "new": Text("新增问题", "new and open"),
    "appeared": Text("新列入，无须处理", "listed for the first time, not open"),
    "open": Text("仍未解决", "still open"),
    "open_changed": Text("仍未解决，依据有变化", "still open, on changed evidence"),
    "fixed": Text("已解决", "fixed"),
    "reopened": Text("由符合变为未符合", "was met before"),
    "evidence_changed": Text("结论未变，依据有变化", "same verdict on changed evidence"),
    "unchanged": Text("无变化", "unchanged"),
    "gone": Text("不再出现", "no longer there"),
}
"""What became of a finding since the last submission."""
ANSWERS = {"true": Text("是", "yes"), "false": Text("否", "no")}
OPERATORS = {">=": "≥", "<=": "≤", "==": "=", "!=": "≠", "in": "∈", "not in": "∉"}


def word(names: Mapping[str, Text], identifier: str) -> Text:
    """The words for an identifier; the identifier itself when there are none."""
    return names.get(identifier) or Text(identifier, identifier)
