"""Questions made to harm: each is answered or refused, clearly and at once."""

from __future__ import annotations

import time

import pytest

from corpus.errors import QueryError
from search.query import parse

HOSTILE = {
    "a star alone": "*",
    "stars": "* " * 400,
    "a short prefix": "a*",
    "brackets": "(" * 500 + "a" + ")" * 500,
    "unclosed brackets": "(" * 999,
    "closing brackets": ")" * 999,
    "minus signs": "-" * 999 + "a",
    "minus signs apart": "- " * 400 + "a",
    "not not": "NOT " * 200 + "a",
    "a hundred thousand letters": "a" * 100_000,
    "a million": "woord " * 170_000,
    "ten thousand alternatives": " OR ".join(["a"] * 10_000),
    "alternatives within bounds": " OR ".join(f"w{n}" for n in range(150)),
    "regular expressions": r"(a+)+$ .* [^]] \d{1,999999} (?:x|x)*",
    "null characters": "plein\0 \0",
    "lone surrogates": "plein \ud800 \udfff",
    "quotes": '"' * 999,
    "unclosed quote": '"plein',
    "field of fields": "wijk:wijk:wijk:" * 60,
    "an endless amount": "bedrag:>" + "9" * 900,
    "an amount with an exponent": "bedrag:>1e999",
    "a range of nothing": "bedrag:..",
    "a year that is none": "jaar:99999",
    "a day that is none": "termijn:<2026-99-99",
    "superscript digits": "jaar:²⁰²⁶ bedrag:>²",
    "turned text": "\u202eplein\u202c \u2066x",
    "only signs": "!@#$%^&=[]{}|\\;:'<>,.?/",
    "dots": "." * 999,
    "dashes": "a-" * 499,
    "accents": "e" + "\u0301" * 900,
}


def refused(question: str) -> QueryError | None:
    try:
        parse(question)
    except QueryError as error:
        return error
    return None


@pytest.mark.parametrize("question", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_question_is_parsed_or_refused_at_once(question: str) -> None:
    began = time.process_time()
    refusal = refused(question)
    assert time.process_time() - began < 1
    if refusal is not None:
        assert 0 < len(refusal.message) < 2000
        assert refusal.hint


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("a" * 100_000, "100000 characters long"),
        ("(" * 100 + "a" + ")" * 100, "deeper than"),
        (" ".join(f"w{n}" for n in range(100)), "more than 64 parts"),
        ("a*", "at least 2 letters"),
        ("*", "must follow the start of a word"),
    ],
)
def test_a_refusal_names_the_limit(question: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        parse(question)
