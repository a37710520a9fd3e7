"""How repetition and length count in a unit, whatever the engine."""

K1 = 1.2
"""How soon repeating a word stops counting (BM25)."""
B = 0.3
"""How much a long passage is held against it (BM25)."""
SHORT, LONG = 1.0, 4.0
"""Lengths, against the mean, beyond which shorter or longer makes no more difference."""
