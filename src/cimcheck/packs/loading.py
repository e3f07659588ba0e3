"""The pack of rules folders, read once and kept between runs while no file changes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cimcheck import __version__
from cimcheck.core import plain_cache
from cimcheck.core.text import Text
from cimcheck.errors import Fault, RulesError
from cimcheck.packs.documents import Document, shaped
from cimcheck.packs.files import fingerprint, gather
from cimcheck.packs.pack import Pack, assembled, digest

_CACHE = "pack"
_FORMAT = f"3 {__version__}"


def load(*folders: Path, cache: bool = True) -> Pack:
    """The pack of the rules folders; a later folder adds to an earlier one.

    Raises RulesError PACK_INVALID with every fault, RULES_FOLDER for a folder that is not there. With
    `cache`, files that have not changed are not parsed again.
    """
    files, faults = gather(folders)
    key = fingerprint(files, _FORMAT)
    kept = plain_cache.read(_CACHE, key) if cache and not faults else None
    documents, sha256 = _thawed(kept)
    if not documents:
        from cimcheck.packs.examination import examined

        documents, found = examined(files, faults)
        if found:
            raise _invalid(found)
        sha256 = digest(documents)
        if cache:
            plain_cache.write(_CACHE, key, _frozen(documents, sha256))
    return assembled(documents, sha256)


def _invalid(faults: list[Fault]) -> RulesError:
    count = len(faults)
    return RulesError(
        "PACK_INVALID", Text(f"规则有 {count} 处错误。", f"The rules have {count} faults."), tuple(faults)
    )


def _data(document: Document) -> Any:
    """The plain data of a document that was read in full, without examples."""
    data = document.located.data if document.located is not None else {}
    return {key: value for key, value in data.items() if key != "examples"}


def _frozen(documents: Sequence[Document], sha256: str) -> dict[str, Any]:
    """What is kept in the cache; examples stay packed."""
    return {
        "sha256": sha256,
        "documents": [[d.layer, d.path, d.kind, d.examples, _data(d)] for d in documents],
    }


def _thawed(kept: Any) -> tuple[list[Document], str]:
    """The documents of a cache entry; none when it is not what this version writes."""
    documents: list[Document] = []
    try:
        for layer, path, kind, examples, data in kept["documents"] if kept else ():
            shape = shaped(kind, data)
            if shape is None:
                return [], ""
            documents.append(Document(layer, path, kind, shape, examples))
        return documents, kept["sha256"] if kept else ""
    except (TypeError, ValueError, KeyError):
        return [], ""
