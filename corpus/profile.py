"""What is known beforehand of one municipality: its areas, opgaven, office holders and organisations.

A profile is data (`corpus/profiles/*.toml`, or a file of the user's); adding a municipality takes no Python.
Everything works without one, on cues and forms, with lower recall for names.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path

import msgspec

from corpus.errors import ProfileError
from corpus.mention import AreaKind


class ProfileArea(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    kind: AreaKind
    code: str | None = None
    aliases: tuple[str, ...] = ()
    part_of: str | None = None
    """Name of the area that this one lies in; a question for that one finds this one too."""


class ProfileOpgave(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    label: str
    aliases: tuple[str, ...] = ()
    strategic: bool = False


class ProfileTerm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A role held from one day to another, with the portfolio as the documents state it."""

    role: str
    start: dt.date | None = None
    end: dt.date | None = None
    portfolio: tuple[str, ...] = ()


class ProfilePerson(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    aliases: tuple[str, ...] = ()
    terms: tuple[ProfileTerm, ...] = ()


class ProfileOrganisation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    aliases: tuple[str, ...] = ()


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    municipality: str = ""
    code: str = ""
    """CBS code, such as GM0164."""
    areas: tuple[ProfileArea, ...] = ()
    opgaven: tuple[ProfileOpgave, ...] = ()
    people: tuple[ProfilePerson, ...] = ()
    organisations: tuple[ProfileOrganisation, ...] = ()


EMPTY = Profile()
_FOLDER = Path(__file__).with_name("profiles")


def available() -> list[str]:
    """Names of the profiles that come with the package."""
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


@lru_cache
def load(name: str) -> Profile:
    """The profile with this name, or in the file of this path.

    Raises ProfileError when there is none or when it is malformed.
    """
    if name.endswith(".toml"):
        path = Path(name)
        if not path.is_file():
            raise ProfileError(f"No profile file at {name}.", "Name an existing .toml file.")
        data = path.read_bytes()
    elif name in available():
        data = (_FOLDER / f"{name}.toml").read_bytes()
    else:
        raise ProfileError(f"No profile named {name!r}.", f"Known: {', '.join(available()) or 'none'}.")
    try:
        return msgspec.toml.decode(data, type=Profile)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise ProfileError(f"The profile {name} is malformed: {error}.", "Correct the file.") from error


def for_municipality(municipality: str) -> Profile:
    """The profile that comes with the package for this municipality, else the empty profile."""
    name = municipality.casefold().removeprefix("gemeente ").replace(" ", "-")
    return load(name) if name in available() else EMPTY
