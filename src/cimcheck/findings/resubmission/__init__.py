"""What became of each finding between two submissions, whatever happened to ids, files and GlobalIds."""

from cimcheck.findings.resubmission.compare import Changed, Comparison, FactChange, compare

__all__ = ["Changed", "Comparison", "FactChange", "compare"]
