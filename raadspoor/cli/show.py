"""`raadspoor show`: a document as it was read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.errors import QueryError
from raadspoor.cli import completion
from raadspoor.cli.group import command as make_command
from raadspoor.cli.group import option
from raadspoor.cli.options import corpus_option

if TYPE_CHECKING:
    from corpus.document import Document


@make_command("show")
@click.argument("document", shell_complete=completion.documents())
@option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("marked", "text", "json")),
    default="marked",
    help="`marked` with what was found in it, `text` the plain text alone, `json` everything.",
)
@option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write to FILE."
)
@option("--open", "opening", is_flag=True, help="Open the document itself, at the page of the block named.")
@corpus_option
def command(document: str, form: str, output: Path | None, opening: bool, directory: Path) -> None:
    """Show a document as it was read, with what was found in it marked.

    DOCUMENT is an id, the start of one, a file name, or a title; `#12` after it shows block 12 alone. With
    `--format text` every block is one line and the cells of a table row are separated by tabs. Documents
    of the corpus that it refers to by title are named below it, and are `documents` of a reference in JSON.

    \b
    Example:
      raadspoor show begroting-2026.html --format text
    """
    from raadspoor.cli.corpora import reading
    from raadspoor.cli.marked import marked
    from raadspoor.cli.output import write
    from raadspoor.export.plain import to_json
    from raadspoor.export.safety import clean
    from raadspoor.export.terminal import colourful
    from raadspoor.links import links, with_links

    name, block = _split(document)
    with reading(directory) as corpus:
        found = corpus.get(corpus.find(name).id)
        blocks = _blocks(found, block)
        if opening:
            from raadspoor.viewer import view

            click.echo(view(corpus, found.id, found.blocks[blocks[0]].page if blocks else None))
            return
        meant = links(found, corpus) if block is None and form != "text" else {}
    if form == "text":
        write(clean("\n".join(found.blocks[index].text for index in blocks) + "\n"), output)
    elif form == "json":
        write(to_json(found.blocks[blocks[0]] if block is not None else with_links(found, meant)), output)
    else:
        colour = colourful() and output is None
        write(marked(found, blocks, colour=colour, meant=meant), output, paged=True)


def _split(document: str) -> tuple[str, int | None]:
    """The document's name and the number after `#`, where there is one."""
    name, sign, number = document.rpartition("#")
    return (name, int(number)) if sign and name and number.isdigit() else (document, None)


def _blocks(document: Document, block: int | None) -> range:
    if block is None:
        return range(len(document.blocks))
    if block >= len(document.blocks):
        raise QueryError(
            f"Document {document.id} has no block {block}.",
            f"Its blocks are numbered 0 to {len(document.blocks) - 1}.",
        )
    return range(block, block + 1)
