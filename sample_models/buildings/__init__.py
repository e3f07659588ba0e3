"""One module a building: each defines `models()`, and is found by being here."""
