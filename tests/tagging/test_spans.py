"""Taken spans never overlap, and whatever overlaps none of them is taken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tagging.spans import Taken


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=40))
def test_as_a_plain_search_would(pieces: list[tuple[int, int]]) -> None:
    taken, kept = Taken(), list[tuple[int, int]]()
    for start, length in pieces:
        end = start + length
        free = not any(start < other_end and other_start < end for other_start, other_end in kept)
        assert taken.claim(start, end) == free
        if free:
            kept.append((start, end))
