"""From facts and rule versions to findings. Knows nothing of IFC, YAML or output formats."""
