"""`raadspoor reindex`: the search index, built again from the corpus."""

from __future__ import annotations

from pathlib import Path

from raadspoor.cli.group import command as make_command
from raadspoor.cli.options import corpus_option, report_option, workers_option
from raadspoor.i18n import gettext as _


@make_command("reindex")
@workers_option
@report_option
@corpus_option
def command(workers: int | None, form: str, directory: Path) -> None:
    """Build the search index again from the corpus.

    Nothing in the index is the only copy of anything. Searches go on in the old one until the new one is
    whole.

    \b
    Example:
      raadspoor reindex
    """
    from index import engine
    from raadspoor.cli.corpora import reading
    from raadspoor.cli.output import write
    from raadspoor.cli.progress import Progress
    from raadspoor.export.plain import to_json

    with reading(directory) as corpus, Progress(_("Indexing")) as progress:
        units = engine.of(corpus).reindex(corpus, workers=workers, progress=progress)
        documents = len(corpus)
    if form == "json":
        write(to_json({"documents": documents, "units": units}))
    else:
        write(
            _("{units} passages and commitments of {documents} documents are indexed.").format(
                units=units, documents=documents
            )
            + "\n"
        )
