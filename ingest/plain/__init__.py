"""Text and Markdown: blocks from lines, by the forms that municipal texts have.

One source line is at most one block, with two exceptions: the lines of a hard-wrapped paragraph are joined,
and so are the halves of a sentence that a page end broke. Furniture is left out only where it is certain.
"""

from __future__ import annotations

from ingest.contract import Extraction, Source
from ingest.plain.assemble import assemble
from ingest.plain.decoding import decode
from ingest.plain.furniture import without_furniture
from ingest.plain.lines import split_lines, unwrap
from ingest.plain.sections import mark_titles


def read(source: Source) -> Extraction:
    """The blocks of a text or Markdown file; pages are counted where the file holds form feeds."""
    lines = unwrap(split_lines(decode(source.data)))
    body = without_furniture(lines)
    mark_titles(body.lines)
    metadata = {"municipality": body.municipality} if body.municipality else {}
    return Extraction(blocks=assemble(body.lines, body.contents), metadata=metadata)
