"""What a model says, in terms of the fact catalogue: bindings, conversion, conflicts, provenance.

Knows nothing of rules and nothing of file formats.
"""
