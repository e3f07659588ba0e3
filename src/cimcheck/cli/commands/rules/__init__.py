"""Commands about the rules themselves."""

from cimcheck.core.text import Text

ABOUT = Text("列出、查看、检查和测试规则。", "List, show, lint and test the rules.")
