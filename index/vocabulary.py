"""What the corpus's words are to each other: inflections, compounds, abbreviations; and which are names.

Built anew from the shards' lexicons with every generation, so that what one document teaches (a part of a
compound, an abbreviation) holds for all of them. A small SQLite file: looking up a word reads a few pages.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from index.analysis import synonyms
from index.analysis.compounds import Splitter
from index.analysis.stems import stem
from index.analysis.stopwords import lines
from index.analysis.synonyms import Words

WordKind = Literal["word", "name", "abbreviation", "number"]
MOST_FORMS = 400
"""A word of a question stands for at most so many forms by each way, the most frequent ones."""

_TABLES = """
CREATE TABLE form (form TEXT PRIMARY KEY, stem TEXT NOT NULL, kind TEXT NOT NULL, count INTEGER NOT NULL)
    WITHOUT ROWID;
CREATE TABLE part (stem TEXT NOT NULL, form TEXT NOT NULL, PRIMARY KEY (stem, form)) WITHOUT ROWID;
CREATE TABLE alias (words TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (words, other)) WITHOUT ROWID;
"""


class Senses(msgspec.Struct, frozen=True, kw_only=True):
    """The forms that a word of a question stands for, apart by how near they are to it."""

    exact: str
    stem: tuple[str, ...] = ()
    part: tuple[str, ...] = ()


class Lexicon(msgspec.Struct, kw_only=True):
    """What one shard knows of its forms: how often each is written in lower case, with a capital, ..."""

    counts: dict[str, tuple[int, ...]]
    abbreviations: list[tuple[str, tuple[str, ...], int]]


def kind_of(form: str, shapes: dict[str, int]) -> WordKind:
    """What a form is, by how it is written.

    A form that never stands in lower case is a name. A capital that opens a sentence says nothing.
    """
    if any(c.isdigit() for c in form):
        return "number"
    lower, capital, upper = shapes["lower"], shapes["capital"], shapes["upper"]
    if upper > lower + capital and len(form) <= 8:
        return "abbreviation"
    if capital and not lower:
        return "name"
    return "word"


def build(path: Path, lexicons: Iterable[Lexicon], shapes: tuple[str, ...]) -> None:
    """Writes the vocabulary of these lexicons to a new file."""
    totals: dict[str, list[int]] = {}
    explained: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for lexicon in lexicons:
        for form, row in lexicon.counts.items():
            known = totals.get(form)
            totals[form] = [a + b for a, b in zip(known, row, strict=True)] if known else list(row)
        for short, long, count in lexicon.abbreviations:
            explained[short, long] += count
    kinds = {form: kind_of(form, dict(zip(shapes, row, strict=True))) for form, row in totals.items()}
    stems = {form: stem(form) if kind == "word" else f"={form}" for form, kind in kinds.items()}
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        database.execute("BEGIN")
        database.executemany(
            "INSERT INTO form VALUES (?, ?, ?, ?)",
            ((form, stems[form], kinds[form], sum(totals[form])) for form in sorted(totals)),
        )
        counts = {form: sum(row) for form, row in totals.items()}
        database.executemany("INSERT INTO part VALUES (?, ?)", sorted(_parts(kinds, stems, counts)))
        database.executemany("INSERT INTO alias VALUES (?, ?)", sorted(_aliases(explained)))
        database.execute("CREATE INDEX form_by_stem ON form (stem, form)")
        database.execute("COMMIT")
    finally:
        database.close()


def _parts(
    kinds: dict[str, WordKind], stems: dict[str, str], counts: dict[str, int]
) -> Iterator[tuple[str, str]]:
    """Stems of the parts of each compound. A short word that occurs once, maybe a slip, splits nothing."""
    words = {
        form
        for form, kind in kinds.items()
        if kind == "word" and form.isalpha() and len(form) > 2 and (counts[form] > 1 or len(form) > 6)
    }
    words |= set(lines("words.txt"))
    splitter = Splitter(words | {stems.get(form) or stem(form) for form in words if len(form) > 4})
    for form, kind in kinds.items():
        if kind not in ("number", "abbreviation"):
            own = stems[form]
            keys = {stems.get(part) or stem(part) for part in splitter.parts(form)}
            yield from ((key, form) for key in keys if key != own)


def _aliases(explained: Counter[tuple[str, tuple[str, ...]]]) -> set[tuple[str, str]]:
    """Abbreviation and long form, both ways; a long form half as frequent as the first counts as well.

    A long form is asked by its stems, so that any inflection of it will do.
    """
    by_short: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for (short, long), count in explained.items():
        by_short[short].append((count, long))
    found = set()
    for short, longs in by_short.items():
        most = max(count for count, _ in longs)
        for count, long in longs:
            if count * 2 >= most:
                found |= {(short, " ".join(long)), (_stems(long), short)}
    return found


def _stems(words: Words) -> str:
    return " ".join(map(stem, words))


class _Known:
    """The words that split a compound of a question: those of the list and frequent ones of the corpus."""

    def __init__(self, vocabulary: Vocabulary, words: frozenset[str]) -> None:
        self._vocabulary = vocabulary
        self._words = words

    def __contains__(self, form: object) -> bool:
        return form in self._words or self._vocabulary.count(str(form)) > 1


class Vocabulary:
    """The vocabulary of a generation, and the synonyms of the corpus it belongs to."""

    def __init__(self, path: Path, corpus: Path | None = None) -> None:
        self._database = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._synonyms = {tuple(map(stem, words)): others for words, others in synonyms.load(corpus).items()}

    def close(self) -> None:
        self._database.close()

    def kind(self, form: str) -> WordKind | None:
        """What a form is in this corpus, or None when it never occurs."""
        row = self._database.execute("SELECT kind FROM form WHERE form = ?", (form,)).fetchone()
        kind: WordKind | None = row and row[0]
        return kind

    def count(self, form: str) -> int:
        """How often a form occurs."""
        row = self._database.execute("SELECT count FROM form WHERE form = ?", (form,)).fetchone()
        return row[0] if row else 0

    def senses(self, form: str) -> Senses:
        """Every form that a word of a question stands for, synonyms and abbreviations left out."""
        row = self._database.execute("SELECT stem FROM form WHERE form = ?", (form,)).fetchone()
        root = row[0] if row else stem(form)
        same = self._forms("SELECT form, count FROM form WHERE stem = ?", root)
        part = self._forms("SELECT form, count FROM part JOIN form USING (form) WHERE part.stem = ?", root)
        return Senses(
            exact=form,
            stem=tuple(other for other in same if other != form),
            part=tuple(other for other in part if other != form and other not in same),
        )

    def _forms(self, sql: str, root: str) -> list[str]:
        rows = self._database.execute(f"{sql} ORDER BY count DESC LIMIT {MOST_FORMS}", (root,))
        return [form for form, _ in rows]

    def explained(self, words: Words) -> list[Words]:
        """Long forms of an abbreviation, or abbreviations of a long form, as the texts explain them."""
        sql = "SELECT DISTINCT other FROM alias WHERE words IN (?, ?) ORDER BY other"
        rows = self._database.execute(sql, (" ".join(words), _stems(words)))
        return [tuple(other.split(" ")) for (other,) in rows if other != " ".join(words)]

    def synonyms(self, words: Words) -> list[Words]:
        """Expressions that the lists of synonyms give for these words, inflected or not."""
        return list(self._synonyms.get(tuple(map(stem, words)), ()))

    def parts_of(self, form: str) -> tuple[str, ...]:
        """The two parts of a compound that the corpus does not hold; empty for a form that it holds."""
        senses = self.senses(form)
        if self.kind(form) or senses.stem or senses.part or self.explained((form,)) or self.synonyms((form,)):
            return ()
        splitter = Splitter(_Known(self, frozenset(lines("words.txt"))))
        return splitter.split(form) or ()

    def starting(self, prefix: str, limit: int) -> list[str]:
        """Forms that start with `prefix`, at most `limit`."""
        rows = self._database.execute(
            "SELECT form FROM form WHERE form >= ? AND form < ? LIMIT ?",
            (prefix, prefix + "\U0010ffff", limit),
        )
        return [form for (form,) in rows]

    def common(self, least: int) -> dict[str, int]:
        """Forms that occur at least so often, with their counts: what a mistyped word may have meant."""
        rows = self._database.execute(
            "SELECT form, count FROM form WHERE count >= ? AND kind <> 'number'", (least,)
        )
        return dict(rows.fetchall())


def read_abbreviations(path: Path) -> list[tuple[str, tuple[str, ...], int]]:
    """The abbreviations that a shard's texts explain, with how often."""
    return [
        (short, tuple(long), count) for short, long, count in json.loads(path.read_text(encoding="utf-8"))
    ]
