"""Something about a building that a reader of district figures has to know."""

import msgspec

from cimcheck.core.text import Text


class Note(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """A code that has a page in the reference, the id of the building, and a sentence."""

    code: str
    building: str
    text: Text
