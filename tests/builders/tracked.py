"""The files of the repository as git sees them: tracked, or new and not ignored."""

import subprocess
from pathlib import Path

BINARY = {
    ".so",
    ".png",
    ".ttf",
    ".otf",
    ".woff2",
    ".pdf",
    ".xlsx",
    ".docx",
    ".glb",
    ".gpkg",
    ".parquet",
    ".zip",
}


def tracked_files(root: Path, *patterns: str) -> list[Path]:
    """Existing files that match the git path patterns, all when there are none; sorted."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns]
    names = subprocess.run(command, cwd=root, check=True, capture_output=True).stdout.decode().split("\0")
    return sorted({root / name for name in names if name and (root / name).is_file()})


def tracked_text(root: Path, *patterns: str) -> list[tuple[Path, str]]:
    """The same files with their text; those that are not text are left out."""
    files = [path for path in tracked_files(root, *patterns) if path.suffix.lower() not in BINARY]
    return [(path, path.read_text(encoding="utf-8", errors="replace")) for path in files]
