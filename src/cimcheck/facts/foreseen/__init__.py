"""Shapes that facts are sure to ask for: one module a subject, so that a model is opened for all at once.

A module has `FACTS`, the facts that lead to its shapes, and `expect(store, building, facts)`, which tells
`store.geometry` what those of them that are wanted will ask for. What it leaves out is measured later.
"""

from collections.abc import Callable, Collection
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, NamedTuple

from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


class Foreseen(NamedTuple):
    """One module of this package."""

    facts: frozenset[str]
    expect: Callable[["FactStore", SubjectRef, Collection[str]], None]


def expect_for(store: "FactStore", facts: Collection[str]) -> None:
    """Tell the geometry of a store which shapes these facts will ask for."""
    chosen = [one for one in _all() if not one.facts.isdisjoint(facts)]
    for building in store.subjects("Building") if chosen else ():
        for one in chosen:
            one.expect(store, building, facts)


@lru_cache(maxsize=1)
def _all() -> tuple[Foreseen, ...]:
    names = sorted(module.name for module in iter_modules(__path__))
    modules = (import_module(f"{__name__}.{name}") for name in names)
    return tuple(Foreseen(module.FACTS, module.expect) for module in modules)
