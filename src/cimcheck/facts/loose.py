"""Objects of a model that belong to none of its buildings."""

from typing import TYPE_CHECKING

from cimcheck.facts.scopes import Part, Scope

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def takes_loose(store: "FactStore", scope: Scope, part: Part) -> bool:
    """Whether what belongs to no building of the model is counted here: once, with its first building."""
    holders = (key for key, one in store.scopes.items() if any(each.view is part.view for each in one.parts))
    return next(holders, "") == scope.subject.key
