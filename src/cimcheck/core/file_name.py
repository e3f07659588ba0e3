"""Names of files as text that can be written anywhere, whatever bytes the file system has for them."""

import os
from pathlib import PurePath


def printable(path: PurePath | str) -> str:
    """The path as text in UTF-8.

    Archives packed on Chinese systems leave names in GB18030 behind; they are read as that. Bytes that are
    neither are shown as `\\xNN`.
    """
    text = os.fspath(path)
    try:
        text.encode()
    except UnicodeEncodeError:
        written = os.fsencode(text)
        try:
            return written.decode("gb18030")
        except UnicodeDecodeError:
            return written.decode(errors="backslashreplace")
    return text
