"""A question as a tree. `at` is the offset of a node in the question, for messages."""

from __future__ import annotations

import msgspec


class Word(msgspec.Struct, frozen=True):
    """A word with everything that it stands for. `form` is folded; `parts` those of a hyphenated word."""

    form: str
    at: int = 0
    parts: tuple[str, ...] = ()


class Prefix(msgspec.Struct, frozen=True):
    """Any form that starts so."""

    form: str
    at: int = 0


class Phrase(msgspec.Struct, frozen=True):
    """These forms one after the other, exactly as written but for case and accents."""

    forms: tuple[str, ...]
    at: int = 0


class Field(msgspec.Struct, frozen=True):
    """A condition on a field of the unit or its document; `name` is canonical, `value` as written."""

    name: str
    operator: str
    """One of ":", "<", ">", "<=", ">=", ".." (with both bounds in `value`)."""
    value: str
    at: int = 0


class Not(msgspec.Struct, frozen=True):
    node: Node


class All(msgspec.Struct, frozen=True):
    """Nodes side by side. Of its plain words a passage may lack some when none has them all."""

    nodes: tuple[Node, ...]


class AnyOf(msgspec.Struct, frozen=True):
    nodes: tuple[Node, ...]


Node = Word | Prefix | Phrase | Field | Not | All | AnyOf
