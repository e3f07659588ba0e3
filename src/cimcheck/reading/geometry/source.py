"""The model that shapes are made of: the bytes that the gate let through, never others.

Runs in the child process. An archive is unpacked and what the gate repaired is written out, so that geometry
and facts are read from the same bytes.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction

from cimcheck.reading.archive import unpack
from cimcheck.reading.extract_source import Source
from cimcheck.reading.gate import GateResult, scanned
from cimcheck.reading.limits import ARCHIVE
from cimcheck.reading.notes import Note
from cimcheck.reading.stepscan import StepScan
from cimcheck.reading.units_ifc import UnitReader


class Refused(Exception):  # noqa: N818  an outcome with a name, not a fault of the program
    """The model is not measured at all; `reason` is a key of `reasons.REASONS`."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class SoundModel:
    """Where to open the model, its length unit [m], and what the gate found in these bytes."""

    path: str
    length_unit: Fraction
    gate: GateResult


@contextmanager
def sound_model(descriptor: int, is_zip: bool, sha256: str) -> Iterator[SoundModel]:
    """The model in an open file, for as long as the `with`. Raises Refused.

    `sha256`: what the file has to be, "" for anything.
    """
    os.lseek(descriptor, 0, os.SEEK_SET)  # an earlier process may have read from it
    with open(descriptor, "rb", closefd=False) as stream:
        written = stream.read()
        if sha256 and hashlib.sha256(written).hexdigest() != sha256:
            raise Refused("file_changed")
        data = unpack(stream, ARCHIVE) if is_zip else written
    if isinstance(data, Note):
        raise Refused("rejected")
    with scanned(data) as (gate, scan):
        if scan is None or gate.status == "rejected":
            raise Refused("rejected")
        unit = _length_unit(scan)
    copy = gate.repaired if gate.repaired is not None else data if is_zip else None
    if copy is None:
        yield SoundModel(_opened(descriptor), unit, gate)
        return
    with tempfile.TemporaryFile() as sound:
        sound.write(copy)
        sound.flush()
        yield SoundModel(_opened(sound.fileno()), unit, gate)


def _opened(descriptor: int) -> str:
    """A path to an open file, from its start."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    return f"/dev/fd/{descriptor}"


def _length_unit(scan: StepScan) -> Fraction:
    """[m] Raises Refused where the model does not say it soundly."""
    unit = UnitReader(Source(scan)).project_units().project.get("LENGTHUNIT")
    if unit is None:
        raise Refused("unit_unknown")
    return unit.factor
