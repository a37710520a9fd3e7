"""What kind of document something is, and what it says of itself: title, date, zaaknummer, years, people."""

from __future__ import annotations

from ingest.describe.description import Description, describe

__all__ = ["Description", "describe"]
