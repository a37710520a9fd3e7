"""The command line: one file a command, imported when it is called."""

from __future__ import annotations

from pathlib import Path

import click

from raadspoor.cli.group import Entry, LazyGroup, Option

ENTRIES: dict[str, Entry] = {
    "ingest": Entry("Read files, folders and web addresses into the corpus.", ("inlezen",)),
    "harvest": Entry("Read councils' papers from the public collections.", ("oogst",)),
    "commitments": Entry("Show who promised what, where and by when.", ("toezeggingen",)),
    "trail": Entry("Follow commitments through the years: slipped, kept, disappeared.", ("spoor",)),
    "reconcile": Entry("Lay the register of toezeggingen beside the texts.", ("vergelijk",)),
    "search": Entry("Search the text of all documents.", ("zoek",)),
    "watch": Entry("Save searches, and hear what is new since the last time.", ("volg",)),
    "show": Entry("Show a document as it was read.", ("toon",)),
    "people": Entry("List the people in the corpus.", ("personen",)),
    "areas": Entry("List the places in the corpus.", ("gebieden",)),
    "opgaven": Entry("List the opgaven (policy challenges) in the corpus."),
    "amounts": Entry("List the amounts of money in the corpus.", ("bedragen",)),
    "stats": Entry("Say what the corpus holds and what it lacks.", ("cijfers",)),
    "tag": Entry("Tag one document, without a corpus.", ("markeer",)),
    "evaluate": Entry("Measure the taggers against documents marked by hand.", ("meet",)),
    "check": Entry("Check the corpus and its index for damage.", ("controleer",)),
    "reindex": Entry("Build the search index again from the corpus.", ("herindexeer",)),
    "backup": Entry("Copy the corpus, also while it is in use.", ("kopie",)),
    "restore": Entry("Put a copy of a corpus back.", ("terugzetten",)),
    "profile": Entry("Draft a profile of a municipality.", ("profiel",)),
    "demo": Entry("Try it on the five sample documents."),
}
"""The commands, in the order of the help, with their Dutch names."""


@click.group(
    "raadspoor",
    cls=LazyGroup,
    entries=ENTRIES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--corpus",
    cls=Option,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Directory of the corpus (default: $RAADSPOOR_CORPUS, else a folder of your own).",
)
@click.version_option(package_name="raadspoor", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, corpus: Path | None) -> None:
    """Finds what a municipality promised, in everything it writes.

    Every answer comes with its sentence, page and document.

    \b
    Example:
      raadspoor commitments Wilderinkshoek
    """
    ctx.obj = corpus
