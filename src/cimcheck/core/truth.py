"""Three-valued logic: a yes/no is the set of the answers that are still possible."""

import msgspec


class Truth(msgspec.Struct, frozen=True, cache_hash=True):
    """A non-empty subset of {true, false}. Known when only one answer is possible.

    `and_`, `or_` and `not_` are those of Kleene: the result holds every answer that some choice of the
    operands' answers gives.
    """

    can_be_true: bool
    can_be_false: bool

    def __post_init__(self) -> None:
        if not (self.can_be_true or self.can_be_false):
            raise ValueError("a truth value needs at least one possible answer")

    @property
    def is_known(self) -> bool:
        """True when only one answer is possible."""
        return self.can_be_true != self.can_be_false

    @property
    def surely(self) -> bool:
        """True when the answer is yes in every possible world."""
        return not self.can_be_false

    @property
    def surely_not(self) -> bool:
        """True when the answer is yes in no possible world."""
        return not self.can_be_true

    def and_(self, other: "Truth") -> "Truth":
        """Both hold."""
        return Truth(self.can_be_true and other.can_be_true, self.can_be_false or other.can_be_false)

    def or_(self, other: "Truth") -> "Truth":
        """At least one holds."""
        return Truth(self.can_be_true or other.can_be_true, self.can_be_false and other.can_be_false)

    def not_(self) -> "Truth":
        """It does not hold."""
        return Truth(self.can_be_false, self.can_be_true)

    def hull(self, other: "Truth") -> "Truth":
        """Every answer that either side allows."""
        return Truth(self.can_be_true or other.can_be_true, self.can_be_false or other.can_be_false)

    def contains(self, other: "Truth") -> bool:
        """True when every answer possible in `other` is possible here."""
        return (self.can_be_true or not other.can_be_true) and (self.can_be_false or not other.can_be_false)


TRUE = Truth(True, False)
FALSE = Truth(False, True)
UNKNOWN = Truth(True, True)


def truth(answer: bool | None) -> Truth:
    """The truth value of a plain answer; None means that both are possible."""
    if answer is None:
        return UNKNOWN
    return TRUE if answer else FALSE
