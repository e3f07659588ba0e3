"""Turns a neutral description of a building into the IFC text that one kind of authoring tool would write."""
