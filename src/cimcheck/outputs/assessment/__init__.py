"""The self-assessment sheet of green buildings, as a workbook and as a project file."""
