"""Files for people to fill in, which must not be written over."""

from pathlib import Path

from cimcheck.core.text import Text
from cimcheck.errors import UsageError


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, with the folders above it. Raises UsageError for one that is."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(data)
    except FileExistsError:
        raise UsageError(
            "FILE_EXISTS",
            Text(
                f"{path} 已存在，未覆盖。请换一个文件名。", f"{path} is there already. Choose another name."
            ),
        ) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(
            "FILE_UNWRITABLE", Text(f"无法写入 {path}：{reason}。", f"{path} cannot be written: {reason}.")
        ) from error
