"""Building the indexes of the cluster from the store: all of them, or what changed.

A new build goes into indexes of its own; the alias then changes over in one step, and readers never miss a
row. A build that stops half way is done again from the start, an update from what it had taken over last:
rows have names by their document, so that what is sent twice is there once.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from multiprocessing import get_context

from corpus.errors import CorpusError, QueryError
from corpus.settings import OpenSearchSettings, Place, locate, settings
from corpus.store import Corpus
from index.generations import DIRECTORY
from index.opensearch import words
from index.opensearch.bulk import Row, Sender, patiently
from index.opensearch.connection import connect, explained
from index.opensearch.mapping import FORMAT, template
from index.opensearch.rows import Learned, partition, rows
from index.opensearch.state import Cluster, Known, State
from index.work import PARALLEL_FROM, IndexLock, Progress, parts, sizes

PART = 20_000
"""Units that a process takes at a time."""
MOST_IDS = 1000
"""Documents that are removed with one request."""


def reindex(corpus: Corpus, *, workers: int | None = None, progress: Progress | None = None) -> int:
    """Builds all of it anew beside the old, switches to it, and returns the number of units.

    Raises CorpusError when the cluster cannot be reached or another process is writing.
    """
    with writing(corpus) as cluster:
        return _build_all(corpus, cluster, workers, progress)


def update(corpus: Corpus) -> int:
    """Takes over what changed in the store since then; returns the number of units written."""
    with writing(corpus) as cluster:
        known = cluster.read()
        if known.state is not None:
            check_owner(corpus, cluster, known.state)
        if known.state is None or known.state.generation > corpus.generation:  # of a store put back since
            return _build_all(corpus, cluster, None, None)
        return _continue(corpus, cluster, known, known.state)


def fault(corpus: Corpus) -> str:
    """What is wrong with the indexes, that building them again would mend; empty for nothing.

    That there are none yet, or that they are behind, is no fault: a search brings them up to date.
    """
    with reading(corpus) as cluster:
        state = cluster.read().state
        if state is None:
            return ""
        check_owner(corpus, cluster, state)
        held = cluster.client.count(index=cluster.alias, params={"ignore_unavailable": "true"})["count"]
        if held != state.units:
            return f"{cluster.alias} holds {held} units, not {state.units}"
        return ""


@contextmanager
def reading(corpus: Corpus) -> Iterator[Cluster]:
    """The cluster of a corpus; its errors are said in our words."""
    chosen = settings(corpus.directory).opensearch
    client = connect(chosen)
    try:
        with explained(chosen):
            yield Cluster(client, chosen)
    finally:
        client.close()


@contextmanager
def writing(corpus: Corpus) -> Iterator[Cluster]:
    """The cluster, made ready, with this process as the only writer on this machine."""
    with reading(corpus) as cluster, IndexLock(corpus.directory / DIRECTORY):
        cluster.client.indices.put_index_template(name=cluster.alias, body=template(cluster.settings))
        cluster.prepare()
        yield cluster


def owner(corpus: Corpus) -> str:
    """What a corpus is called in the cluster."""
    location = locate(corpus.place)
    return location.label if location.database else str(location.directory.resolve())


def check_owner(corpus: Corpus, cluster: Cluster, state: State) -> None:
    """Raises CorpusError where the indexes are those of another corpus."""
    if state.corpus != owner(corpus):
        raise CorpusError(
            f"The indexes {cluster.alias} are those of another corpus, {state.corpus}.",
            "Give this one a prefix of its own in raadspoor.toml, or take them over: raadspoor reindex.",
        )


def _build_all(corpus: Corpus, cluster: Cluster, workers: int | None, progress: Progress | None) -> int:
    known, generation = cluster.read(), corpus.generation
    build = secrets.token_hex(4)
    of_documents = sizes(corpus)
    total = sum(of_documents.values())
    processes = (workers or min(os.cpu_count() or 1, 4)) if total >= PARALLEL_FROM else 1
    learned, units, done = Learned(), 0, 0
    for documents, sent, taught in _sent(corpus, cluster, build, parts(of_documents, PART), processes):
        learned.merge(taught)
        units += sent
        done += documents
        if progress:
            progress(done, len(of_documents))
    _commit(corpus, cluster, known, build, generation, units, learned)
    return units


def _sent(
    corpus: Corpus, cluster: Cluster, build: str, todo: Sequence[Sequence[str]], processes: int
) -> Iterator[tuple[int, int, Learned]]:
    """Sends the documents part by part: of each how many documents and units, and what they teach."""
    if processes == 1 or len(todo) == 1:
        for part in todo:
            learned = Learned()
            yield (
                len(part),
                Sender(cluster.client).send(_rows(corpus, cluster, build, part, learned)),
                learned,
            )
        return
    method = "fork" if hasattr(os, "fork") else "spawn"
    with ProcessPoolExecutor(processes, mp_context=get_context(method)) as pool:
        jobs = {
            pool.submit(_send_alone, corpus.place, cluster.settings, build, part): len(part) for part in todo
        }
        for job in as_completed(jobs):
            sent, packed = job.result()
            yield jobs[job], sent, Learned.unpack(packed)


def _send_alone(
    place: Place, chosen: OpenSearchSettings, build: str, part: Sequence[str]
) -> tuple[int, bytes]:
    """In a process of its own, with connections of its own."""
    learned = Learned()
    with Corpus.open(place, read_only=True) as corpus, explained(chosen):
        cluster = Cluster(connect(chosen), chosen)
        return Sender(cluster.client).send(_rows(corpus, cluster, build, part, learned)), learned.pack()


def _rows(
    corpus: Corpus, cluster: Cluster, build: str, part: Sequence[str], learned: Learned
) -> Iterator[Row]:
    made: set[str] = set()
    for number in part:
        with suppress(QueryError):  # withdrawn meanwhile
            document = corpus.get(number)
            index = cluster.index(build, partition(document, cluster.settings))
            if index not in made:
                cluster.make(index)
                made.add(index)
            for unit, row in enumerate(rows(document, learned)):
                yield index, f"{document.id}-{unit}", row


def _continue(corpus: Corpus, cluster: Cluster, known: Known, state: State) -> int:
    changes = corpus.changes(state.generation)
    gone = sorted({*changes.added, *changes.removed})
    learned = Learned.unpack(cluster.fetch(state.learned))
    pattern = f"{cluster.alias}-{state.build}-*"
    cluster.client.indices.refresh(index=pattern)
    for start in range(0, len(gone), MOST_IDS):
        wanted = {"terms": {"document": gone[start : start + MOST_IDS]}}
        cluster.client.delete_by_query(index=pattern, body={"query": wanted}, params={"conflicts": "proceed"})
    sent = Sender(cluster.client).send(_rows(corpus, cluster, state.build, changes.added, learned))
    cluster.client.indices.refresh(index=pattern)
    held = cluster.client.count(index=pattern)["count"]
    _commit(corpus, cluster, known, state.build, changes.generation, held, learned)
    return sent


def _commit(
    corpus: Corpus, cluster: Cluster, known: Known, build: str, generation: int, units: int, learned: Learned
) -> None:
    """Shows what was written, and switches to it."""
    client, pattern = cluster.client, f"{cluster.alias}-{build}-*"
    state = State(
        format=FORMAT,
        corpus=owner(corpus),
        generation=generation,
        build=build,
        units=units,
        words=learned.words,
        vocabulary=words.store(cluster, learned),
        learned=cluster.store(learned.pack()),
    )
    patiently(lambda: client.indices.refresh(index=pattern))
    old = [name for name in cluster.aliased() if not name.startswith(f"{cluster.alias}-{build}-")]
    actions = [{"add": {"index": name, "alias": cluster.alias}} for name in cluster.indexes(build)]
    actions += [{"remove": {"index": name, "alias": cluster.alias}} for name in old]
    if actions:
        patiently(lambda: client.indices.update_aliases(body={"actions": actions}))
    cluster.write(state, known)
    cluster.forget(state)
