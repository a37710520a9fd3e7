"""Fixtures that every stage's tests may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no reason to fail.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real documents and their marks; tests that need it are skipped without it."""
    folder = Path(os.environ.get("RAADSPOOR_DOCUMENTS", Path(__file__).parents[2] / "shared"))
    if not (folder / "documents").is_dir():
        pytest.skip(f"the real documents are not at {folder} (set RAADSPOOR_DOCUMENTS to their folder)")
    return folder
