"""The table of reported figures, to be filled in and given to the next roll-up."""

import csv
import io

from cimcheck.district.document import District
from cimcheck.district.reported import HEADERS


def reported_table(district: District, lang: str) -> bytes:
    """Every indicator in a row, with what has been reported so far. CSV that spreadsheets open as UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header.get(lang) for header in HEADERS.values())
    for one in district.indicators:
        figure = one.reported
        said = (figure.value, _plain(figure.as_of), _plain(figure.source)) if figure else ("", "", "")
        writer.writerow((one.number, one.title.get(lang), one.shown.get(lang), *said))
    return text.getvalue().encode("utf-8-sig")


def _plain(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
