"""How far the reading of one document is, where that takes long: told to whoever listens in this process."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[int, int], None]
"""Told of each page that was recognised: how many are done, and of how many."""

_listeners: list[Tell] = []


def listen(listener: Tell) -> None:
    """Has `listener` told of every step from now on, in place of who listened before."""
    _listeners[:] = [listener]


def tell(done: int, total: int) -> None:
    for listener in _listeners:
        listener(done, total)
