"""The command group: commands are imported when called, errors of ours become clean messages."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from corpus.errors import ProfileError, QueryError, RaadspoorError
from raadspoor import i18n
from raadspoor.i18n import gettext as _

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Entry(NamedTuple):
    """A command as the group knows it before its module is imported."""

    summary: str
    """One line for the list of commands."""
    aliases: tuple[str, ...] = ()
    """Dutch names of the same command."""


class Failure(click.ClickException):
    """Something asked for could not be done: what and where, then what to do now."""

    def __init__(self, error: RaadspoorError) -> None:
        super().__init__(i18n.filled(error.message))
        self.hint = i18n.filled(error.hint)

    def show(self, file: Any = None) -> None:  # noqa: ARG002
        click.echo(_("Error: {message}").format(message=printable(self.message)), err=True)
        if self.hint:
            click.echo(printable(self.hint), err=True)


class Misuse(Failure):
    """The question itself is wrong: an unknown name, an impossible combination."""

    exit_code = 2


def failure_of(error: RaadspoorError) -> Failure:
    """The error as the command line shows it, with its exit code."""
    return (Misuse if isinstance(error, QueryError | ProfileError) else Failure)(error)


def printable(text: str) -> str:
    """The text without what would steer a terminal; the name of a file can hold it too."""
    from raadspoor.export.safety import clean

    return clean(text)


@contextmanager
def _harmless_errors() -> Iterator[None]:
    """Takes out of click's own messages what would steer a terminal: they repeat what was typed."""
    try:
        yield
    except click.UsageError as error:
        raise click.UsageError(printable(error.format_message()), error.ctx) from error


class Option(click.Option):
    """An option whose help is translated when it is shown, not when it is defined."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        plain = self.help
        self.help = _(plain or "")
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = plain


class Translated(click.Command):
    """A command whose help is translated when it is shown."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        plain = self.help
        self.help = _(inspect.cleandoc(plain or ""))
        try:
            super().format_help_text(ctx, formatter)
        finally:
            self.help = plain


option = partial(click.option, cls=Option)


def language_option() -> Option:
    """`--lang`, which the group has acted on before anything is parsed."""
    return Option(
        ["--lang"],
        type=click.Choice(i18n.LANGUAGES),
        expose_value=False,
        help="Language of messages and headings (default: the locale's).",
    )


class Subcommands(Translated, click.Group):
    """A command with commands of its own (`watch add`), told of in the user's language."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section(_("Commands")):
            helps = {name: _(inspect.cleandoc(each.help or "")) for name, each in self.commands.items()}
            formatter.write_dl([(name, text.partition("\n\n")[0]) for name, text in helps.items()])


def command(
    name: str, kind: type[click.Command] = Translated
) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a command of the decorated function, with the options that every command has."""

    def decorate(function: Callable[..., Any]) -> click.Command:
        made = click.command(name, cls=kind)(function)
        made.params.append(language_option())
        return made

    return decorate


class LazyGroup(Translated, click.Group):
    """A group that knows its commands by name and imports the module of the one that is called.

    The module of a command is `raadspoor.cli.NAME` and holds it as `command`.
    """

    def __init__(self, *args: Any, entries: dict[str, Entry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(language_option())
        self.entries = entries
        self._names = {alias: name for name, entry in entries.items() for alias in (name, *entry.aliases)}

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        # Before anything is parsed: the help and the errors of parsing are in the user's language too.
        i18n.use(i18n.from_arguments(args) or i18n.from_environment())
        with _harmless_errors():
            return super().make_context(info_name, args, parent, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        name = self._names.get(cmd_name)
        if name is None:
            return None
        found: click.Command = import_module(f"raadspoor.cli.{name}").command
        return found

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        found = super().shell_complete(ctx, incomplete)
        dutch = (alias for entry in self.entries.values() for alias in entry.aliases)
        return found + [CompletionItem(name) for name in dutch if incomplete and name.startswith(incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        given = args[0]
        if not given.startswith("-") and given not in self._names:
            import difflib

            near = difflib.get_close_matches(given, self._names, n=3)
            hint = _("Did you mean: {names}?").format(names=", ".join(near)) if near else ""
            message = _("There is no command {name!r}.").format(name=given)
            ctx.fail(f"{message} {hint}".strip())
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section(_("Commands")):
            formatter.write_dl(
                [
                    (", ".join((name, *entry.aliases)), _(entry.summary))
                    for name, entry in self.entries.items()
                ]
            )

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with _harmless_errors():
                return super().invoke(ctx)
        except RaadspoorError as error:
            raise failure_of(error) from error
        except UnicodeEncodeError as error:  # nothing stored holds half a character: it was typed
            unreadable = QueryError(
                "What was typed holds bytes that are not UTF-8 text.",
                "Type it again; rename a file that has such a name.",
            )
            raise Misuse(unreadable) from error
