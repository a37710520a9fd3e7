"""How many processes may finish a document together: a worker knows it, and what finishes documents asks."""

from __future__ import annotations

_processes = [1]


def use(processes: int) -> None:
    """Lets whoever asks from now on, in this process, use so many, itself included."""
    _processes[0] = processes


def processes() -> int:
    """How many may be used; 1 where nobody said."""
    return _processes[0]
