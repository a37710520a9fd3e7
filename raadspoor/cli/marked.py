"""A document on the terminal, with its mentions and commitments marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from corpus.document import Document
from corpus.mention import Mention, MentionType
from raadspoor.i18n import gettext as _
from raadspoor.labels import STATUS, TYPES

if TYPE_CHECKING:
    from rich.text import Text

STYLES: dict[MentionType, str] = {
    "amount": "green",
    "date": "cyan",
    "person": "magenta",
    "opgave": "yellow",
    "area": "bold blue",
    "organisation": "red",
    "reference": "bright_black",
    "quantity": "bright_cyan",
}
"""Colour of each type of mention, as rich names it."""


def marked(document: Document, blocks: Iterable[int]) -> str:
    """These blocks with their numbers; mentions are coloured, and a commitment says its status before it."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from raadspoor.export.safety import clean
    from raadspoor.export.terminal import render

    mentions: dict[int, list[Mention]] = defaultdict(list)
    for mention in document.mentions:
        mentions[mention.block].append(mention)
    statuses: dict[int, list[str]] = defaultdict(list)
    for commitment in document.commitments:
        statuses[commitment.block].append(_(STATUS[commitment.status]))
    head = Text(clean(document.title), style="bold")
    about = ", ".join(filter(None, (document.doc_type, str(document.date or ""), document.id)))
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", style="dim")
    grid.add_column(style="bold")
    grid.add_column(ratio=1, overflow="fold")
    for index in blocks:
        status = ", ".join(dict.fromkeys(statuses[index]))
        grid.add_row(str(index), status, _block(document, index, mentions[index]))
    legend = Text(", ".join(_(TYPES[kind]) for kind in STYLES))
    for kind, style in STYLES.items():
        legend.highlight_words([_(TYPES[kind])], style)
    return render(Group(head, Text(about), legend, Text(), grid))


def _block(document: Document, index: int, mentions: list[Mention]) -> Text:
    """The text of one block: headings bold, list items with their glyph, mentions in colour."""
    from rich.text import Text

    from raadspoor.export.safety import mask

    block = document.blocks[index]
    text = Text(mask(block.text), style="bold" if block.kind == "heading" or block.is_header_row else "")
    offset = document.starts[index]
    for mention in mentions:
        text.stylize(STYLES[mention.type], mention.start - offset, mention.end - offset)
    if block.kind == "list_item" and not block.text.startswith(block.marker):
        text = Text("  " * block.level + f"{block.marker} ") + text
    return text
