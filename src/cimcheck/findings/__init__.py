"""Findings, reports and receipts, and their JSON. Knows nothing of how they are computed."""
