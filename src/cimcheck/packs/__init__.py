"""The law as data: `rules/*.yaml` read, linted and resolved for a date and a place. Knows nothing of IFC.

pack = load(rules_folder)                  # every fault of every file at once, as RulesError
rules = pack.resolve(date(2024, 5, 20), "320506")
"""

from cimcheck.packs.pack import Examination, LeftOut, Pack, examine, load

__all__ = ["Examination", "LeftOut", "Pack", "examine", "load"]
