"""What makes text of strangers harmless where it is shown or opened.

Documents are written by others: an escape sequence in one must not steer the reader's terminal, and a cell
that begins like a formula must not be one in a spreadsheet.
"""

from __future__ import annotations

_STEERING = (
    *range(0x09),
    *range(0x0B, 0x20),
    *range(0x7F, 0xA0),  # DEL and C1: 0x9B alone opens an escape sequence on eight-bit terminals
    *range(0x202A, 0x202F),  # bidirectional embeddings and overrides: text that reads as it is not
    *range(0x2066, 0x206A),
    *(0x061C, 0x200E, 0x200F),  # direction marks
    *range(0xD800, 0xE000),  # half characters, as names that are no UTF-8 give: nothing shows them
)
_CLEAN = dict.fromkeys(_STEERING)
_MASK = dict.fromkeys(_STEERING, "\ufffd")
_JSON = {code: f"\\u{code:04x}" for code in _STEERING if code >= 0x7F}
_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\|<[]`"} | {"\n": " "})
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def clean(text: str) -> str:
    """The text without control characters and direction overrides; tabs and line breaks stay."""
    return text.translate(_CLEAN)


def mask(text: str) -> str:
    """As `clean`, with a replacement character for each one that goes, so that offsets stay true."""
    return text.translate(_MASK)


def clean_json(encoded: str) -> str:
    """JSON in which the control characters that its encoder left as they are stand escaped."""
    return encoded.translate(_JSON)


def defuse(cell: str) -> str:
    """The text of a spreadsheet cell, with an apostrophe before what would be read as a formula.

    One that stands there already gets another, so that taking one off always gives the text back.
    Source: the OWASP advice on CSV injection (leading =, +, -, @, tab, carriage return).
    """
    cell = clean(cell)
    return f"'{cell}" if cell.lstrip("'").startswith(_FORMULA) else cell


def plain_markdown(text: str) -> str:
    """Text that Markdown shows as it is on one line of a table: no HTML, link, picture or cell of its own."""
    return text.translate(_MARKDOWN)
