"""Tables and drawings for people, one file each: `detail(store, subject)` gives plain JSON data."""
