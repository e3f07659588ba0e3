"""审查意见书: the letter of the reviewer as blocks, for every format that is read on paper."""

from cimcheck.outputs.letter.contents import letter

__all__ = ["letter"]
