"""Deadlines as a calendar (iCalendar, RFC 5545) by icalendar."""

from __future__ import annotations

import datetime as dt

from raadspoor.export.listing import Listing
from raadspoor.export.safety import clean

_LONGEST = 75
"""Characters of a sentence in an event's summary; the whole of it is in the description."""


def calendar(listing: Listing) -> bytes:
    """An all-day event on the last day of every deadline; commitments without a deadline are left out."""
    from icalendar import Calendar, Event

    made = Calendar()
    made.add("prodid", "-//Raadspoor//deadlines//NL")
    made.add("version", "2.0")
    for record in listing.records:
        deadline = record.get("deadline")
        if not deadline:
            continue
        text = clean(record["text"])
        event = Event()
        event.add("uid", f"{record['id']}@raadspoor")
        event.add("summary", text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…")
        page = f", p. {record['page']}" if record.get("page") else ""
        event.add("description", f"{text}\n\n{clean(record['title'])}{page}")
        event.add("dtstart", deadline["end"])
        event.add("dtend", deadline["end"] + dt.timedelta(days=1))
        # The day the document was written, not today: the same corpus gives the same file.
        event.add("dtstamp", dt.datetime.combine(record["doc_date"] or deadline["end"], dt.time(), dt.UTC))
        made.add_component(event)
    return bytes(made.to_ical())
