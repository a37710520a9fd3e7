"""What is published: the wheel runs outside the checkout, and the project's metadata agree."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Standard output of a command that must succeed."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "HOME": str(cwd), "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what is under version control or would be."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    manuals = ["docs/man/raadspoor.1", "docs/man/nl/raadspoor.1"]
    names = [*PROJECT["license-files"], "README.md", "pyproject.toml", "MANIFEST.in", *manuals]
    for name in names:
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    for stage in ("corpus", "ingest", "tagging", "index", "search", "raadspoor"):
        for path in (ROOT / stage).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                target = source / path.relative_to(ROOT)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
    run(
        sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index",
        "-w", folder, source, cwd=folder,
    )  # fmt: skip
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the scripts of a fresh environment that holds the wheel, and sees our dependencies.

    The path file appends the folder of the dependencies without running the path files in it, so that the
    checkout, which is installed there to be edited, is not found.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    environment = folder / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=folder)
    run(
        sys.executable, "-m", "pip", "--python", environment / "bin" / "python", "install", "--no-deps",
        "--no-index", wheel, cwd=folder,
    )  # fmt: skip
    (packages,) = environment.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return environment / "bin"


@pytest.mark.slow
def test_the_wheel_holds_every_file_that_the_program_reads(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    data = {
        path.relative_to(ROOT).as_posix()
        for stage in ("corpus", "ingest", "tagging", "index", "search", "raadspoor")
        for path in (ROOT / stage).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }
    assert data <= held
    assert not [name for name in held if name.startswith(("tests/", "tools/", "benchmarks/"))]
    assert any(name.endswith("licenses/LICENSE") for name in held)
    assert sum(name.endswith("/man1/raadspoor.1") for name in held) == 2, "a manual in each language"


@pytest.mark.slow
def test_the_installed_program_reads_the_samples_and_answers(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import raadspoor; print(raadspoor.__file__)", cwd=tmp_path)
    assert str(ROOT) not in where
    answer = run(installed / "raadspoor", "demo", cwd=tmp_path)
    assert "Wilderinkshoek" in answer
    assert "Begroting 2025-2028" in answer
    assert run(installed / "raadspoor", "--lang", "nl", "--help", cwd=tmp_path).startswith("Gebruik:")


def test_the_metadata_for_public_code_agree_with_the_package() -> None:
    described = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    needed = {
        "publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType",
        "description", "legal", "maintenance", "localisation",
    }  # fmt: skip
    assert needed <= described.keys()
    assert described["softwareVersion"] == PROJECT["version"]
    assert described["legal"]["license"] == PROJECT["license"] == "EUPL-1.2"
    for language in described["localisation"]["availableLanguages"]:
        words = described["description"][language]
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"]
    assert described["maintenance"]["contacts"]


def test_the_changelog_has_the_version_of_the_package() -> None:
    assert f"\n## {PROJECT['version']} (" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_licence_is_the_one_that_is_named() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "Compatible Licences" in text
