"""Other engines on the same passages, as each comes: what our search has to be better than."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, Protocol


class Passage(NamedTuple):
    """One block as an engine is given it. `key` is the document's file name and the block's number."""

    key: str
    title: str
    headings: str
    text: str
    doc_type: str
    year: int
    due: int
    """Last day of a deadline as a day number, 0 for none."""
    area: str


class Baseline(Protocol):
    """Built once, then asked. `terms` are plain words; each engine joins them as asked."""

    name: str

    def __init__(self, folder: Path) -> None: ...

    def build(self, passages: Iterable[Passage]) -> None: ...

    def ranked(self, words: list[str], limit: int) -> list[str]:
        """Keys of the passages that hold any of the words, best first."""

    def timed(self, kind: str, words: list[str]) -> int:
        """Asks one question of a class of the speed benchmark; returns how many hits were fetched."""

    def close(self) -> None: ...


def words_of(query: str) -> list[str]:
    """The plain words of a question, as a baseline is asked them; fields are nothing to it."""
    return re.findall(r"[^\W_]+", re.sub(r"\w+:\S+", "", query))


class Fts5:
    """SQLite FTS5 with its unicode61 tokenizer, columns weighted as our fields are."""

    name = "FTS5"

    def __init__(self, folder: Path) -> None:
        self._db = sqlite3.connect(folder / "fts5.db")

    def build(self, passages: Iterable[Passage]) -> None:
        self._db.executescript(
            "CREATE VIRTUAL TABLE p USING fts5(text, headings, title, tokenize='unicode61', prefix='3');"
            "CREATE TABLE m (id INTEGER PRIMARY KEY, key TEXT, doc_type TEXT, year INT, due INT, area TEXT);"
        )
        with self._db:
            for number, p in enumerate(passages, 1):
                self._db.execute(
                    "INSERT INTO p(rowid, text, headings, title) VALUES (?,?,?,?)",
                    (number, p.text, p.headings, p.title),
                )
                self._db.execute(
                    "INSERT INTO m VALUES (?,?,?,?,?,?)", (number, p.key, p.doc_type, p.year, p.due, p.area)
                )

    def ranked(self, words: list[str], limit: int) -> list[str]:
        question = " OR ".join(f'"{word}"' for word in words)
        sql = (
            "SELECT m.key FROM p JOIN m ON m.id = p.rowid WHERE p MATCH ?"
            " ORDER BY bm25(p, 1.0, 0.5, 0.3) LIMIT ?"
        )
        return [key for (key,) in self._db.execute(sql, (question, limit))]

    def timed(self, kind: str, words: list[str]) -> int:
        sql = "SELECT rowid FROM p WHERE p MATCH ? ORDER BY rank LIMIT 10"
        question = " ".join(f'"{word}"' for word in words)
        if kind == "phrase":
            question = f'"{" ".join(words)}"'
        elif kind == "prefix":
            question = f'"{words[0]}" *'
        found = self._db.execute(sql, (question,)).fetchall()
        count = self._db.execute("SELECT count(*) FROM p WHERE p MATCH ?", (question,)).fetchone()[0]
        if kind == "facets":
            rows = (
                "SELECT m.{0}, count(*) FROM p JOIN m ON m.id = p.rowid"
                " WHERE p MATCH ? AND m.due BETWEEN 739000 AND 739400 GROUP BY 1"
            )
            for column in ("doc_type", "year", "area"):
                found += self._db.execute(rows.format(column), (question,)).fetchall()
        return len(found) + int(count > 0)

    def close(self) -> None:
        self._db.close()


class StockWhoosh:
    """Whoosh as `whoosh.index` gives it, with its Dutch analyzer and its own query parser."""

    name = "Whoosh stock"

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "whoosh"
        self._folder.mkdir()

    def build(self, passages: Iterable[Passage]) -> None:
        from whoosh import fields, index
        from whoosh.analysis import LanguageAnalyzer

        analyzer = LanguageAnalyzer("nl")
        schema = fields.Schema(
            key=fields.ID(stored=True),
            text=fields.TEXT(analyzer=analyzer, stored=True),
            headings=fields.TEXT(analyzer=analyzer),
            title=fields.TEXT(analyzer=analyzer),
            doc_type=fields.ID(stored=True),
            area=fields.ID(stored=True),
            year=fields.NUMERIC(stored=True),
            due=fields.NUMERIC(stored=True),
        )
        self._index = index.create_in(str(self._folder), schema)
        writer = self._index.writer()
        for p in passages:
            writer.add_document(**p._asdict())
        writer.commit()
        self._searcher = self._index.searcher()

    def ranked(self, words: list[str], limit: int) -> list[str]:
        from whoosh.qparser import MultifieldParser, OrGroup

        boosts = {"text": 1.0, "headings": 0.5, "title": 0.3}
        parser = MultifieldParser(list(boosts), self._index.schema, fieldboosts=boosts, group=OrGroup)
        return [hit["key"] for hit in self._searcher.search(parser.parse(" ".join(words)), limit=limit)]

    def timed(self, kind: str, words: list[str]) -> int:
        from whoosh.qparser import QueryParser

        question = " ".join(words)
        if kind == "phrase":
            question = f'"{question}"'
        elif kind == "prefix":
            question = f"{words[0]}*"
        query = QueryParser("text", self._index.schema).parse(question)
        options: dict[str, Any] = {"limit": 10}
        if kind == "facets":
            from whoosh.query import And, NumericRange
            from whoosh.sorting import Facets

            query = And([query, NumericRange("due", 739000, 739400)])
            facets = Facets()
            for column in ("doc_type", "year", "area"):
                facets.add_field(column)
            options["groupedby"] = facets
        return len(self._searcher.search(query, **options))

    def close(self) -> None:
        self._searcher.close()
        self._index.close()


class Tantivy:
    """tantivy with its Dutch stemmer."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "tantivy"
        self._folder.mkdir()

    def build(self, passages: Iterable[Passage]) -> None:
        import tantivy

        dutch = (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            .filter(tantivy.Filter.lowercase())
            .filter(tantivy.Filter.ascii_fold())
            .filter(tantivy.Filter.stemmer("dutch"))
            .build()
        )
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("key", stored=True, tokenizer_name="raw")
        for field in ("text", "headings", "title"):
            builder.add_text_field(field, tokenizer_name="dutch")
        for field in ("year", "due"):
            builder.add_integer_field(field, indexed=True, fast=True)
        for field in ("doc_type", "area"):
            builder.add_text_field(field, tokenizer_name="raw", fast=True)
        self._index = tantivy.Index(builder.build(), path=str(self._folder))
        self._index.register_tokenizer("dutch", dutch)
        writer = self._index.writer(heap_size=128_000_000)
        for p in passages:
            writer.add_document(tantivy.Document(**{k: [v] for k, v in p._asdict().items()}))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def ranked(self, words: list[str], limit: int) -> list[str]:
        boosts = {"text": 1.0, "headings": 0.5, "title": 0.3}
        query = self._index.parse_query(" ".join(words), list(boosts), field_boosts=boosts)
        hits = self._searcher.search(query, limit).hits
        return [self._searcher.doc(address)["key"][0] for _, address in hits]

    def timed(self, kind: str, words: list[str]) -> int:
        question = " ".join(f"+{word}" for word in words)
        if kind == "phrase":
            question = f'"{" ".join(words)}"'
        elif kind == "prefix":
            return self._prefix(words[0])
        if kind == "facets":
            question += " +due:[739000 TO 739400]"
        query = self._index.parse_query(question, ["text"])
        found = self._searcher.search(query, 10)
        if kind == "facets":
            terms = {name: {"terms": {"field": name}} for name in ("doc_type", "year", "area")}
            self._searcher.aggregate(query, terms)
        return len(found.hits)

    def _prefix(self, start: str) -> int:
        import tantivy

        query = tantivy.Query.regex_query(self._index.schema, "text", f"{start}.*")
        return len(self._searcher.search(query, 10).hits)

    def close(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


BASELINES: tuple[type[Baseline], ...] = (Fts5, StockWhoosh, Tantivy)
