"""Both languages are complete: English stands in the code, Dutch in the catalogue."""

from __future__ import annotations

import gettext
import string

import pytest
from babel.messages.catalog import Message

from raadspoor import i18n
from tools import messages


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """Singular and plural where there are two."""
    return [text] if isinstance(text, str) else list(text or ())


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


CATALOGUE = [message for message in messages.catalogue() if message.id]


def test_every_message_in_the_code_is_in_the_dutch_catalogue() -> None:
    known = {form for message in CATALOGUE for form in forms(message.id)}
    missing = (messages.messages() | messages.errors()) - known
    assert not missing, "run `make messages` and translate what it names"


def test_nothing_in_the_catalogue_is_gone_from_the_code() -> None:
    plurals = set(messages.plurals().values())
    known = messages.messages() | messages.errors() | plurals
    assert {form for message in CATALOGUE for form in forms(message.id)} <= known


@pytest.mark.parametrize("message", CATALOGUE, ids=lambda message: forms(message.id)[0][:40])
def test_a_message_is_translated_with_its_values(message: Message) -> None:
    assert not message.fuzzy
    english, dutch = forms(message.id), forms(message.string)
    assert len(english) == len(dutch)
    for one, other in zip(english, dutch, strict=True):
        assert other.strip(), f"no translation of {one!r}"
        assert fields(one) == fields(other)
        assert one.endswith("\n") == other.endswith("\n")
        assert one.count("\n  raadspoor ") == other.count("\n  raadspoor ")


def test_the_compiled_catalogue_is_the_one_in_the_source() -> None:
    with messages.CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in CATALOGUE:
        if isinstance(message.id, str):
            assert compiled.gettext(message.id) == message.string, "run `make messages`"
        else:
            one, many = forms(message.id)
            assert [compiled.ngettext(one, many, count) for count in (1, 2)] == forms(message.string)


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "nl_BE"}, "nl"),
        ({"LANG": "C", "LANGUAGE": "nl"}, "nl"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert i18n.from_environment() == language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["--lang", "nl", "stats"], "nl"),
        (["stats", "--lang=en"], "en"),
        (["stats"], None),
        (["--lang"], None),
        (["--lang", "fr"], None),
    ],
)
def test_the_language_asked_for_is_found_anywhere(arguments: list[str], language: str | None) -> None:
    assert i18n.from_arguments(arguments) == language


def test_an_error_is_translated_with_its_values_filled_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")  # so that what is set here is put back afterwards
    i18n.use("nl")
    assert i18n.filled("The corpus knows no area 'Oost'.") == "Het corpus kent geen gebied 'Oost'."
    assert i18n.filled("x.pdf is empty. Check the path.") == "x.pdf is leeg. Controleer het pad."
    assert i18n.filled("Something else entirely.") == "Something else entirely."
    i18n.use("en")
    assert i18n.filled("x.pdf is empty.") == "x.pdf is empty."
