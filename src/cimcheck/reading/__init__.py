"""Reading models: from a path to tables, or to notes that say why not.

`read_model` is the way in. It never raises for what is in a file, never hangs on it and never dies of it: a
model is read in a process of its own.
"""

from cimcheck.reading.limits import Limits
from cimcheck.reading.model import FileIdentity, ModelReading, read_model
from cimcheck.reading.notes import Note, Status, status
from cimcheck.reading.pending import Pending, begin

__all__ = [
    "FileIdentity",
    "Limits",
    "ModelReading",
    "Note",
    "Pending",
    "Status",
    "begin",
    "read_model",
    "status",
]
