"""Where a corpus lives: in a folder of its own, or in a database that several machines write."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from corpus.errors import CorpusError
from corpus.files import MIB, contents

VARIABLE = "RAADSPOOR_CORPUS"
FILE = "raadspoor.toml"
"""Settings of a corpus, in its directory."""

Place = Path | str
"""What a corpus is named by: its directory, or the address of its database."""


class OpenSearchSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table `[opensearch]`. Who logs in, and with which certificates, the environment says."""

    hosts: tuple[str, ...] = ("http://localhost:9200",)
    prefix: str = "raadspoor"
    """What the names of its indexes begin with; lower case letters, digits and dashes."""
    partition: Literal["municipality", "year"] = "municipality"
    """What has an index of its own."""
    shards: int = 1
    replicas: int = 1


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `raadspoor.toml` in a corpus directory may say. Without the file all is as it says here."""

    corpus: str = ""
    """Address of the PostgreSQL database that holds the corpus (postgresql://host/name); else SQLite does."""
    originals: str = ""
    """Folder of the files as read, for a share that several machines see; else `originals` beside this."""
    engine: Literal["whoosh", "opensearch"] = "whoosh"
    """What keeps the search index."""
    opensearch: OpenSearchSettings = OpenSearchSettings()
    model: str = ""
    """A trained Dutch model of spaCy (`nl_core_news_lg`, or a folder), for what our own rules do not find."""


class Location(msgspec.Struct, frozen=True, kw_only=True):
    """A place, worked out."""

    directory: Path
    """Of what this machine keeps of the corpus: all of it, or with a database the index and what is read."""
    database: str
    """Address of the database; empty for SQLite in `directory`."""
    originals: Path
    label: str
    """What the corpus is called in messages; never with a password."""


def default_place() -> Place:
    """The corpus of `$RAADSPOOR_CORPUS`, else a folder in the platform's folder for the user's data."""
    given = os.environ.get(VARIABLE)
    if given:
        return given if is_database(given) else Path(given).expanduser()
    return _user_data() / "corpus"


def is_database(place: Place) -> bool:
    """Whether a corpus is named by the address of its database."""
    return isinstance(place, str) and place.startswith(("postgresql://", "postgres://"))


def locate(place: Place) -> Location:
    """Where the corpus at `place` keeps what. Raises CorpusError for settings that cannot be followed."""
    if is_database(place):
        database = str(place)
        directory = _user_data() / "databases" / _folder_name(database)
        said = settings(directory)
    else:
        directory = Path(place)
        said = settings(directory)
        database = said.corpus
        if database and urlsplit(database).password:
            raise CorpusError(
                f"{directory / FILE} holds a password.",
                "Take it out; give it in PGPASSWORD or in the password file of PostgreSQL (~/.pgpass).",
            )
    return Location(
        directory=directory,
        database=database,
        originals=directory / (said.originals or "originals"),
        label=without_password(database) if database else str(directory),
    )


def settings(directory: Path) -> Settings:
    """The settings of the corpus in `directory`. Raises CorpusError, naming the key, where they are wrong."""
    file = directory / FILE
    try:
        text = contents(file, most=MIB).decode()
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (OSError, UnicodeError) as error:
        raise CorpusError(f"{file} cannot be read: {error}.", "Check the file.") from error
    try:
        return msgspec.toml.decode(text, type=Settings)
    except (msgspec.MsgspecError, RecursionError) as error:
        known = ", ".join(Settings.__struct_fields__)
        raise CorpusError(f"{file} is wrong: {error}.", f"Its keys are: {known}.") from error


def without_password(address: str) -> str:
    """An address as it may be shown."""
    parts = urlsplit(address)
    if parts.password is None:
        return address
    place = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{parts.username}@{place}").geturl()


def _folder_name(address: str) -> str:
    """The same for the same database, whoever logs in to it."""
    import hashlib  # only for a database: it loads OpenSSL

    parts = urlsplit(address)
    name = parts.path.strip("/") or "corpus"
    told = f"{parts.netloc.rpartition('@')[2]}{parts.path}?{parts.query}"
    return f"{name}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"


def _user_data() -> Path:
    from platformdirs import user_data_path  # only here: its import is not free

    return user_data_path("raadspoor", appauthor=False)
