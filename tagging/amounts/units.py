"""The unit that the amounts of a table are in, as its caption or headers say."""

from __future__ import annotations

import re

_SPACE = r"[ \xa0]*"
_MILLION = r"(?:1\.000\.000|1[ \xa0]?(?:miljoen|mln\.?)|miljoenen|miljoen|mln\.?)"
_THOUSAND = r"(?:1\.000|1000|1[ \xa0]000|duizend(?:tallen|en)?|1k)"
_EURO = r"(?:€|eur(?:o(?:['’]?s)?)?(?!\w))"
_TIMES = r"(?:[x×*]|maal|keer)"

_MILLIONS = re.compile(
    rf"{_TIMES}{_SPACE}{_EURO}{_SPACE}{_MILLION}|{_EURO}{_SPACE}{_TIMES}{_SPACE}{_MILLION}"
    rf"|(?:in|bedragen{_SPACE}(?:in|{_TIMES})){_SPACE}{_EURO}?{_SPACE}(?:1[ \xa0])?(?:miljoenen?|mln\.?)"
    rf"{_SPACE}{_EURO}?"
    rf"|{_EURO}{_SPACE}(?:mln|miljoen)(?!\w)",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(
    rf"{_TIMES}{_SPACE}{_EURO}{_SPACE}{_THOUSAND}(?![.\d])|{_EURO}{_SPACE}{_TIMES}{_SPACE}{_THOUSAND}(?![.\d])"
    rf"|bedragen{_SPACE}(?:in|{_TIMES}){_SPACE}{_THOUSAND}(?![.\d])|{_TIMES}{_SPACE}{_THOUSAND}(?![.\d]){_SPACE}{_EURO}"
    rf"|in{_SPACE}{_EURO}{_SPACE}{_THOUSAND}(?![.\d])|in{_SPACE}duizend(?:tallen|en){_SPACE}(?:van{_SPACE})?{_EURO}"
    rf"|(?<!\w)k€|€k(?!\w)",
    re.IGNORECASE,
)
_ONES = re.compile(
    rf"(?:bedragen|bedrag)?{_SPACE}\(?in{_SPACE}(?:hele{_SPACE})?{_EURO}(?!{_SPACE}\d)|^{_SPACE}\(?{_EURO}\)?{_SPACE}$"
    rf"|\({_SPACE}{_EURO}{_SPACE}\)|(?:bedrag|kosten|budget|krediet|lasten|baten|tarief|saldo|subsidie){_SPACE}{_EURO}(?!{_SPACE}\d)",
    re.IGNORECASE,
)


def unit_of(text: str) -> int | None:
    """1, 1,000 or 1,000,000 euros when the text says that sums are in that unit, else None."""
    if not text or not _WORTH_A_LOOK.search(text):
        return None
    for pattern, unit in ((_MILLIONS, 1_000_000), (_THOUSANDS, 1_000), (_ONES, 1)):
        if pattern.search(text):
            return unit
    return None


_WORTH_A_LOOK = re.compile(r"€|eur|bedrag", re.IGNORECASE)
