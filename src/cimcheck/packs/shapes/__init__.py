"""The shapes of the files in `rules/`: the one definition behind reading, JSON Schema and reference pages."""
