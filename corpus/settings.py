"""Where a corpus lives when nobody says so."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "RAADSPOOR_CORPUS"


def default_directory() -> Path:
    """The corpus directory: `$RAADSPOOR_CORPUS`, else the platform's folder for the user's data."""
    given = os.environ.get(VARIABLE)
    if given:
        return Path(given).expanduser()
    from platformdirs import user_data_path  # only here: its import is not free

    return user_data_path("raadspoor", appauthor=False) / "corpus"
