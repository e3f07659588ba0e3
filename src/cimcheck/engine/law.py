"""The clauses that findings cite, with the titles and numbers of their instruments."""

from cimcheck.core.text import Text
from cimcheck.findings.finding import ClauseRef
from cimcheck.packs.register import Register, instrument_of


class Instruments:
    """Looks clauses up in a pack's list of instruments."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def clause(self, ref: str, level: str) -> ClauseRef:
        """The clause `instrument#clause`; its instrument is in the list: packs are linted for it."""
        instrument = self._register.instruments[instrument_of(ref)]
        return ClauseRef(
            ref=ref,
            instrument=instrument_of(ref),
            number=instrument.number,
            title=Text(instrument.title.zh, instrument.title.en),
            clause=ref.partition("#")[2],
            level=level,
            url=instrument.url,
        )
