"""How fast text is tagged: the blank tokenizer, each tagger and the whole pipeline, side by side in one run.

    python -m benchmarks.tagging_speed [CHARACTERS | FILE]

Without FILE the document is generated from the marked sentences of the tests among plain ones, so that
something is found in about every second paragraph; FILE is a document of your own, such as a begroting full
of tables. Figures are characters a second of processor time, the best of three runs. Loading is measured in
a fresh process: seconds of processor time from a bare interpreter to a pipeline that has tagged one
sentence, and its memory at that moment.
"""

from __future__ import annotations

import datetime as dt
import itertools
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module

import msgspec
import spacy

from corpus.document import Block, Document
from ingest.read import read
from tagging.passage import Context, Passage
from tagging.pipeline import TAGGERS, mentions, tag
from tests.tagging import marked

PLAIN = (
    "De gemeente werkt samen met bewoners, verenigingen en ondernemers aan een groene en veilige buurt. ",
    "Wij onderzoeken welke voorzieningen nodig zijn en leggen een voorstel aan de raad voor. ",
    "Het college heeft de uitgangspunten vastgesteld en de inwoners daarover per brief geïnformeerd. ",
    "Daarbij houden wij rekening met de draagkracht van de organisatie en de wensen van de wijk. ",
)
RUNS = 3
DEFAULT_LENGTH = 200_000


def generated(length: int) -> Document:
    """A document of about so many characters, with a heading above every tenth paragraph."""
    names = ("amounts.txt", "dates.txt", "quantities.txt")
    sentences = [sentence.text for sentence in marked.read(*names) if "\t" not in sentence.text]
    blocks: list[Block] = []
    size = 0
    for number, sentence in enumerate(itertools.cycle(sentences)):
        text = "".join(PLAIN[(number + step) % len(PLAIN)] for step in range(3)) + sentence * (number % 2)
        if number % 10 == 0:
            blocks.append(Block(kind="heading", text=f"Wat we doen in {2024 + number % 3}", level=2))
        blocks.append(Block(kind="paragraph", text=text.strip()))
        size += len(text)
        if size >= length:
            break
    return msgspec.structs.replace(
        marked.Sentence("", ()).document, blocks=tuple(blocks), date=dt.date(2024, 5, 28)
    )


def best(run: Callable[[], object]) -> float:
    """Seconds of the fastest of a few runs."""
    seconds = []
    for _ in range(RUNS):
        start = time.process_time()
        run()
        seconds.append(time.process_time() - start)
    return min(seconds)


LOADING = """
import resource
before = resource.getrusage(resource.RUSAGE_SELF)
import datetime as dt
from corpus.document import Block, Document
from tagging.pipeline import tag
tag(Document(id="0" * 12, source="", sha256="0" * 64, media_type="text/plain", title="",
    retrieved=dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
    blocks=(Block(kind="paragraph", text="In 2026 opent het college een wijkcentrum voor 2 miljoen euro."),)))
after = resource.getrusage(resource.RUSAGE_SELF)
print(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss)
"""


def loading() -> tuple[float, float]:
    """Seconds of processor time to load the pipeline in a fresh process, and megabytes that it then holds."""
    runs = []
    for _ in range(RUNS):
        said = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True)
        seconds, kilobytes = said.stdout.split()
        runs.append((float(seconds), float(kilobytes) / 1024))
    return min(runs)


def main(document: Document) -> None:
    seconds, megabytes = loading()
    print(f"loading: {seconds:.2f} s, {megabytes:.0f} MB")
    nlp = spacy.blank("nl")
    size = len(document.text)
    print(f"{size:,} characters in {len(document.blocks)} blocks; characters a second:")

    def report(name: str, seconds: float) -> None:
        print(f"  {name:22}{size / seconds:14,.0f}")

    report("blank tokenizer", best(lambda: [nlp.make_doc(block.text) for block in document.blocks]))
    passages = [Passage(Context(document), index) for index in range(len(document.blocks))]
    total = 0.0
    for name in TAGGERS:
        module = import_module(f"tagging.{name}")

        def run(name: str = name, module: object = module) -> None:
            context = Context(document)
            harvest = getattr(module, "harvest", None)
            if harvest:
                context.lexicons[name] = harvest(context)
            for passage in passages:
                passage.context = context
                list(module.find(passage))  # type: ignore[attr-defined]

        seconds = best(run)
        total += seconds
        report(name, seconds)
    report("all taggers", total)
    report("without commitments", best(lambda: list(mentions(Context(document)))))
    report("whole pipeline", best(lambda: tag(document)))


if __name__ == "__main__":
    wanted = sys.argv[1] if len(sys.argv) > 1 else str(DEFAULT_LENGTH)
    main(generated(int(wanted)) if wanted.isdigit() else read(wanted))
