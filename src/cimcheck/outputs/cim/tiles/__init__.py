"""3D Tiles 1.1: a block for each building, and behind it its elements storey by storey."""
