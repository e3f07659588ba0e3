"""cimcheck: check IFC building models against Chinese building law."""

__version__ = "0.1.0"
