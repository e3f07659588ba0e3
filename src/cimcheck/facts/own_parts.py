"""What bindings cannot say of single facts, entities and drawings: one module each, found by its name."""

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from cimcheck.core.entry_points import FACTS, outside
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.scopes import Scope
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

Derive = Callable[["FactStore", SubjectRef], Traced]
Inside = Callable[["FactStore", str, SubjectRef], list[SubjectRef]]
Find = Callable[["FactStore", Scope], list[SubjectRef]]
Draw = Callable[["FactStore", SubjectRef], object]
Say = Callable[["FactStore", SubjectRef], Candidate | None]


@lru_cache(maxsize=512)
def deriver(name: str) -> Derive | None:
    """What derives a fact, by the name of its module in `derived`, else of an entry point."""
    found: Derive | None = _function(f"cimcheck.facts.derived.{name}", "derive")
    if found is None and name in outside(FACTS):
        found = outside(FACTS)[name].load().derive
    return found


@lru_cache(maxsize=512)
def computer(name: str) -> Say | None:
    """What computes a fact from the models alone, by the name of its module in `derived`."""
    found: Say | None = _function(f"cimcheck.facts.derived.{name}", "computed")
    return found or shower(name)


@lru_cache(maxsize=512)
def shower(name: str) -> Say | None:
    """The same for what models need not show."""
    found: Say | None = _function(f"cimcheck.facts.derived.{name}", "shown")
    return found


@lru_cache(maxsize=512)
def declarer(name: str) -> Say | None:
    """What is declared of a fact in a way of its own, by the name of its module in `derived`."""
    found: Say | None = _function(f"cimcheck.facts.derived.{name}", "declared")
    return found


@lru_cache(maxsize=64)
def finder(name: str) -> Find | None:
    """What finds the subjects of an entity, by the name of its module in `entities`."""
    found: Find | None = _function(f"cimcheck.facts.entities.{name}", "find")
    return found


@lru_cache(maxsize=64)
def inside_of(name: str) -> Inside | None:
    """What finds the subjects inside one of an entity, by the name of its module in `entities`."""
    found: Inside | None = _function(f"cimcheck.facts.entities.{name}", "inside")
    return found


@lru_cache(maxsize=64)
def drawer(name: str) -> Draw | None:
    """What draws a table or plan of a subject, by the name of its module in `details`."""
    found: Draw | None = _function(f"cimcheck.facts.details.{name}", "detail")
    return found


def _function(module: str, name: str) -> Any:
    """A function of a module; None where there is no such module, or it does not say this."""
    package, _, own = module.rpartition(".")
    return getattr(import_module(module), name, None) if own in _modules(package) else None


@lru_cache(maxsize=8)
def _modules(package: str) -> frozenset[str]:
    """The names of the modules of a package: looking once is quicker than once for each fact."""
    return frozenset(module.name for module in iter_modules(import_module(package).__path__))
