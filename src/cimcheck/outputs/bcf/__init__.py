"""Findings as topics for authoring tools: BCF 2.1 and 3.0, written by hand after the published schemas."""
