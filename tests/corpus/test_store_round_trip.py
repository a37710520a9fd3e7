"""Any document comes out of the store as it went in."""

from __future__ import annotations

import datetime as dt
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import commitment, document, mention
from corpus.document import Document
from corpus.settings import FILE
from corpus.store import Corpus
from tests.cluster import postgres

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=2)
MOMENTS = st.datetimes(timezones=st.sampled_from([dt.UTC, dt.timezone(dt.timedelta(hours=2))]))


def struct(cls: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    fields = {field.name: st.from_type(field.type) for field in msgspec.structs.fields(cls)}
    return st.builds(cls, **fields)


st.register_type_strategy(Decimal, DECIMALS)
st.register_type_strategy(dt.datetime, MOMENTS)
st.register_type_strategy(float, st.floats(allow_nan=False))
st.register_type_strategy(int, st.integers(-(2**31), 2**31))
for module in (mention, commitment, document):
    for kind in vars(module).values():
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind is not msgspec.Struct:
            st.register_type_strategy(kind, struct)


def round_trip(directory: Path, documents: list[Document]) -> None:
    with Corpus.open(directory, create=True) as corpus:
        for each in documents:
            corpus.add(each)
        for each in documents:
            assert corpus.get(each.id) == each
        assert {s.id for s in corpus.summaries()} == {d.id for d in documents}
        assert sum(1 for _ in corpus.commitments()) == sum(len(d.commitments) for d in documents)
        assert sum(1 for _ in corpus.mentions()) == sum(len(d.mentions) for d in documents)
        for each in documents:
            corpus.withdraw(each.id)
            assert corpus.version(each.id) == each
        assert len(corpus) == 0


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.lists(st.from_type(Document), max_size=3, unique_by=(lambda d: d.id, lambda d: d.source)))
def test_any_document_round_trips(documents: list[Document]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        round_trip(Path(folder), documents)


def without_null(value: Any) -> Any:
    """PostgreSQL's text has no U+0000: see test_store_postgres."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd")
    if isinstance(value, dict):
        return {key: without_null(each) for key, each in value.items()}
    return [without_null(each) for each in value] if isinstance(value, list | tuple) else value


@settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
@given(st.lists(st.from_type(Document), max_size=3, unique_by=(lambda d: d.id, lambda d: d.source)))
def test_any_document_round_trips_through_postgresql(server: str, documents: list[Document]) -> None:
    documents = msgspec.convert(without_null(msgspec.to_builtins(documents)), list[Document])
    with tempfile.TemporaryDirectory() as folder, postgres.schema(server) as address:
        (Path(folder) / FILE).write_text(f'corpus = "{address}"\n', encoding="utf-8")
        round_trip(Path(folder), documents)
