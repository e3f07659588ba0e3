"""A category whose member may still be open: the set of members that are possible."""

import msgspec

from cimcheck.core.truth import FALSE, TRUE, UNKNOWN, Truth


class Category(msgspec.Struct, frozen=True, cache_hash=True):
    """A non-empty set of identifiers, exactly one of which is the real one. Known when there is one."""

    members: frozenset[str]

    def __post_init__(self) -> None:
        if not self.members:
            raise ValueError("a category needs at least one possible member")

    @property
    def is_known(self) -> bool:
        """True when only one member is possible."""
        return len(self.members) == 1

    def only(self) -> str:
        """The member, when it is known; ValueError otherwise."""
        (member,) = self.members
        return member

    def equals(self, other: "Category") -> Truth:
        """Whether both are the same member."""
        if not self.members & other.members:
            return FALSE
        return TRUE if self.is_known and other.is_known else UNKNOWN

    def is_in(self, names: frozenset[str]) -> Truth:
        """Whether the member is one of `names`."""
        if not self.members & names:
            return FALSE
        return TRUE if self.members <= names else UNKNOWN

    def hull(self, other: "Category") -> "Category":
        """Every member that either side allows."""
        return Category(self.members | other.members)

    def contains(self, other: "Category") -> bool:
        """True when every member possible in `other` is possible here."""
        return self.members >= other.members


def category(*members: str) -> Category:
    """The category of the given possible members."""
    return Category(frozenset(members))
