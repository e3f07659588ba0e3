"""Words for members of categories that calculators give: grades. Those of facts stand in the catalogue."""

from collections.abc import Mapping

from cimcheck.core.text import Text

MEMBER_WORDS: Mapping[str, Text] = {
    "none": Text("不评级", "no grade"),
    "a": Text("A 级", "grade A"),
    "aa": Text("AA 级", "grade AA"),
    "aaa": Text("AAA 级", "grade AAA"),
    "basic": Text("基本级", "basic"),
    "one_star": Text("一星级", "one star"),
    "two_star": Text("二星级", "two stars"),
    "three_star": Text("三星级", "three stars"),
}
