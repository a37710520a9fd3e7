"""`raadspoor check`: whether the corpus and its index are whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import CorpusError
from raadspoor.cli.corpora import wait_option
from raadspoor.cli.group import command as make_command
from raadspoor.cli.group import option
from raadspoor.cli.options import corpus_option, report_option
from raadspoor.i18n import filled, ngettext
from raadspoor.i18n import gettext as _

if TYPE_CHECKING:
    from corpus.settings import Place
    from corpus.store import Corpus, Finding


@make_command("check")
@option("--repair", is_flag=True, help="Mend what can be mended; the index is built again where it must be.")
@report_option
@wait_option
@corpus_option
@click.pass_context
def command(ctx: click.Context, repair: bool, form: str, directory: Path) -> None:
    """Check the corpus: database, documents, the files as read, and the search index.

    The exit code is 1 while something is wrong that was not mended.

    \b
    Example:
      raadspoor check
    """
    from corpus.settings import without_password
    from raadspoor.cli.output import write
    from raadspoor.export.plain import to_json

    found = _found(directory, repair)
    wrong = [finding for finding in found if not finding["repaired"]]
    if form == "json":
        write(to_json({"corpus": without_password(str(directory)), "ok": not wrong, "findings": found}))
    else:
        write(_report(found))
    if wrong:
        ctx.exit(1)


def _found(directory: Place, repair: bool) -> list[dict[str, Any]]:
    """Everything that is wrong; of a damaged database also what can be saved."""
    from corpus.store.rescue import saved, unopened
    from raadspoor.cli.corpora import reading, writing

    try:
        opened = writing(directory, damaged=True) if repair else reading(directory, damaged=True)
    except CorpusError as error:
        return [_record(finding) for finding in unopened(directory, error)]
    with opened as corpus:
        found = corpus.check()
        if any(finding.code == "database" for finding in found):
            return [_record(finding) for finding in (*found, saved(corpus.originals))]
        mended = corpus.repair(found) if repair else []
        return [*(_record(finding, finding in mended) for finding in found), *_index(corpus, repair)]


def _record(finding: Finding, repaired: bool = False) -> dict[str, Any]:
    import msgspec

    return {**msgspec.structs.asdict(finding), "repaired": repaired}


def _index(corpus: Corpus, repair: bool) -> list[dict[str, Any]]:
    """What is wrong with the index; that it is behind is no fault, for a search brings it up to date."""
    from index import engine
    from index.generations import DIRECTORY

    writer = engine.of(corpus)
    fault = writer.fault(corpus)
    if fault:
        if repair:
            writer.reindex(corpus)
        return [
            {
                "code": "index",
                "subject": str(corpus.directory / DIRECTORY),
                "message": f"The search index cannot be used: {fault}.",
                "hint": "Repair builds it again; so does the next search.",
                "repairable": True,
                "repaired": repair,
            }
        ]
    return []


def _report(found: list[dict[str, Any]]) -> str:
    from raadspoor.export.safety import clean

    lines = [
        f"{finding['subject']}: {filled(finding['message'])} "
        + (_("Repaired.") if finding["repaired"] else filled(finding["hint"]))
        for finding in found
    ]
    total = ngettext("{count} thing was wrong.", "{count} things were wrong.", len(found))
    return clean("\n".join([*lines, total if found else _("All is well.")]) + "\n")
