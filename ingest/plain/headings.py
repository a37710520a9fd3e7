"""Headings by their form: a short line that no sentence is."""

from __future__ import annotations

import re

from ingest.plain.lines import Line, marker_apart

LONGEST = 120
"""Characters; a longer line is a paragraph."""

NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.(?:\d{1,2}|[a-z](?![a-z]))){0,4})(?P<dot>[.)]?)\s*(?=[^\W\d])")
YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?")
ACTIVITY = re.compile(
    r"""wat\ (?:
          (?:we|wij)\ (?:(?:gaan\ )?doen|willen|hebben|gaan|bereikten|deden)
        | (?:gaan|doen|deden|hebben|willen|wilden|is|zijn|mag|heeft|mocht|kost)\b
        ) .*
      | (?:speerpunten|acties|activiteiten|mijlpalen|resultaten|planning|voortgang)\ (?:in\ |voor\ )?20\d\d
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Headings of the planning-and-control cycle that return under every subject."""

_LABEL = re.compile(r"(?P<label>[^:]{1,40}):\s+(?P<value>\S.*)")
_NAMING = re.compile(
    r"(?:bijlage|hoofdstuk|deel|programma|paragraaf|thema|dwarsthema|opgave|pijler|speerpunt|doel|ambitie|spoor"
    r"|agendapunt|onderdeel|fase|stap|besluit)\b(?:\s+\w{1,4})?",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:figuur|tabel|afbeelding|grafiek|foto|kaart)\s+\d|bron:|noot\b", re.IGNORECASE)
_SUBJECT = re.compile(r"\b(?:we|wij|ik|u|ons|het college (?:heeft|wil|zal|gaat))\b", re.IGNORECASE)
_QUESTION = re.compile(r"(?:wat|hoe|waar|waarom|wie|welke?|wanneer|waartoe|waaruit)\b", re.IGNORECASE)
_ADDRESS = re.compile(
    r"postbus \d+|\d{4} ?[A-Z]{2}\b.*|[\w.-]+@[\w.-]+|(?:https?://|www\.)\S+|[\d\s()+-]{8,}"
)
_OPENS = re.compile(r"[\"'“‘(\[]*[A-ZÀ-Þ0-9’']")


def number_of(text: str) -> str:
    """The section number that opens a heading ("5.1.4"), else an empty string."""
    match = NUMBER.match(text)
    return match["number"] if match and (match["dot"] or "." in match["number"]) else ""


def is_title_like(text: str) -> bool:
    """Whether the words could be a heading, wherever they stand: short, no sentence, no labelled value."""
    words = text[NUMBER.match(text).end() :] if number_of(text) else text  # type: ignore[union-attr]
    if not words or len(text) > LONGEST or "\t" in text or _CAPTION.match(words) or _ADDRESS.fullmatch(words):
        return False
    if YEAR.fullmatch(words):
        return True
    if not _OPENS.match(words) or words[-1] in ".;:,!" or sum(map(str.isalpha, words)) < 3:
        return False
    if words.count("“") != words.count("”") or words.count("(") != words.count(")"):
        return False
    if _QUESTION.match(words):
        return True
    return not words.endswith("?") and not _SUBJECT.search(words) and not is_labelled(words)


def is_labelled(text: str) -> bool:
    """Whether it is a label with its value ("Datum: 17 mei"), not a title with a colon."""
    match = _LABEL.fullmatch(text)
    return bool(match and not _NAMING.fullmatch(match["label"]) and not match["value"][0].islower())


def is_heading(line: Line, following: Line | None, contents: frozenset[str], fold_title: str) -> bool:
    """Whether a line of a text without heading marks is one, given the line that follows it.

    It stands alone, or right above a paragraph of more than a line; a title of the contents list always is.
    """
    if following is None or line.is_row or not line.after_blank:
        return False
    if fold_title and fold_title in contents and len(line.text) <= LONGEST:
        return True
    marker = marker_apart(line.text)[0]
    if marker == "•" or (marker and not marker[0].isdigit()) or not is_title_like(line.text):
        return False
    if marker and _next_in_list(marker, following):
        return False
    if line.before_blank:
        return True
    is_text = len(following.text) > LONGEST or (following.ended and not is_title_like(following.text))
    return not marker and is_text and not following.is_row


def _next_in_list(marker: str, following: Line) -> bool:
    """Whether the next line is the next item of the list that this line opens."""
    other = marker_apart(following.text)[0]
    own = marker.strip(".()")
    return bool(other[:1].isdigit() and own.isdigit() and int(other.strip(".()")) == int(own) + 1)
