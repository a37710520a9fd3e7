"""A corpus of the sample documents, and a way to call the command line on it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from raadspoor.cli import cli

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"

Call = Callable[..., Result]


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the five sample documents, the folder that examples are run in."""
    folder = tmp_path_factory.mktemp("samples")
    for path in SAMPLES.iterdir():
        if path.suffix in (".pdf", ".html", ".md"):
            shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="session")
def sample_corpus(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus that holds them, read by the command itself."""
    directory = tmp_path_factory.mktemp("corpus") / "samples"
    result = CliRunner().invoke(
        cli, ["ingest", str(sample_folder), "--corpus", str(directory)], env={"LC_ALL": "C", "LANG": ""}
    )
    assert result.exit_code == 0, result.output
    return directory


@pytest.fixture
def call(sample_corpus: Path, sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Calls `raadspoor ARGUMENTS...` on the samples, in English and in a terminal of 100 columns."""
    monkeypatch.chdir(sample_folder)

    def invoke(
        *arguments: str,
        corpus: Path | None = sample_corpus,
        stdin: bytes | None = None,
        columns: str = "100",
    ) -> Result:
        environment = {
            "RAADSPOOR_CORPUS": str(corpus or ""),
            "LC_ALL": "C.UTF-8",
            "COLUMNS": columns,
            "LANGUAGE": None,
        }
        return CliRunner().invoke(cli, list(arguments), prog_name="raadspoor", env=environment, input=stdin)

    return invoke


@pytest.fixture
def ask(call: Call) -> Callable[..., Any]:
    """As `call`, for JSON: the answer decoded, after an exit code of 0."""

    def answer(*arguments: str) -> Any:
        result = call(*arguments, "--format", "json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    return answer
