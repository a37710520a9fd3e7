"""From what a user typed to a tree, or to an error that points at the place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.errors import QueryError
from corpus.store.names import nearest
from index.analysis.fold import fold
from index.analysis.tokens import tokenize
from search.query.fields import COMPARED, NAMES
from search.query.nodes import All, AnyOf, Field, Node, Not, Phrase, Prefix, Word

LONGEST = 1000
"""Characters of a question at most."""
MOST_TERMS = 64
DEEPEST = 12
"""Brackets within brackets at most."""
SHORTEST_PREFIX = 2

_PIECE = re.compile(
    r"""
    \s+
  | (?P<open>\() | (?P<close>\))
  | (?P<minus>-(?=[^\s-]))
  | (?P<field>[^\W\d_]+):(?P<operator><=|>=|[<>]?)(?P<value>"[^"]*"|[^\s()"]*)
  | (?P<quoted>"(?P<phrase>[^"]*)(?P<end>"?))
  | (?P<word>[^\s()"]+)
    """,
    re.VERBOSE,
)


class _Piece(NamedTuple):
    kind: str
    match: re.Match[str]
    at: int


def parse(text: str) -> Node:
    """The tree of a question. Raises QueryError for what cannot be read, with the position of it.

    Side by side means "and", OR (or OF) "or" and binds weaker; a minus sign or NOT (NIET) excludes.
    """
    if len(text) > LONGEST:
        raise QueryError(
            f"The question is {len(text)} characters long; {LONGEST} is the most.", "Ask with fewer words."
        )
    parser = _Parser(text)
    node = parser.either(0)
    if parser.piece:
        raise _error("There is a closing bracket without an opening one", parser.piece.at, text)
    if node is None:
        raise QueryError("The question holds no word to search for.", "Name a word, a name or a field.")
    if not _is_positive(node):
        raise QueryError("The question only says what not to find.", "Add a word or a field to find.")
    return node


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces = self._split()
        self._terms = 0
        self.piece: _Piece | None = None
        self._next()

    def _split(self) -> Iterator[_Piece]:
        for match in _PIECE.finditer(self._text):
            kind = match.lastgroup
            if match["open"]:
                kind = "open"
            elif match["close"]:
                kind = "close"
            elif match["minus"]:
                kind = "minus"
            elif match["field"] and not match["value"].startswith("//"):
                kind = "field"
            elif match["field"]:
                kind = "word"
            elif match["quoted"]:
                kind = "quoted"
            elif match["word"]:
                kind = {"OR": "or", "OF": "or", "|": "or", "NOT": "minus", "NIET": "minus"}.get(
                    match["word"], "word"
                )
                if match["word"] in ("AND", "EN", "&"):
                    continue
            else:
                continue
            yield _Piece(kind, match, match.start())

    def _next(self) -> None:
        self.piece = next(self._pieces, None)

    def either(self, depth: int) -> Node | None:
        """Alternatives, up to a closing bracket or the end."""
        options: list[Node] = []
        while True:
            node = self._together(depth)
            if node:
                options.append(node)
            if not (self.piece and self.piece.kind == "or"):
                break
            at = self.piece.at
            self._next()
            if node is None or self.piece is None or self.piece.kind in ("close", "or"):
                raise _error("OR must stand between two things to find", at, self._text)
        return AnyOf(tuple(options)) if len(options) > 1 else next(iter(options), None)

    def _together(self, depth: int) -> Node | None:
        nodes: list[Node] = []
        while self.piece and self.piece.kind not in ("close", "or"):
            nodes += self._one(depth)
        return All(tuple(nodes)) if len(nodes) > 1 else next(iter(nodes), None)

    def _one(self, depth: int) -> list[Node]:
        piece = self.piece
        assert piece is not None
        self._next()
        self._terms += 1
        if self._terms > MOST_TERMS:
            raise _error(f"The question has more than {MOST_TERMS} parts", piece.at, self._text)
        if piece.kind == "minus":
            if self.piece is None or self.piece.kind in ("close", "or"):
                raise _error("Nothing follows the minus sign", piece.at, self._text)
            if depth >= DEEPEST:
                raise _error(f"Brackets and minus signs go deeper than {DEEPEST}", piece.at, self._text)
            excluded = self._one(depth + 1)
            return [Not(excluded[0] if len(excluded) == 1 else All(tuple(excluded)))] if excluded else []
        if piece.kind == "open":
            return self._bracket(piece, depth)
        if piece.kind == "field":
            return [self._field(piece)]
        if piece.kind == "quoted":
            return self._phrase(piece)
        return list(self._words(piece))

    def _bracket(self, piece: _Piece, depth: int) -> list[Node]:
        if depth >= DEEPEST:
            raise _error(f"Brackets go deeper than {DEEPEST}", piece.at, self._text)
        node = self.either(depth + 1)
        if self.piece is None:
            raise _error("This bracket is not closed", piece.at, self._text)
        self._next()
        return [node] if node else []

    def _phrase(self, piece: _Piece) -> list[Node]:
        if not piece.match["end"]:
            raise _error("This quotation mark is not closed", piece.at, self._text)
        forms = tuple({token.position: token.form for token in tokenize(piece.match["phrase"])}.values())
        if not forms:
            return []
        return [Phrase(forms, piece.at)]

    def _field(self, piece: _Piece) -> Node:
        match, written = piece.match, piece.match["field"]
        name = NAMES.get(fold(written))
        if name is None:
            near = nearest(written, NAMES, limit=3) or ["wijk", "jaar", "bedrag"]
            raise _error(f"There is no field {written!r} (nearest: {', '.join(near)})", piece.at, self._text)
        value = match["value"].strip('"').strip()
        at = match.start("value")
        if not value:
            raise _error(f"Nothing follows {written}:", at, self._text)
        operator = match["operator"] or ":"
        if operator != ":" and name not in COMPARED:
            raise _error(f"{written}: takes a name, not {operator}", match.start("operator"), self._text)
        if name in COMPARED and ".." in value:
            operator = ".."
        return Field(name, operator, value, at)

    def _words(self, piece: _Piece) -> Iterator[Node]:
        text = piece.match[0]
        if text.endswith("*"):
            yield from self._prefix(text.rstrip("*"), piece.at)
            return
        joined: dict[int, tuple[str, int, list[str]]] = {}
        for token in tokenize(text):
            inside = next((key for key, (_, end, _) in joined.items() if token.end <= end), None)
            if inside is None:
                joined[token.position] = (token.form, token.end, [])
            else:
                joined[inside][2].append(token.form)
        for form, _, parts in joined.values():
            yield Word(form, piece.at, tuple(parts))

    def _prefix(self, text: str, at: int) -> Iterator[Node]:
        tokens = list(tokenize(text))
        if not tokens:
            raise _error("A star must follow the start of a word", at, self._text)
        for token in tokens[:-1]:
            yield Word(token.form, at)
        last = tokens[-1].form
        if len(last) < SHORTEST_PREFIX:
            raise _error(f"A star must follow at least {SHORTEST_PREFIX} letters", at, self._text)
        yield Prefix(last, at)


def _is_positive(node: Node) -> bool:
    if isinstance(node, Not):
        return False
    if isinstance(node, All):
        return any(_is_positive(child) for child in node.nodes)
    if isinstance(node, AnyOf):
        return all(_is_positive(child) for child in node.nodes)
    return True


def _error(message: str, at: int, text: str) -> QueryError:
    shown = text[max(0, at - 20) : at + 20]
    mark = " " * min(at, 20) + "^"
    return QueryError(
        f"{message}, at position {at + 1}:\n  {shown}\n  {mark}", "See `raadspoor search --help`."
    )
