"""For the platform of a city: results with their places in open formats. See `export`."""
