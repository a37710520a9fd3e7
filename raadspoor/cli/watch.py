"""`raadspoor watch`: saved searches, and what is new since they were last run."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import QueryError
from raadspoor.cli.group import Subcommands, failure_of, option
from raadspoor.cli.group import command as make_command
from raadspoor.cli.options import chosen_format, corpus_option
from raadspoor.cli.questions import filters, question_options
from raadspoor.i18n import gettext as _
from raadspoor.i18n import ngettext

if TYPE_CHECKING:
    from raadspoor.export import Record
    from search.watches import News, Watch, Watches

FORMS = ("text", "json", "atom")


@make_command("watch", Subcommands)
def command() -> None:
    """Save searches, and hear what is new since the last time.

    `raadspoor watch add NAME WORDS...` saves one, `list` shows them, `remove NAME` drops one, and `run` tells
    what they find in documents that were read since: as text, as JSON, or with -o news.atom as a feed for a
    reader of news.

    \b
    Example:
      raadspoor watch run
    """


@make_command("add")
@click.argument("name")
@question_options
@corpus_option
def add(name: str, words: tuple[str, ...], directory: Path, **given: Any) -> None:
    """Save a search under a name. What it finds now is known; what comes later is news.

    WORDS and filters are those of `raadspoor search`.

    \b
    Example:
      raadspoor watch add warmte warmteplan OR warmtenet
    """
    from raadspoor.cli.corpora import reading

    with reading(directory) as corpus:
        total = _watches(corpus.directory).add(corpus, name, " ".join(words), filters(given))
    click.echo(
        ngettext("Saved; {count} passage answers it now.", "Saved; {count} passages answer it now.", total)
    )


@make_command("list")
@option("-f", "--format", "form", type=click.Choice(("table", "json")), default="table", help="Form.")
@corpus_option
def listed(form: str, directory: Path) -> None:
    """Show the saved searches.

    \b
    Example:
      raadspoor watch list
    """
    from raadspoor.cli.corpora import reading
    from raadspoor.cli.output import show
    from raadspoor.export import Column, Listing, field

    with reading(directory) as corpus:
        records = [_record(watch) for watch in _watches(corpus.directory)]
    listing = Listing(
        records=records,
        columns=(
            Column("Name", field("name"), wide=True),
            Column("Words", field("words"), wide=True),
            Column("Filters", field("filters"), wide=True),
            Column("Last run", _last_run),
        ),
        fields=("name", "words", "filters", "made", "last_run"),
        empty="No searches are saved. Save one with `raadspoor watch add NAME WORDS`.",
    )
    show(listing, form)


@make_command("run")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMS),
    default=None,
    help="Form of the news.",
)
@option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    metavar="FILE",
    help="Write to FILE instead of the terminal; its suffix (.json, .atom) chooses the form.",
)
@option("--peek", is_flag=True, help="Tell it again the next time.")
@corpus_option
@click.pass_context
def run(
    ctx: click.Context,
    /,
    names: tuple[str, ...],
    form: str | None,
    output: Path | None,
    peek: bool,
    directory: Path,
) -> None:
    """Tell what the saved searches, or those named, find in documents that were read since the last run.

    A feed holds what was new in earlier runs as well. It is news once: with --peek it is told again. One
    search that cannot be asked any more never stops the others; the exit code is then 1.

    \b
    Example:
      raadspoor watch run -o news.atom
    """
    from raadspoor.cli.corpora import reading
    from raadspoor.cli.output import write
    from search.watches import run as run_watch

    chosen = chosen_format(form, output, FORMS, plain="text", others={".xml": "atom"})
    ran: list[tuple[Watch, tuple[News, ...]]] = []
    failed = False
    with reading(directory) as corpus:
        watches = _watches(corpus.directory)
        for watch in [watches.get(name) for name in names] or list(watches):
            try:
                ran.append(run_watch(corpus, watch))
            except QueryError as error:
                click.echo(f"{watch.name}:", err=True)
                failure_of(error).show()
                failed = True
    write(_told(ran, chosen), output, paged=chosen == "text")
    if not peek:
        for watch, _news in ran:
            watches.keep(watch)
    if failed:
        ctx.exit(1)


@make_command("remove")
@click.argument("name")
@corpus_option
def remove(name: str, directory: Path) -> None:
    """Drop a saved search.

    \b
    Example:
      raadspoor watch remove warmte
    """
    from raadspoor.cli.corpora import reading

    with reading(directory) as corpus:
        _watches(corpus.directory).remove(name)
    click.echo(_("Removed."))


for _each in (add, listed, run, remove):
    command.add_command(_each)  # type: ignore[attr-defined]


def _watches(directory: Path) -> Watches:
    from search.watches import Watches

    return Watches(directory)


def _last_run(record: Record) -> str:
    """By the clock of who looks, to the minute."""
    moment: dt.datetime = record["last_run"]
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def _record(watch: Watch) -> dict[str, Any]:
    import msgspec

    from search.filters import Filters

    given = msgspec.structs.asdict(watch.filters)
    nothing = msgspec.structs.asdict(Filters())
    return {
        "name": watch.name,
        "words": watch.words,
        "filters": {key: value for key, value in given.items() if value != nothing[key]},
        "made": watch.made,
        "last_run": watch.last_run,
    }


def _told(ran: list[tuple[Watch, tuple[News, ...]]], form: str) -> bytes | str:
    if form == "atom":
        from raadspoor.export.feed import atom

        return atom([watch for watch, _news in ran])
    if form == "json":
        import msgspec

        from raadspoor.export.plain import to_json

        return to_json(
            [{**_record(watch), "news": [msgspec.structs.asdict(one) for one in news]} for watch, news in ran]
        )
    return _text(ran)


def _text(ran: list[tuple[Watch, tuple[News, ...]]]) -> str:
    """Each watch with its news: where it stands, then the passage."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    from raadspoor.export.safety import clean
    from raadspoor.export.terminal import render
    from raadspoor.labels import source

    if not ran:
        return _("No searches are saved. Save one with `raadspoor watch add NAME WORDS`.") + "\n"
    parts: list[Any] = []
    for watch, news in ran:
        count = ngettext("{count} new passage", "{count} new passages", len(news))
        parts.append(Text(f"{clean(watch.name)}: {count}", style="bold"))
        for one in news:
            date = f"{one.doc_date}  " if one.doc_date else ""
            head = Text(f"{date}{clean(source(one.title, one.page))}\n", style="cyan")
            parts.append(Padding(head + Text(clean(one.text)), (0, 0, 0, 2)))
    return render(Group(*parts))
