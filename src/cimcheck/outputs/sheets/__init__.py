"""Calculation sheets for paper and workbook: one module a sheet, found by the name of the detail.

A finding carries its sheets in `details` as `{"name": data}`. To lay `name` out as tables of its own, add
`name.py` here with `tables(data)`. What nobody lays out, and data that a layout does not fit, becomes plain
tables of all it holds, so nothing is lost.
"""
