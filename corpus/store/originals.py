"""The files as they were read, each under the hash of its content."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import CorpusError
from corpus.store.disk import make_folder, synchronise

_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
_NAME = re.compile(r"([0-9a-f]{64})(\.[a-z0-9]{1,8})?")


class Originals:
    """A folder of files named by content. Several processes may add to it at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes, suffix: str = "") -> Path:
        """Keeps `data`, safely on disk when this returns.

        `suffix` such as ".pdf" is kept when it is plain.
        """
        import hashlib  # only to write: it loads OpenSSL

        digest = hashlib.sha256(data).hexdigest()
        suffix = suffix.lower() if _SUFFIX.fullmatch(suffix.lower()) else ""
        known = self.path(digest)
        if known is not None and known.read_bytes() == data:  # else the disk has harmed it
            return known
        target = known or self.folder / digest[:2] / f"{digest}{suffix}"
        try:
            make_folder(target.parent)
            self._write(target, data)
        except OSError as error:
            raise CorpusError(
                f"The file could not be kept at {target}: {error.strerror}.", "Free some space and try again."
            ) from error
        return target

    @staticmethod
    def _write(target: Path, data: bytes) -> None:
        new = target.with_name(f".new-{os.getpid()}-{target.name}")
        try:
            with new.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            new.replace(target)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
        synchronise(target.parent)

    def path(self, sha256: str) -> Path | None:
        """Where the content with this hash is kept, or None."""
        folder = self.folder / sha256[:2]
        bare = folder / sha256
        if bare.is_file():
            return bare
        return next((path for path in sorted(folder.glob(f"{sha256}.*")) if path.is_file()), None)

    def all(self) -> Iterator[tuple[str, Path]]:
        """Hash (by name) and path of every file kept; the hash is empty for a file that does not belong."""
        if not self.folder.is_dir():
            return
        for path in sorted(self.folder.rglob("*")):
            if path.is_file():
                name = _NAME.fullmatch(path.name)
                yield (name[1] if name else "", path)
