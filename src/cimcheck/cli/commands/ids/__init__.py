"""Commands about information delivery specifications."""

from cimcheck.core.text import Text

ABOUT = Text("交付要求（IDS）。", "Information delivery specifications (IDS).")
