"""Which municipality a document is of."""

from __future__ import annotations

import re
from collections import Counter

from corpus.document import Block

_NAME = (
    r"(?P<name>(?:'[st]-)?[A-Z][\w-]+"
    r"(?:(?:\s(?:van|aan|de|den|der|en|op|bij|in))*\s[A-Z][\w-]+){0,3})"
)
_NAMED = re.compile(
    rf"(?:[Gg]emeente(?:raad|bestuur|secretaris|archief)?(?:\s+van(?:\s+de\s+gemeente)?)?"
    rf"|[Bb]urgemeester\s+en\s+[Ww]ethouders\s+van|B&W[- ]vergadering)\s+{_NAME}"
)
_OTHER = re.compile(
    r"(?:provincie|provinciale staten van|ministerie van|tweede kamer|waterschap)\b", re.IGNORECASE
)
_HEAD = 25
_SENDER_WEIGHT = 5


def municipality_of(blocks: list[Block], stated: str) -> str:
    """The name without "Gemeente"; `stated` is what metadata or page furniture say and goes first.

    Otherwise the one that the text names most, lines in the head weighing more. Empty for documents of a
    province or ministry, and where no municipality is named.
    """
    if stated:
        name = re.sub(r"^gemeente(?:raad)?\s+(?:van\s+)?", "", stated.strip(), flags=re.IGNORECASE)
        return "" if _OTHER.match(name) else name
    if any(_OTHER.match(block.text) and len(block.text) < 60 for block in blocks[:_HEAD]):
        return ""
    counted: Counter[str] = Counter()
    for index, block in enumerate(blocks):
        text = block.text
        if text == "Gemeente" and index + 1 < len(blocks):  # a logo set over two lines
            text = f"{text} {blocks[index + 1].text}"
        weight = _SENDER_WEIGHT if index < _HEAD and len(text) < 80 else 1
        for match in _NAMED.finditer(text):
            counted[match["name"]] += weight
    return _most_named(counted)


def _most_named(counted: Counter[str]) -> str:
    """The name counted most, longer readings of it ("Hengelo Bestuurlijk") counted with the shorter."""
    merged: Counter[str] = Counter()
    for name, count in counted.items():
        words = name.split()
        shorter = [" ".join(words[:n]) for n in range(1, len(words))]
        merged[next((s for s in shorter if counted[s] >= count), name)] += count
    return merged.most_common(1)[0][0] if merged else ""
