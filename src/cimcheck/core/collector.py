"""The garbage collector in processes of our own: facts and traces are many, live long and hold few cycles."""

import gc


def collect_seldom() -> None:
    """Look for cycles every 50,000 objects instead of every 700: a tenth of the time of a large check."""
    gc.set_threshold(50_000, 20, 10)
