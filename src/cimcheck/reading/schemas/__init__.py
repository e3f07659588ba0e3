"""The IFC schemas as data."""
