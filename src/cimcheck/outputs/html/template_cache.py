"""Compiled templates kept between runs; compiling them takes longer than writing a small report."""

import hashlib
import sys

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from cimcheck.core import plain_cache

_VERSIONS = f"{jinja2.__version__} {sys.version}"


class TemplateCache(BytecodeCache):
    """In the user's cache folder, under what Jinja, Python and the template together make different."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept; nothing is taken that does not have the digest it was kept with."""
        kept = plain_cache.read(*_entry(bucket))
        if isinstance(kept, bytes):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, where anything may be kept."""
        plain_cache.write(*_entry(bucket), bucket.bytecode_to_string())


def _entry(bucket: Bucket) -> tuple[str, str]:
    key = hashlib.sha256(f"{_VERSIONS} {bucket.checksum}".encode()).hexdigest()
    return f"template-{bucket.key}", key
