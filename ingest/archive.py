"""Zip archives: members one at a time, with what is hostile or out of bounds left out and said."""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator

from corpus.document import Problem
from corpus.errors import UnreadableDocumentError
from ingest.contract import Enclosed, Source
from ingest.limits import MIB, Limits

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LITTER = re.compile(r"(^|/)(__MACOSX/|\.|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_CHUNK = 1 << 16
_SMALL = 64 * MIB
"""Bytes that may come out of any archive, however small it is."""
_ENCRYPTED = 0x1
_UTF8 = 0x800


def unpack(source: Source, limits: Limits) -> Iterator[Enclosed | Problem]:
    """The files in a zip archive. Sizes are those that come out, not those that the archive claims.

    Raises UnreadableDocumentError when it is no whole archive, holds nothing, or too many files.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableDocumentError(f"{source.name} is a damaged zip archive: {error}.") from error
    members = [
        info
        for info in archive.infolist()
        if not info.filename.endswith("/") and not _LITTER.search(_safe(_name(info)))
    ]
    if not members:
        raise UnreadableDocumentError(
            f"{source.name} is an empty archive.", "There is nothing to read in it."
        )
    if len(members) > limits.members:
        raise UnreadableDocumentError(
            f"{source.name} holds {len(members):,} files; the limit is {limits.members:,}.",
            "Unpack it and ingest the folder.",
        )
    left = min(limits.expanded, max(_SMALL, len(source.data) * limits.ratio))
    for info in members:
        data = _data(archive, info, limits, left)
        if isinstance(data, Problem):
            yield data
        else:
            left -= len(data)
            yield Enclosed(name=_safe(_name(info)), data=data)


def _name(info: zipfile.ZipInfo) -> str:
    """Path inside the archive. Old archivers wrote names in code page 437 or 850 without saying so."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "cp850"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def _safe(name: str) -> str:
    """The name without what could lead out of a folder or confuse a terminal. It is shown, never opened."""
    parts = [part for part in _CONTROL.sub("", name).split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "naamloos"


def _data(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits, left: int) -> bytes | Problem:
    name = _safe(_name(info))
    if info.flag_bits & _ENCRYPTED:
        return Problem(
            code="encrypted", message=f"{name} has a password.", hint="Unpack the archive with its password."
        )
    if left <= 0:
        return Problem(
            code="limit",
            message=f"{name} was left out: what came before it is all that may come out of this archive.",
            hint="Unpack the archive if you trust it.",
        )
    most = min(limits.size, left, max(MIB, info.compress_size * limits.ratio))
    data = bytearray()
    try:
        with archive.open(info) as file:
            while chunk := file.read(_CHUNK):
                data += chunk
                if len(data) > most:
                    return Problem(
                        code="limit",
                        message=f"{name} expands from {info.compress_size:,} bytes to over {most:,}.",
                        hint="Unpack the archive if you trust it.",
                    )
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
    ) as error:
        return Problem(code="damaged", message=f"{name} cannot be unpacked: {error}.")
    return bytes(data)
