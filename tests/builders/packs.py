"""A small sound pack on disk, and places marked in text: `‸` stands where a fault is expected."""

from pathlib import Path

CARET = "‸"

FILES = {
    "jurisdictions.yaml": """\
jurisdictions:
  CN: {title: {zh: 全国, en: China}}
  "320000": {title: {zh: 江苏省, en: Jiangsu}, parent: CN}
  "320500": {title: {zh: 苏州市, en: Suzhou}, parent: "320000"}
  "330000": {title: {zh: 浙江省, en: Zhejiang}, parent: CN}
""",
    "instruments.yaml": """\
instruments:
  code-one:
    title: {zh: 规范一, en: Code One}
    number: GB 1-2001
    kind: code
    in_force: "2001-01-01"
    basis: official
    seen: {zh: 全文, en: full text}
  code-two:
    title: {zh: 规范二, en: Code Two}
    number: GB 2-2002
    kind: code
    superseded_by: code-one
    basis: recalled
    seen: {zh: 凭记忆, en: from memory}
""",
    "glossary.yaml": """\
terms:
  exit: {zh: 安全出口, en: exit}
  door: {zh: 门, en: door, not_to_confuse: [exit]}
""",
    "safety/domain.yaml": """\
prefix: SAF
title: {zh: 安全, en: Safety}
""",
    "safety/SAF001.yaml": """\
id: SAF001
name: enough_exits
title: {zh: 安全出口数, en: Number of exits}
entity: Building
clauses:
  - {ref: "code-one#5.5", level: mandatory}
basis: official
facts:
  exits: building.exits
  area: building.floor_area
  use: building.use
  sprinkled: building.is_sprinkled
parameters:
  least:
    title: {zh: 最少出口数, en: Least number of exits}
    unit: "1"
    values:
      "2001-01-01": {value: 1, clause: "5.5"}
      "2010-01-01": {value: 2, clause: "5.5"}
  small:
    unit: m2
    local: allowed
    values:
      "2001-01-01":
        value: {by: use, shop: 100, office: 200}
        within: {by: use, shop: [50, 100], office: [100, 200]}
  counting:
    kind: category
    members:
      doors: {zh: 按门, en: by doors}
      stairs: {zh: 按楼梯, en: by stairs}
    local: allowed
    values: {"2001-01-01": {value: doors}}
  bonus:
    kind: truth
    values: {"2001-01-01": {value: true}}
  width:
    unit: mm
    limits: [0, 3000]
    local: required
    owner: city
    values: {"2001-01-01": {value: null}}
define:
  required:
    unit: "1"
    cases:
      - {when: "area <= small and counting == 'doors'", then: "1"}
      - {when: "sprinkled and bonus", then: least}
      - {then: least, clause: "5.5"}
not_applicable: exits == 0 and width == 0
check: exits >= required
messages:
  fail: {zh: "有 {exits} 个，应有 {required} 个。", en: "Has {exits}, needs {required}."}
not_encoded:
  - {clause: "code-one#6", what: {zh: 另议, en: Elsewhere}, verdict: may_excuse_fail}
tags: [exits]
examples:
  - {name: enough, given: {exits: 2, area: 500, use: shop}, expect: {verdict: pass, required: 2}}
  - {name: too few, given: {exits: 1, area: [500, 900], use: [shop, office]}, expect: {verdict: fail}}
  - {name: unknown, given: {exits: 1}, expect: {verdict: undetermined, missing: [building.floor_area]}}
  - {name: before 2010, as_of: 2009-12-31, place: "320500", given: {exits: 1}, expect: {verdict: pass}}
""",
    "local/320000/SAF001.yaml": """\
rule: SAF001
basis: secondary
document: {zh: 省办法, en: provincial measures}
parameters:
  small:
    values:
      "2005-01-01":
        value: {by: use, shop: 80}
        within: {by: use, shop: [60, 80], office: [100, 200]}
      "2015-01-01": {inherit: true}
  width:
    values: {"2005-01-01": {range: [900, 1400]}}
""",
    "local/320500/SAF001.yaml": """\
rule: SAF001
basis: official
parameters:
  width:
    values: {"2006-01-01": {value: 1200, clause: "code-two#3", document: {zh: 市通知, en: city notice}}}
""",
    "plans/five_years.yaml": """\
plan: five_years
title: {zh: 五年规划, en: Five-year plan}
place: "320500"
instrument: code-two
begins: "2021-01-01"
ends: "2025-12-31"
dated_by: filed
passages: {table: {zh: 表三, en: table 3}, text: {zh: 第七章, en: chapter 7}}
groups: {safety: {zh: 安全, en: Safety}}
areas:
  above: {title: {zh: 地上面积, en: area above ground}, facts: [building.area]}
assessments:
  exits:
    title: {zh: 出口, en: Exits}
    met: {zh: 出口达标, en: enough exits}
    rules: [SAF001]
    area: above
indicators:
  exits:
    number: "1"
    group: safety
    title: {zh: 达标面积, en: Area that qualifies}
    unit: m2
    property: expected
    targets: {"2025": [{value: 75, where: table}, {value: 78, where: text}]}
    derive: {measure: share, assessment: exits, area: above}
""",
}


def write_pack(folder: Path, changes: dict[str, str | None] | None = None) -> Path:
    """Write the sound pack with some files replaced, or left out with None; `folder` itself is returned."""
    for name, text in {**FILES, **(changes or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        if text is not None:
            path.write_text(text, encoding="utf-8")
    return folder


def changed(name: str, old: str, new: str) -> tuple[dict[str, str], int, int]:
    """The file with `old` replaced by `new`, and the line and column of the caret in `new`."""
    text = FILES[name]
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    marked = text.replace(old, new)
    assert marked.count(CARET) == 1, f"one caret in {new!r}"
    before = marked[: marked.index(CARET)]
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return {name: marked.replace(CARET, "")}, line, column
