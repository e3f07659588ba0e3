"""Findings of many buildings, added up: towns, district, city, and the indicators of a plan with bounds."""
