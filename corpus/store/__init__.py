"""The corpus store: documents, what was found in them, their versions, and how each was read.

`Corpus` is the one door. SQLite (`corpus.db`) is the truth; `originals/` holds the files as read.
"""

from corpus.store.corpus import Corpus
from corpus.store.filters import CommitmentFilter, MentionFilter
from corpus.store.originals import Originals
from corpus.store.rows import (
    Changes,
    CommitmentRow,
    Coverage,
    Entry,
    Finding,
    Kind,
    LogEntry,
    MentionRow,
    Outcome,
    SourceRow,
    Summary,
    Version,
)

__all__ = [
    "Changes",
    "CommitmentFilter",
    "CommitmentRow",
    "Corpus",
    "Coverage",
    "Entry",
    "Finding",
    "Kind",
    "LogEntry",
    "MentionFilter",
    "MentionRow",
    "Originals",
    "Outcome",
    "SourceRow",
    "Summary",
    "Version",
]
