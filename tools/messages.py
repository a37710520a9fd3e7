"""Bring the Dutch catalogue up to date with the code: `python tools/messages.py`.

Collects every message that a user can see, adds the new ones to `raadspoor/locale/nl` without a translation,
drops the ones that are gone, and compiles the catalogue. A test fails while one is left untranslated.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import corpus.errors as errors_of_ours

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "raadspoor" / "locale" / "nl" / "LC_MESSAGES" / "raadspoor.po"
STAGES = ("corpus", "ingest", "tagging", "index", "search", "raadspoor")

FIRST_ARGUMENT = {"_", "gettext", "mark", "Column", "Entry"}
"""Calls whose first argument is a message."""
KEYWORDS = {"help", "empty", "hint", "message"}
"""Arguments that are messages, of the calls in which they stand."""
OURS = {name for name, kind in vars(errors_of_ours).items() if isinstance(kind, type)}
"""Names of what is raised with a message and a hint for the user."""
REPORTS = {"Problem", "Finding", "Found", "Failed", "_entry", "entry", "failed"}
"""Calls that say what was not read or is wrong, in REASONS."""
REASONS = {"message", "hint", "reason", "failed", "skipped"}

OF_CLICK = (
    "Usage:",
    "Options",
    "Show this message and exit.",
    "Show the version and exit.",
    "Error: {message}",
    "Try '{command} {option}' for help.",
    "Missing command.",
    "Missing argument",
    "Invalid value for {param_hint}: {message}",
    "Invalid value: {message}",
    "No such option: {name}",
    "No such option {name!r}.",
    "Missing option",
    "{value!r} is not one of {choices}.",
    "{value} is not in the range {range}.",
    "{value!r} is not a valid {number_type}.",
    "Aborted!",
)
MANY_OF_CLICK = {
    "Did you mean {possibility}?": "(Did you mean one of: {possibilities}?)",
    "Got unexpected extra argument ({args})": "Got unexpected extra arguments ({args})",
    "Option {name!r} requires an argument.": "Option {name!r} requires {nargs} arguments.",
}
"""The messages of click that a user of these commands meets."""


def messages() -> set[str]:
    """Every message of the application, and those of click that it shows."""
    found = {*OF_CLICK, *MANY_OF_CLICK}
    for path in sorted((ROOT / "raadspoor").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= set(_of_calls(tree)) | set(_of_errors(tree)) | set(_of_commands(tree))
    return found - {""}


def errors() -> set[str]:
    """Every message of an error or problem of the stages, with `{0}`, `{1}`, ... for its values."""
    found: set[str] = set()
    for stage in STAGES:
        for path in sorted((ROOT / stage).rglob("*.py")):
            found |= set(_of_errors(ast.parse(path.read_text(encoding="utf-8"))))
    return found - {""}


def _of_calls(tree: ast.AST) -> Iterator[str]:
    for call in _calls(tree):
        name = _name(call)
        if name == "ngettext":
            yield from (_constant(argument) for argument in call.args[:2])
        if name in FIRST_ARGUMENT and call.args:
            yield _constant(call.args[0])
        if name in ("option", "Option", "Listing", "LazyOption"):
            yield from (_constant(word.value) for word in call.keywords if word.arg in KEYWORDS)


def _of_commands(tree: ast.AST) -> Iterator[str]:
    """The help of a command: the docstring of the function that is made one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(
            isinstance(decorator, ast.Call) and _name(decorator) in ("make_command", "group")
            for decorator in node.decorator_list
        ):
            yield inspect.cleandoc(ast.get_docstring(node, clean=False) or "")


def _of_errors(tree: ast.AST) -> Iterator[str]:
    for entries in (node for node in ast.walk(tree) if isinstance(node, ast.Dict)):
        for key, value in zip(entries.keys, entries.values, strict=True):
            if key is not None and _constant(key) in REASONS:
                yield from _templates(value)
    for call in _calls(tree):
        name = _name(call)
        if name in OURS:
            for argument in call.args[:2]:
                yield from _templates(argument)
        if name in OURS or name in REPORTS:
            for word in call.keywords:
                if word.arg in REASONS:
                    yield from _templates(word.value)


def _templates(node: ast.expr) -> Iterator[str]:
    """The texts that an expression can give: of a constant, an f-string, or both sides of a condition."""
    if isinstance(node, ast.IfExp):
        yield from _templates(node.body)
        yield from _templates(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        places = iter(range(len(node.values)))
        yield "".join(
            str(part.value) if isinstance(part, ast.Constant) else f"{{{next(places)}}}"
            for part in node.values
        )
    else:
        yield _constant(node)


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _constant(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def catalogue() -> Catalog:
    """The Dutch catalogue as it stands in the project."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="nl")


def plurals() -> dict[str, str]:
    """The plural of every message that has one."""
    found = dict(MANY_OF_CLICK)
    for path in sorted((ROOT / "raadspoor").rglob("*.py")):
        for call in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            if _name(call) == "ngettext" and _constant(call.args[0]):
                found[_constant(call.args[0])] = _constant(call.args[1])
    return found


def update() -> list[str]:
    """Write the catalogue anew and compile it; the messages that wait for a translation."""
    old = catalogue() if CATALOGUE.exists() else Catalog(locale="nl")
    many = plurals()
    new = Catalog(
        locale="nl",
        project="raadspoor",
        version="0.1",
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        header_comment="# Dutch messages of Raadspoor.",
        creation_date=old.creation_date,
        revision_date=old.revision_date,
        fuzzy=False,
    )
    for message in sorted((messages() | errors()) - set(many.values())):
        known = old.get(message)
        identity = (message, many[message]) if message in many else message
        kept = known.string if known and isinstance(known.id, str) == isinstance(identity, str) else None
        new.add(identity, kept)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, new, width=100, omit_header=False, sort_output=True)
    with CATALOGUE.with_suffix(".mo").open("wb") as file:
        write_mo(file, new)
    return [str(message.id) for message in new if message.id and not _translated(message.string)]


def _translated(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


if __name__ == "__main__":
    waiting = update()
    for text in waiting:
        sys.stdout.write(f"not translated: {text!r}\n")
    sys.exit(1 if waiting else 0)
