"""Short ways to write facts, measures and layers."""

from sample_models.authoring.description import Facts, Layer, Measure, Value

BOTH = frozenset({"architecture", "structure"})


def facts(**given: Value | None) -> Facts:
    """The facts that are known; None says nothing."""
    return tuple((name, value) for name, value in given.items() if value is not None)


def lengths(**metres: float) -> tuple[tuple[str, Measure], ...]:
    return tuple((name, Measure("length", value)) for name, value in metres.items())


def areas(**square_metres: float) -> tuple[tuple[str, Measure], ...]:
    return tuple((name, Measure("area", value)) for name, value in square_metres.items())


def volumes(**cubic_metres: float) -> tuple[tuple[str, Measure], ...]:
    return tuple((name, Measure("volume", value)) for name, value in cubic_metres.items())


def layered(*layers: tuple[str, float]) -> tuple[Layer, ...]:
    return tuple(Layer(material, thickness) for material, thickness in layers)
