"""Every start of every word, looked up in a shard, against the plain way of finding it."""

from __future__ import annotations

from pathlib import Path

from corpus.store import Corpus
from index.analysis import tokenize
from index.build import ensure


def test_a_prefix_is_where_the_words_stand_that_begin_so(folder: Path) -> None:
    with Corpus.open(folder, read_only=True) as corpus:
        index = ensure(corpus)
        for shard in index.shards:
            words = [
                (token.form, unit) for unit in range(shard.units) for token in tokenize(shard.texts[unit])
            ]
            starts = {form[:length] for form, _ in words for length in range(1, len(form) + 1)}
            assert {"f", "fietspad"} <= starts
            for start in {*starts, "0", "ge-", "fietspaden", "zzz", "é"}:
                found = shard.prefix("text", start)
                units = [] if found is None else found.units.tolist()
                assert set(units) == {unit for form, unit in words if form.startswith(start)}, start
                if found is not None:
                    assert int(found.counts.sum()) == len(found.positions)
                    assert int(found.counts.sum()) == sum(form.startswith(start) for form, _ in words)
            assert shard.prefix("commitment", "f") is None
        index.close()
