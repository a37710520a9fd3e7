"""What can be saved of a corpus whose database is damaged, and putting a backup back."""

from __future__ import annotations

import hashlib
import os
import shutil
import tarfile
import zlib
from pathlib import Path

from corpus.errors import CorpusError
from corpus.files import MIB
from corpus.settings import Place, locate
from corpus.store.beside import beside
from corpus.store.corpus import Corpus
from corpus.store.disk import synchronise
from corpus.store.originals import Originals
from corpus.store.rows import Finding

ARCHIVES = (".tar", ".tar.gz", ".tgz")
"""Names of a backup in one file end in one of these."""
_UNSOUND = {"database", "undecodable", "counts", "offsets", "foreign-key", "original-damaged", "schema"}
"""Findings with which a backup is not what was saved."""


def saved(originals: Originals) -> Finding:
    """How many of the files as read are whole, which is what a new corpus can be made of."""
    whole = count = 0
    for sha256, path in originals.all():
        if sha256:
            count += 1
            with path.open("rb") as file:
                whole += hashlib.file_digest(file, "sha256").hexdigest() == sha256
    return Finding(
        code="saved",
        subject=str(originals.folder),
        message=f"{whole} of the {count} files as read are whole.",
        hint=f"Restore a backup, or make a new corpus: `raadspoor ingest {originals.folder} --corpus NEW`.",
    )


def unopened(place: Place, error: CorpusError) -> list[Finding]:
    """The findings on a corpus that does not open, with what can be saved.

    Raises `error` itself where there is no corpus at all.
    """
    location = locate(place)
    database = location.directory / "corpus.db"
    if location.database or not (database.exists() or location.originals.is_dir()):
        raise error
    found = Finding(code="database", subject=str(database), message=error.message, hint=error.hint)
    return [found, saved(Originals(location.originals))]


def is_archive(path: Path) -> bool:
    """Whether a backup of this name is one file."""
    return path.name.lower().endswith(ARCHIVES)


def backup(corpus: Corpus, target: Path) -> None:
    """Copies the corpus, also while it is written, to a new folder or, by the name of `target`, archive."""
    if not is_archive(target):
        corpus.backup(target)
        return
    if target.exists():
        raise CorpusError(f"{target} exists already.", "Name a file that does not exist yet.")
    try:
        with beside(target) as folder:
            corpus.backup(folder / "corpus")
            new = folder / "archive"
            with tarfile.open(new, "w" if target.suffix.lower() == ".tar" else "w:gz") as archive:
                archive.add(folder / "corpus", arcname="corpus")
            with new.open("rb") as file:
                os.fsync(file.fileno())
            new.replace(target)
            synchronise(target.absolute().parent)
    except (OSError, tarfile.TarError) as error:
        raise CorpusError(
            f"{target} cannot be written: {error}.", "Check the folder and its space."
        ) from error


def restore(source: Path, directory: Path) -> int:
    """Puts a backup back as the corpus in `directory`, which must not exist or be empty; gives its documents.

    What was put back is checked whole before it counts. Raises CorpusError, with nothing left in
    `directory`, when the backup is damaged or is none.
    """
    directory = directory.absolute()
    if directory.exists() and any(directory.iterdir()):
        raise CorpusError(
            f"There is something in {directory} already.",
            "Move it away first, or name another folder with --corpus. Nothing was changed.",
        )
    try:
        with beside(directory) as room:
            folder = room / "restored"
            copied = source if source.is_dir() else _unpacked(source, room / "unpacked")
            # Takes what a backup has, and nothing else that a stranger put beside it.
            with Corpus.open(copied, read_only=True) as backed_up:
                backed_up.backup(folder)
            with Corpus.open(folder, read_only=True) as restored:
                count = len(restored)
                wrong = [finding for finding in restored.check() if finding.code in _UNSOUND]
            if wrong:
                raise CorpusError(
                    f"The backup {source} is damaged: {wrong[0].subject}: {wrong[0].message}",
                    "Use another backup. Nothing was put back.",
                )
            if directory.exists():
                directory.rmdir()
            folder.replace(directory)
            synchronise(directory.parent)
    except OSError as error:
        raise CorpusError(
            f"{source} cannot be put back in {directory}: {error}.", "Check both folders and their space."
        ) from error
    return count


def _unpacked(source: Path, folder: Path) -> Path:
    """Unpacks the backup in an archive to `folder`, while there is room for it twice; gives its corpus."""
    size = 0
    folder.mkdir()
    try:
        with tarfile.open(source) as archive:
            for member in archive:
                size += member.size
                if member.size + size > shutil.disk_usage(folder).free:
                    raise CorpusError(
                        f"There is no room for what {source} holds: twice {size / MIB:,.0f} MiB or more.",
                        "Free some space, or name a folder on another disk. Nothing was put back.",
                    )
                archive.extract(member, folder, filter="data")
    except (tarfile.TarError, EOFError, zlib.error) as error:
        raise CorpusError(
            f"{source} is no backup, or is damaged: {error}.", "Use another backup. Nothing was put back."
        ) from error
    if not (folder / "corpus" / "corpus.db").is_file():
        raise CorpusError(f"{source} holds no corpus.", "Name a file that `raadspoor backup` wrote.")
    return folder / "corpus"
