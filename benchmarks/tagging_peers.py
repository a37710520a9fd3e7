"""How well values are found, beside libraries that can be installed, on the marked sentences of the tests.

    python -m benchmarks.tagging_peers

Dates against dateparser's search, amounts against price-parser, number words against text2num. A library that
is not installed is left out and named. Precision and recall are of exact texts for dates and of values for
amounts, since price-parser gives no offsets. The sentences are those that the rules were written with, so the
figures compare forms that are covered; they are no estimate of quality on new text.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from importlib import import_module

from corpus.mention import Amount, Period
from tagging import amounts, dates, numbers
from tagging.evaluation import fold
from tests.tagging import marked
from tests.tagging.marked import Find, Sentence
from tests.tagging.test_numbers import spell

TAGGERS: dict[str, Find] = {"dates": dates.find, "amounts": amounts.find}
Found = list[tuple[str, object]]
Finder = Callable[[Sentence], Found]


def our_dates(sentence: Sentence) -> Found:
    return [
        (fold(one.text), (one.value.start, one.value.end))
        for one in sentence.tagged(TAGGERS)
        if isinstance(one.value, Period)
    ]


def dateparser_dates(sentence: Sentence) -> Found:
    search_dates = import_module("dateparser.search").search_dates
    date = dt.date.fromisoformat(sentence.headers.get("date", "2024-05-28"))
    base = dt.datetime.combine(date, dt.time())
    settings = {"RELATIVE_BASE": base}
    found = search_dates(sentence.text, languages=["nl"], settings=settings) or []
    return [(fold(text), (when.date(), when.date())) for text, when in found]


def wanted_dates(sentence: Sentence) -> Found:
    day = dt.date.fromisoformat
    return [
        (fold(mark.text), (day(mark.attributes["start"]), day(mark.attributes["end"])))
        for mark in sentence.marks
    ]


def our_amounts(sentence: Sentence) -> Found:
    return [
        (str(one.value.eur), one.value.eur)
        for one in sentence.tagged(TAGGERS)
        if isinstance(one.value, Amount) and not one.value.implicit
    ]


def price_parser_amounts(sentence: Sentence) -> Found:
    price = import_module("price_parser").Price.fromstring(sentence.text)
    amount = price.amount if price.currency and price.amount is not None else None
    return [] if amount is None else [(str(numbers.normal(amount)), amount)]


def wanted_amounts(sentence: Sentence) -> Found:
    euros = [Decimal(mark.attributes["eur"]) for mark in sentence.marks if "implicit" not in mark.attributes]
    return [(str(numbers.normal(eur)), eur) for eur in euros]


def compare(
    name: str, find: Callable[[Sentence], Found], wanted: Callable[[Sentence], Found], *files: str
) -> None:
    """Print precision, recall, F1 and the share of right values among what was rightly found."""
    right = found = marks = values = 0
    for sentence in marked.read(*files):
        said, meant = find(sentence), wanted(sentence)
        found, marks = found + len(said), marks + len(meant)
        same = Counter(text for text, _ in said) & Counter(text for text, _ in meant)
        right += same.total()
        values += (Counter(said) & Counter(meant)).total()
    precision, recall = right / max(1, found), right / max(1, marks)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"  {name:14} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  value {values / max(1, right):.3f}")


def number_words(name: str, read: Callable[[str], object]) -> None:
    """Print the share of numbers in words whose value is right."""
    chosen = random.Random(1).sample(range(1, 1_000_000), 1000)
    right = 0
    for number in chosen:
        try:
            right += int(str(read(spell(number)))) == number
        except ValueError:
            continue
    print(f"  {name:14} {right / len(chosen):.3f} of {len(chosen)} right")


def attempt(name: str, run: Callable[[], None]) -> None:
    """Run a comparison with a library, or say that it is not installed."""
    try:
        run()
    except ImportError:
        print(f"  {name:14} not installed")


def main() -> None:
    files = ("dates.txt", "dates_none.txt")
    print("Dates")
    compare("raadspoor", our_dates, wanted_dates, *files)
    attempt("dateparser", lambda: compare("dateparser", dateparser_dates, wanted_dates, *files))
    files = ("amounts.txt", "amounts_none.txt")
    print("Amounts with a euro sign or word")
    compare("raadspoor", our_amounts, wanted_amounts, *files)
    attempt("price-parser", lambda: compare("price-parser", price_parser_amounts, wanted_amounts, *files))
    print("Number words")
    number_words("raadspoor", numbers.value)

    def text2num() -> None:
        read = import_module("text_to_num").text2num
        number_words("text2num", lambda text: read(text, "nl"))

    attempt("text2num", text2num)


if __name__ == "__main__":
    main()
