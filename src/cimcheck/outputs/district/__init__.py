"""The outputs of a roll-up: dashboard, workbook, mid-term evaluation, and the documents for platforms."""
