"""Mistakes in a pack: the file, what is changed to what, the code, and what the fault must suggest.

`‸` marks where the fault is expected. Those in SHAPE are mistakes that a JSON Schema sees.
"""

RULE = "safety/SAF001.yaml"
PROVINCE = "local/320000/SAF001.yaml"
CITY = "local/320500/SAF001.yaml"
PLAN = "plans/five_years.yaml"

SHAPE = [
    (RULE, "entity: Building", "‸entiti: Building", "KEY_UNKNOWN", "entity"),
    (RULE, "id: SAF001\n", "‸", "KEY_MISSING", ""),
    (RULE, "basis: official", "basis: ‸oficial", "SCHEMA_ENUM", "official"),
    (RULE, "name: enough_exits", "name: ‸Enough Exits", "SCHEMA_PATTERN", "lower-case"),
    (RULE, "use: building.use", "use: ‸building", "SCHEMA_PATTERN", "entity.name"),
    (RULE, "  exits: building.exits", "  ‸Exits: building.exits", "KEY_FORM", "lower-case"),
    (RULE, '"2010-01-01": {value: 2', '‸"1 Jan 2010": {value: 2', "KEY_FORM", "2024-05-20"),
    (RULE, "tags: [exits]", "tags: ‸exits", "SCHEMA_TYPE", ""),
    (RULE, '{value: 2, clause: "5.5"}', "{value: 2, clause: ‸5.5}", "SCHEMA_TYPE", "quotes"),
    (RULE, "check: exits >= required", "check:‸", "SCHEMA_TYPE", "quotes"),
    (RULE, "verdict: may_excuse_fail", "verdict: ‸may_excuse", "SCHEMA_ENUM", "may_excuse_fail"),
    (RULE, "en: by stairs}", "en: by stairs, ‸or lifts}", "KEY_UNKNOWN", "quotes"),
    (RULE, "expect: {verdict: fail}", "expect: {verdict: ‸failed}", "SCHEMA_ENUM", "fail"),
    (RULE, "    owner: city", "    owner: ‸citi", "SCHEMA_ENUM", "city"),
    (RULE, "{value: 1, clause", "{‸valu: 1, clause", "KEY_UNKNOWN", "value"),
    (
        RULE,
        "        value: {by: use, shop: 100, office: 200}",
        "        value: ‸[100, 200]",
        "VALUE_FORM",
        "",
    ),
    (RULE, "id: SAF001", "id: SAF001\n‸id: SAF001", "YAML_DUPLICATE_KEY", ""),
    ("jurisdictions.yaml", 'parent: "320000"}', "parent: ‸320000}", "SCHEMA_TYPE", "quotes"),
    (
        "instruments.yaml",
        "    kind: code\n    in_force",
        "    kind: ‸cod\n    in_force",
        "SCHEMA_ENUM",
        "code",
    ),
    ("safety/domain.yaml", "prefix: SAF", "prefix: ‸saf", "SCHEMA_PATTERN", "capitals"),
    (PROVINCE, "document: {zh", "‸dokument: {zh", "KEY_UNKNOWN", "document"),
    (PLAN, "measure: share", "measure: ‸shares", "SCHEMA_ENUM", "share"),
]

IDENTITY = [
    (RULE, "id: SAF001", "id: ‸SAF002", "ID_NOT_FILE_NAME", ""),
    (RULE, "id: SAF001", "id: ‸FIR001", "ID_PREFIX", ""),
    (RULE, 'ref: "code-one#5.5"', 'ref: ‸"code-on#5.5"', "INSTRUMENT_UNKNOWN", "code-one"),
    (RULE, "basis: official", 'basis: official\nplace: ‸"320501"', "PLACE_UNKNOWN", "320500"),
    (RULE, "  width:\n    unit: mm", "  ‸area:\n    unit: mm", "NAME_TAKEN", ""),
    (RULE, "  bonus:\n", "  ‸shortfall:\n", "NAME_RESERVED", ""),
    (RULE, "basis: official", 'basis: official\neffective: ‸"2001-02-30"', "DATE_UNKNOWN", ""),
    (RULE, '"2010-01-01": {value: 2', '‸"2010-13-01": {value: 2', "DATE_UNKNOWN", ""),
    (RULE, '"2001-01-01": {value: 1', '‸"2011-01-01": {value: 1', "DATE_ORDER", ""),
    (
        RULE,
        "basis: official",
        'basis: official\neffective: "2001-01-01"\nrepealed: ‸"2000-01-01"',
        "DATE_ORDER",
        "",
    ),
    ("instruments.yaml", "_by: code-one", "_by: ‸code-oen", "INSTRUMENT_UNKNOWN", "code-one"),
    ("instruments.yaml", 'in_force: "2001-01-01"', 'in_force: ‸"2001-00-01"', "DATE_UNKNOWN", ""),
    ("jurisdictions.yaml", 'parent: "320000"}', 'parent: ‸"320001"}', "PLACE_UNKNOWN", "320500"),
    ("glossary.yaml", "not_to_confuse: [exit]", "not_to_confuse: [‸exits]", "TERM_UNKNOWN", "exit"),
    (PLAN, "plan: five_years", "plan: ‸five_year", "ID_NOT_FILE_NAME", ""),
    (PLAN, "rules: [SAF001]", "rules: [‸SAG001]", "RULE_UNKNOWN", "SAF"),
    (PLAN, "where: table}", "where: ‸tables}", "NAME_UNKNOWN", "table"),
    (PLAN, "assessment: exits, ", "assessment: ‸exit, ", "NAME_UNKNOWN", "exits"),
    (PLAN, "{measure: share, assessment: exits, area: above}", "‸{measure: fact}", "KEY_MISSING", ""),
    (PLAN, 'ends: "2025-12-31"', 'ends: ‸"2025-13-31"', "DATE_UNKNOWN", ""),
    (PLAN, "unit: m2", "unit: ‸sqm", "UNIT_UNKNOWN", ""),
]  # fmt: skip

PARAMETERS = [
    (RULE, "    unit: m2\n", "    unit: ‸metre\n", "UNIT_UNKNOWN", ""),
    (RULE, "    unit: mm\n", "    unit: ‸mmm\n", "UNIT_UNKNOWN", "mm"),
    (RULE, "  small:\n    unit: m2\n", "  ‸small:\n", "PARAMETER_FORM", ""),
    (RULE, "  bonus:\n", '  ‸bonus:\n    unit: "1"\n', "PARAMETER_FORM", ""),
    (RULE, "limits: [0, 3000]", "limits: ‸[3000, 0]", "VALUE_FORM", ""),
    (RULE, "{value: 1, clause", "{value: ‸one, clause", "VALUE_FORM", ""),
    (RULE, "{value: doors}", "{value: ‸door}", "MEMBER_UNKNOWN", "doors"),
    (RULE, "{value: true}", "{value: ‸1}", "VALUE_FORM", ""),
    (RULE, "shop: 100, office: 200}", "shop: ‸many, office: 200}", "VALUE_FORM", ""),
    (RULE, "value: {by: use, shop: 100", "value: {by: ‸uses, shop: 100", "NAME_UNKNOWN", "use"),
    (RULE, "within: {by: use, shop: [50, 100]", "within: {by: use, shop: ‸[100, 50]", "VALUE_FORM", ""),
    (RULE, "{value: null}", "‸{value: null, range: [1, 2]}", "ENTRY_FORM", ""),
    (RULE, "{value: null}", "‸{}", "ENTRY_FORM", ""),
    (RULE, "{value: null}", "{inherit: ‸true}", "ENTRY_FORM", ""),
    (RULE, "{value: null}", "‸{value: 1000}", "LOCAL_WITHOUT_ROOM", ""),
    (
        RULE,
        '{value: 2, clause: "5.5"}',
        '{value: 2, clause: ‸"code-tow#5.5"}',
        "INSTRUMENT_UNKNOWN",
        "code-two",
    ),
]

FORMULAS = [
    (RULE, "check: exits >= required", "check: ‸exits >=", "FORMULA_SYNTAX", ""),
    (RULE, "check: exits >= required", "check: exits >= ‸required.size", "FORMULA_NOT_ALLOWED", ""),
    (RULE, "check: exits >= required", "check: ‸open('x') == 1", "FORMULA_NOT_ALLOWED", ""),
    (RULE, '"sprinkled and bonus"', '"sprinkled and ‸bonus()"', "FORMULA_NOT_ALLOWED", ""),
    (RULE, 'then: "1"}', "then: '‸lambda: 1'}", "FORMULA_NOT_ALLOWED", ""),
    (RULE, "      - {then: least, clause", "      - ‸{when: bonus, then: least, clause", "CASES_OPEN", ""),
    (RULE, '{when: "sprinkled and bonus", then: least}', "‸{then: least}", "CASES_UNREACHABLE", ""),
    (RULE, "  required:\n    unit", "  ‸required:\n    formula: least\n    unit", "DEFINE_FORM", ""),
    (RULE, "  required:\n    unit", "  ‸required:\n    arguments: {a: least}\n    unit", "DEFINE_FORM", ""),
    (
        RULE,
        'define:\n  required:\n    unit: "1"',
        "define:\n  required:\n    unit: ‸storeys",
        "UNIT_UNKNOWN",
        "storey",
    ),
]

EXAMPLES = [
    (RULE, "expect: {verdict: fail}", "expect: {verdict: ‸pass}", "EXAMPLE_MISSING", ""),
    (RULE, "given: {exits: 2,", "given: {‸exit: 2,", "NAME_UNKNOWN", "exits"),
    (
        RULE,
        "missing: [building.floor_area]",
        "missing: [‸building.floor]",
        "NAME_UNKNOWN",
        "building.floor_area",
    ),
    (RULE, "as_of: 2009-12-31", "as_of: ‸2009-12-32", "DATE_UNKNOWN", ""),
    (RULE, 'place: "320500"', 'place: ‸"320600"', "PLACE_UNKNOWN", "320500"),
    (RULE, "name: too few", "name: ‸enough", "EXAMPLE_NAME", ""),
    (RULE, "verdict: pass, required: 2}", "verdict: pass, required: ‸[3, 2]}", "VALUE_FORM", ""),
]

LOCAL = [
    (PROVINCE, "rule: SAF001", "rule: ‸SAF002", "ID_NOT_FILE_NAME", ""),
    (PROVINCE, "  width:\n", "  ‸widht:\n", "PARAMETER_UNKNOWN", "width"),
    (PROVINCE, "  width:\n", "  ‸least:\n", "LOCAL_NOT_ALLOWED", ""),
    (PROVINCE, "shop: 80}", "shop: ‸eighty}", "VALUE_FORM", ""),
    (PROVINCE, "{range: [900, 1400]}", "‸{range: [900, 3400]}", "OVERREACH", ""),
    (CITY, "{value: 1200,", "‸{value: 800,", "OVERREACH", ""),
    (CITY, 'clause: "code-two#3"', 'clause: ‸"code-three#3"', "INSTRUMENT_UNKNOWN", "code-two"),
    (CITY, '"2006-01-01"', '‸"2006-1-1"', "KEY_FORM", "2024-05-20"),
]

MISTAKES = SHAPE + IDENTITY + PARAMETERS + FORMULAS + EXAMPLES + LOCAL
