"""Possible values, units, verdicts and bilingual text. Knows nothing of IFC, rules or formats."""
