"""A document on the terminal, with its mentions and commitments marked.

Mentions are coloured; where there is no colour they stand in square brackets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from corpus.document import Document
from corpus.mention import Mention, MentionType
from raadspoor.i18n import gettext as _
from raadspoor.labels import STATUS, TYPES

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from corpus.store.rows import Summary

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
_UNSURE = 0.8
"""Confidence of recognition below which a block says so itself."""


def marked(
    document: Document,
    blocks: Iterable[int],
    *,
    colour: bool,
    meant: Mapping[str, tuple[Summary, ...]] | None = None,
) -> str:
    """These blocks with their numbers and mentions; a commitment says its status before its block.

    `meant` gives by title the documents that are referred to, which are listed below.
    """
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
        grid.add_row(str(index), status, _block(document, index, mentions[index], colour))
    recognised = _recognised(document)
    notes = [Text(recognised, style="yellow")] if recognised else []
    below: list[Text | Table] = [Text(), Text(_("Refers to"), style="bold"), _list(meant)] if meant else []
    return render(Group(head, Text(about), *notes, *([_legend()] if colour else []), Text(), grid, *below))


def _list(meant: Mapping[str, tuple[Summary, ...]]) -> Table:
    """Titles as referred to, and beside each the documents with their ids."""
    from rich.table import Table
    from rich.text import Text

    from raadspoor.export.safety import clean

    table = Table.grid(padding=(0, 2))
    for name, documents in meant.items():
        said = "\n".join(f"{each.title}  {each.id}" for each in documents)
        table.add_row(Text(clean(name)), Text(clean(said)))
    return table


def _recognised(document: Document) -> str:
    """How sure the recognition of a scan is, over all text that was recognised; empty where none was."""
    read = [(block.confidence, len(block.text)) for block in document.blocks if block.confidence is not None]
    letters = sum(length for _sure, length in read)
    if not letters:
        return ""
    sure = sum(confidence * length for confidence, length in read) / letters
    return _("Recognised from pictures of pages, {sure} sure; check it by eye.").format(sure=_percent(sure))


def _percent(share: float) -> str:
    return f"{int(100 * share)}%"


def _legend() -> Text:
    """The types of mentions, each in its colour."""
    from rich.text import Text

    return Text(", ").join(Text(_(TYPES[kind]), style=style) for kind, style in STYLES.items())


def _block(document: Document, index: int, mentions: list[Mention], colour: bool) -> Text:
    """The text of one block: headings bold, list items with their glyph, mentions in colour or brackets."""
    from rich.text import Text

    from raadspoor.export.safety import mask

    block = document.blocks[index]
    offset = document.starts[index]
    words = mask(block.text)
    if not colour:
        words = _bracketed(words, [(mention.start - offset, mention.end - offset) for mention in mentions])
    text = Text(words, style="bold" if block.kind == "heading" or block.is_header_row else "")
    for mention in mentions if colour else ():
        text.stylize(STYLES[mention.type], mention.start - offset, mention.end - offset)
    if block.kind == "list_item" and not block.text.startswith(block.marker):
        text = Text("  " * block.level + f"{block.marker} ") + text
    if block.confidence is not None and block.confidence < _UNSURE:
        text.append(" " + _("({sure} sure)").format(sure=_percent(block.confidence)), style="yellow")
    return text


def _bracketed(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with square brackets around each span; put in from the end, so that offsets stay true."""
    signs = [(span[0], 1, "[") for span in spans] + [(span[1], 0, "]") for span in spans]
    for place, _order, sign in sorted(signs, reverse=True):
        text = text[:place] + sign + text[place:]
    return text
