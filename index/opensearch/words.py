"""The vocabulary of the cluster's units: kept with them, and beside the corpus for whoever asks.

A file as the other engine has it, with one table more: the names that units carry, by their words.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from index.analysis.tokens import words_of
from index.generations import DIRECTORY
from index.opensearch.rows import Learned
from index.opensearch.state import Blob, Cluster
from index.postings import SHAPES
from index.vocabulary import Vocabulary, build

_NAMES = """
CREATE TABLE name (words TEXT NOT NULL, facet TEXT NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (words, facet, name)) WITHOUT ROWID;
"""


class WordsAndNames(Vocabulary):
    """A vocabulary that knows the names as well."""

    def named(self, words: tuple[str, ...]) -> list[tuple[str, str]]:
        """Facets and names that these folded words are."""
        rows = self._database.execute("SELECT facet, name FROM name WHERE words = ?", (" ".join(words),))
        return rows.fetchall()

    def has_name(self, facet: str, name: str) -> bool:
        """Whether some unit carries a name."""
        words = " ".join(words_of(name))
        sql = "SELECT 1 FROM name WHERE words = ? AND facet = ? AND name = ?"
        return self._database.execute(sql, (words, facet, name)).fetchone() is not None


def store(cluster: Cluster, learned: Learned) -> Blob:
    """Builds the vocabulary of what was learned, and stores it."""
    with tempfile.TemporaryDirectory(prefix="raadspoor-") as folder:
        path = Path(folder) / "vocabulary.db"
        build(path, [learned.lexicon()], SHAPES)
        with closing(sqlite3.connect(path)) as database, database:
            database.executescript(_NAMES)
            database.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", _rows(learned))
        return cluster.store(path.read_bytes())


def _rows(learned: Learned) -> Iterator[tuple[str, str, str]]:
    for facet, names in learned.names.items():
        yield from ((" ".join(words_of(name)), facet, name) for name in sorted(names))


def load(cluster: Cluster, blob: Blob, corpus: Path) -> WordsAndNames:
    """The vocabulary, from the folder of the corpus where it was fetched before.

    Where that folder cannot be written it is fetched each time, into a file that is gone with the process.
    """
    name = f"words-{blob.name}.db"
    kept = corpus / DIRECTORY / name
    if kept.is_file():
        return WordsAndNames(kept, corpus)
    content = cluster.fetch(blob)
    try:
        kept.parent.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=kept.parent, prefix=".words-", delete=False) as file:
            file.write(content)
        Path(file.name).replace(kept)
    except OSError:
        with tempfile.TemporaryDirectory(prefix="raadspoor-") as folder:
            (Path(folder) / name).write_bytes(content)
            return WordsAndNames(Path(folder) / name, corpus)
    for other in kept.parent.glob("words-*"):
        if other != kept:
            with suppress(OSError):  # another process may have removed it
                other.unlink()
    return WordsAndNames(kept, corpus)
