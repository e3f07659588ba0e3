"""Zip archives that are the same every time: fixed dates, fixed order, fixed compression."""

import io
import zipfile
from collections.abc import Iterable

FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def fixed_zip(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of the entries in the order given."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in entries:
            about = zipfile.ZipInfo(name, FIRST_DAY)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.create_system = 3
            about.external_attr = 0o644 << 16
            archive.writestr(about, data)
    return stream.getvalue()


def repacked(data: bytes) -> bytes:
    """The same archive without the dates that somebody else put into it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return fixed_zip((one.filename, archive.read(one)) for one in archive.infolist())
