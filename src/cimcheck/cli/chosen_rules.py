"""Which rules a command is about: those named, or all."""

from collections.abc import Sequence

from cimcheck.core.schema_faults import did_you_mean
from cimcheck.core.text import Text
from cimcheck.errors import UsageError
from cimcheck.packs.pack import Pack


def chosen_rules(pack: Pack, named: Sequence[str]) -> list[str]:
    """The ids in order. Raises UsageError RULE_UNKNOWN for a rule that the pack does not have."""
    for rule in named:
        if rule not in pack.rules:
            hint = did_you_mean(rule, pack.rules) or Text("", "")
            text = Text(f"没有规则“{rule}”。{hint.zh}", f"There is no rule “{rule}”. {hint.en}".rstrip())
            raise UsageError("RULE_UNKNOWN", text)
    return sorted(set(named) or pack.rules)
