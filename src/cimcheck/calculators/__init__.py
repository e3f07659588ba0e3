"""Named formulas that do not fit on a line: one pure function a file, found by its name.

A calculator module `cimcheck.calculators.<name>` declares `ARGUMENTS` and `OUTPUTS` (name → NameType) and
`calculate(arguments) -> Calculated`. Another package adds one through the entry point group
`cimcheck.calculators`. Knows nothing of rules, facts or IFC.
"""
