"""What the checks of the gate collect: notes, damaged places, and patches against believing damage."""

from collections.abc import Iterable

from cimcheck.core.text import Text
from cimcheck.reading.notes import Note, note
from cimcheck.reading.stepscan import StepScan

PLACES = 5  # that a note names
UNKNOWN = b"$"  # how STEP writes a value that is not known

Patch = tuple[int, int, bytes]


class Findings:
    """Everything found in one scanned file."""

    def __init__(self, scan: StepScan) -> None:
        self.scan = scan
        self.types = scan.types()
        self.notes: list[Note] = []
        self.patches: list[Patch] = []
        self.damaged: set[int] = set()  # rows of which something is lost
        self.torn: set[int] = (
            set()
        )  # rows of relations that say what belongs to the building, and do not any more

    def add(
        self,
        code: str,
        rows: Iterable[int] = (),
        *,
        count: int | None = None,
        detail: Text | str = "",
        offsets: Iterable[int] = (),
    ) -> None:
        """A note on rows (each named once) or, where there are none, on places in the file."""
        ordered = sorted(set(rows))
        steps = [self.scan.step(row) for row in ordered]
        places = self.places(ordered) if ordered else self.lines(offsets)
        self.notes.append(note(code, where=places, steps=steps, count=count, detail=detail))

    def name(self, row: int) -> str:
        """Upper-case class of a row."""
        return self.types[self.scan.type_row(row)].name

    def label(self, row: int) -> str:
        """`#12 IFCWALL`."""
        return f"#{self.scan.step(row)} {self.name(row)}"

    def places(self, rows: list[int]) -> str:
        """The first few rows as `line: #id CLASS`."""
        shown = rows[:PLACES]
        offsets = [self.scan.offset(row) for row in shown]
        line = self.scan.lines(offsets)
        return "; ".join(
            f"{line[offset]}: {self.label(row)}" for row, offset in zip(shown, offsets, strict=True)
        )

    def lines(self, offsets: Iterable[int]) -> str:
        """The first few offsets as line numbers."""
        shown = sorted(set(offsets))[:PLACES]
        return "; ".join(str(line) for line in self.scan.lines(shown).values())

    def forget(self, begin: int, end: int, row: int) -> None:
        """Make the argument between two offsets unknown: what cannot be read must not be half read."""
        self.patches.append((begin, end, UNKNOWN))
        self.damaged.add(row)

    def rejected(self) -> bool:
        """Whether some note already rejects the file."""
        return any(found.severity == "rejected" for found in self.notes)

    def repaired(self) -> bytes | None:
        """The bytes with all patches applied; None without any. An inner patch gives way to one around it."""
        if not self.patches:
            return None
        pieces: list[bytes] = []
        done = 0
        for begin, end, replacement in sorted(set(self.patches), key=lambda patch: (patch[0], -patch[1])):
            if begin < done:
                continue
            pieces += (self.scan.data[done:begin], replacement)
            done = end
        pieces.append(self.scan.data[done:])
        return b"".join(pieces)
