"""`raadspoor profile`: a first profile of a municipality, to be read over and corrected."""

from __future__ import annotations

from pathlib import Path

import click

from corpus.errors import ProfileError
from raadspoor.cli.group import command as make_command
from raadspoor.cli.group import option
from raadspoor.cli.options import corpus_option


@make_command("profile")
@click.argument("municipality")
@option(
    "--cbs",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The CBS table of wijken and buurten (CSV), for areas with their codes.",
)
@option(
    "--least",
    type=click.IntRange(min=1),
    default=2,
    metavar="N",
    help="Take over names that the corpus has at least N times (default: 2).",
)
@option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write to FILE."
)
@corpus_option
def command(municipality: str, cbs: Path | None, least: int, output: Path | None, directory: Path) -> None:
    """Draft a profile of a municipality from its documents in the corpus, and from the table of CBS.

    It is a start: read it over, correct it, and give it to `ingest` and `tag` with `--profile FILE`.

    \b
    Example:
      raadspoor profile Hengelo
    """
    from corpus.profile_making import as_toml, from_cbs, from_documents, merge
    from raadspoor.cli.corpora import reading
    from raadspoor.cli.output import write
    from search.filters import municipality as known

    with reading(directory) as corpus:
        name = known(corpus, municipality)
        documents = (document for document in corpus.documents() if document.municipality == name)
        profile = from_documents(documents, name, least)
    if cbs is not None:
        profile = merge(from_cbs(_text(cbs), name), profile)
    write(as_toml(profile), output)


def _text(path: Path) -> str:
    """The table as text: in UTF-8, or in the Windows encoding that spreadsheets save in."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ProfileError(f"{path} cannot be read: {error.strerror}.", "Name an existing file.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("windows-1252", errors="replace")
