"""How much one document may cost before the run goes on without it."""

from __future__ import annotations

import msgspec

MIB = 1024 * 1024


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Generous for any real document of a municipality, and far below what harms the machine."""

    seconds: float = 1800.0
    """Wall-clock time to read, tag and pack one document. A budget of 200 pages takes ten seconds, and some
    fifteen minutes when all of them are pictures that must be recognised."""
    memory: int = 2048 * MIB
    """Bytes of address space that a worker may take on top of what it starts with."""
    size: int = 512 * MIB
    """Bytes of a file or of a page that is fetched."""
    characters: int = 40_000_000
    """Of a document's text; a budget of 300 pages has about a million."""
    members: int = 5_000
    """Files in one archive or message, with those in the archives inside it."""
    expanded: int = 2048 * MIB
    """Bytes of all of them together."""
    ratio: int = 200
    """How many times larger than in the archive a member of over a mebibyte may be."""
    nesting: int = 3
    """Archives in archives."""


DEFAULT = Limits()
