"""The law as data: `rules/*.yaml` read, linted and resolved for a date and a place. Knows nothing of IFC.

    pack = load(rules_folder)                  # every fault of every file at once, as RulesError
    rules = pack.resolve(date(2024, 5, 20), "320506")

`examination.examine` is the same for linters: it never stops at faults and knows their places.
"""

from cimcheck.packs.loading import load
from cimcheck.packs.pack import LeftOut, Pack

__all__ = ["LeftOut", "Pack", "load"]
