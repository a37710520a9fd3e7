"""Messages in Dutch and English.

The messages in the code are the English ones; `locale/nl` translates them, and click's own with them. The
language is the one asked for with `--lang`, else Dutch where the environment's locale is Dutch, else English.
"""

from __future__ import annotations

import gettext as _gettext
import os
import re
from collections.abc import Sequence
from pathlib import Path

LANGUAGES = ("nl", "en")
DOMAIN = "raadspoor"
LOCALE = Path(__file__).parent / "locale"

_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Of the environment, strongest first, as gettext reads them."""
_OURS = ":raadspoor"
"""Ends the LANGUAGE that `use` has set, so that it is never taken for the user's."""


def from_environment() -> str:
    """`nl` for a Dutch locale (nl_NL, nl_BE, ...), else `en`."""
    for name in _VARIABLES:
        value = os.environ.get(name, "")
        if value and not value.endswith(_OURS):
            return "nl" if value.casefold().startswith("nl") else "en"
    return "en"


def from_arguments(arguments: Sequence[str]) -> str | None:
    """The language that a command line asks for with `--lang`, wherever on it that stands."""
    for index, argument in enumerate(arguments):
        value = argument.removeprefix("--lang=")
        if argument == "--lang" and index + 1 < len(arguments):
            value = arguments[index + 1]
        if value in LANGUAGES and argument.startswith("--lang"):
            return value
    return None


def use(language: str) -> None:
    """Give every message of this process in this language from now on."""
    os.environ["LANGUAGE"] = language + _OURS
    _gettext.bindtextdomain(DOMAIN, str(LOCALE))
    _gettext.textdomain(DOMAIN)


def gettext(message: str) -> str:
    """The message in the language in use. An empty one stays empty: gettext keeps its header there."""
    return _gettext.gettext(message) if message else ""


def mark(message: str) -> str:
    """The message itself: says to the catalogue that it is translated where it is shown."""
    return message


def filled(message: str) -> str:
    """The translation of a message whose values are filled in already, such as that of an error.

    The catalogue has it with `{0}`, `{1}`, ... for its values, which are translated in turn. A message and
    the hint after it are translated one by one. What has no translation stays as it is.
    """
    found = _from_catalogue(message)
    if found is not None:
        return found
    for stop in re.finditer(r"[.!] ", message):
        head, tail = message[: stop.start() + 1], message[stop.end() :]
        found = _from_catalogue(head)
        if found is not None:
            return f"{found} {filled(tail)}"
    return message


def _from_catalogue(message: str) -> str | None:
    whole = gettext(message)
    if whole != message or not message:
        return whole
    best: tuple[int, str] | None = None
    for template, translation in _templates():
        found = _pattern(template).fullmatch(message)
        literal = len(_PLACE.sub("", template))
        if found and (best is None or literal > best[0]):
            best = (literal, translation.format(*map(filled, found.groups())))
    return best and best[1]


_PLACE = re.compile(r"\{\d\}")
_VALUE = r"((?:(?![.!] ).)+)"
"""What may stand in a place: anything that does not end a sentence."""


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(_VALUE.join(map(re.escape, _PLACE.split(template))), re.DOTALL)


def _templates() -> list[tuple[str, str]]:
    """The messages with numbered places, and their translations."""
    translations = _gettext.translation(DOMAIN, LOCALE, fallback=True)
    catalogue: dict[object, str] = getattr(translations, "_catalog", {})
    return [(one, other) for one, other in catalogue.items() if isinstance(one, str) and _PLACE.search(one)]


def ngettext(one: str, many: str, count: int, **values: str) -> str:
    """The form that goes with `count`, with the number filled in at `{count}` and `values` at their names."""
    return _gettext.ngettext(one, many, count).format(count=count, **values)
