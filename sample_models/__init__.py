"""Small buildings that this repository writes itself: for tests, the demonstration and the reports."""
