"""RTF: its text by striprtf, read on as plain text is; table rows keep their cells."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from corpus.errors import UnreadableDocumentError
from ingest.contract import Extraction, Source

_ROW = re.compile(r"^(?:[^|\n]*\|)+$", re.MULTILINE)
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")


def read(source: Source) -> Extraction:
    """The blocks of an RTF file."""
    from striprtf import striprtf

    from ingest import plain

    to_text: Callable[..., str] = striprtf.rtf_to_text

    if not source.data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableDocumentError(
            f"{source.name} is not RTF, as its name says.", "Give it its right suffix."
        )
    page = _CODE_PAGE.search(source.data[:4096])
    encoding = f"cp{page[1].decode()}" if page else "cp1252"
    try:
        text = to_text(source.data.decode("latin-1"), encoding=encoding, errors="replace")
    except (LookupError, ValueError, TypeError) as error:
        raise UnreadableDocumentError(
            f"{source.name} is damaged RTF: {error}.", "Open it in a word processor and save it again."
        ) from error
    rows = _ROW.sub(lambda match: match[0].rstrip("|").replace("|", "\t"), text)
    return plain.read(msgspec.structs.replace(source, data=rows.encode("utf-8", "replace")))
