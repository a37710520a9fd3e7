"""A long document in parts: the same result, whatever becomes of the processes that help."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.commitment import Commitment
from corpus.document import Block, Document
from corpus.mention import Amount, Mention
from tagging.parts import each, parts
from tagging.pipeline import tag

TEXTS = (
    "Wat we doen in 2027",
    "We leggen in de wijk Noordermaat een speelplein aan voor € 25.000.",
    "Wethouder Anna de Wit opent in mei 2027 het wijkcentrum.",
    "Het aantal inwoners is met 2% gestegen.",
)
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="here no process can be forked")


def document(texts: list[str]) -> Document:
    return Document(
        id="0" * 12,
        source="begroting.md",
        sha256="0" * 64,
        media_type="text/markdown",
        title="Begroting 2027",
        retrieved=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        blocks=tuple(Block(kind="heading" if len(text) < 25 else "paragraph", text=text) for text in texts),
    )


LONG = document(list(TEXTS) * 800)


def found(blocks: list[int]) -> Iterator[Mention]:
    """A mention a block, at its number."""
    for index in blocks:
        yield Mention(
            text="€ 1", start=index, end=index + 3, block=index, page=None, value=Amount(eur=Decimal(1))
        )


def no_child_is_left() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


@forks
def test_a_long_document_is_tagged_the_same_by_two() -> None:
    alone, together = tag(LONG), tag(LONG, processes=2)
    assert len(parts(LONG, 2)) == 2
    assert alone.mentions == together.mentions
    assert alone.commitments == together.commitments
    assert len(alone.commitments) > 800


@given(st.lists(st.sampled_from([*TEXTS, "", "x" * 30_000]), max_size=60), st.integers(1, 5))
def test_every_block_is_in_one_part(texts: list[str], processes: int) -> None:
    divided = parts(document(texts), processes)
    assert 1 <= len(divided) <= processes
    assert sorted(index for part in divided for index in part) == list(range(len(texts)))


def test_a_short_document_is_left_whole() -> None:
    assert parts(document(list(TEXTS)), 8) == [[0, 1, 2, 3]]


@forks
def test_what_several_found_comes_in_order() -> None:
    starts = [one.start for one in each(Mention, [[0, 3, 4], [1, 5], [2]], found)]
    assert starts == [0, 1, 2, 3, 4, 5]
    assert no_child_is_left()


@forks
def test_the_part_of_a_process_that_ends_is_done_here() -> None:
    here = os.getpid()

    def dies(blocks: list[int]) -> Iterator[Mention]:
        if os.getpid() != here:
            os._exit(3)
        yield from found(blocks)

    assert [one.start for one in each(Mention, [[0], [1], [2]], dies)] == [0, 1, 2]


@forks
@pytest.mark.parametrize("wrong", [0, 1])
def test_an_error_in_any_part_is_raised_and_leaves_no_process(wrong: int) -> None:
    def fails(blocks: list[int]) -> Iterator[Commitment]:
        if wrong in blocks:
            raise ValueError(f"block {wrong}")
        yield from ()

    with pytest.raises(ValueError, match=f"block {wrong}"):
        list(each(Commitment, [[0], [1], [2]], fails))
    assert no_child_is_left()
