"""Which passages are told as one."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.postings import SIGNATURE
from search.folding import ALIKE, Groups

SAME, OTHER = np.ones(SIGNATURE, np.uint32), np.full(SIGNATURE, 2, np.uint32)


def folded(*places: tuple[str, int, NDArray[np.uint32], str], count: int = 10) -> list[tuple[int, list[int]]]:
    groups = Groups(count)
    for rank, (document, length, signature, text) in enumerate(places):
        groups.add(rank, document, length, signature, text)
    return groups.groups


def test_long_passages_of_other_documents_that_look_alike_are_one() -> None:
    assert folded(("a", 20, SAME, ""), ("b", 20, SAME, ""), ("b", 20, OTHER, "")) == [(0, [1]), (2, [])]


def test_within_a_document_nothing_is_folded() -> None:
    assert folded(("a", 20, SAME, ""), ("a", 20, SAME, "")) == [(0, []), (1, [])]
    assert folded(("a", 3, SAME, "Brug"), ("a", 3, SAME, "Brug")) == [(0, []), (1, [])]


def test_short_passages_are_one_when_they_say_the_same_to_the_letter() -> None:
    assert folded(
        ("a", 3, SAME, "Locatie\traadhuis"),
        ("b", 3, SAME, "Locatie raadhuis"),
        ("c", 3, SAME, "Locatie gemeentehuis"),
    ) == [(0, [1]), (2, [])]


def test_a_page_ends_where_it_is_full() -> None:
    places = [(name, 3, SAME, name) for name in "abcd"] + [("e", 3, SAME, "a")]
    assert folded(*places, count=2) == [(0, [4]), (1, [])]


NUMBERS = st.lists(st.integers(0, 1), min_size=SIGNATURE, max_size=SIGNATURE)


@given(st.lists(st.tuples(st.sampled_from("abc"), NUMBERS), max_size=12))
def test_what_is_folded_is_what_comparing_each_with_each_would_fold(
    places: list[tuple[str, list[int]]],
) -> None:
    plain: list[tuple[int, list[int]]] = []
    for rank, (document, numbers) in enumerate(places):
        for first, repeats in plain:
            of, others = places[first]
            alike = sum(a == b for a, b in zip(numbers, others, strict=True))
            if of != document and alike >= ALIKE * SIGNATURE:
                repeats.append(rank)
                break
        else:
            plain.append((rank, []))
    units = [(document, 20, np.array(numbers, np.uint32), "") for document, numbers in places]
    assert folded(*units, count=12) == plain
