"""Run the commands of the README and write down what they answer: `python tools/readme.py`.

A block marked `console` holds commands after `$ ` and, under each, its output. They are run in a folder with
the sample documents and an empty corpus, in English, in a terminal of 100 columns. A test fails while the
README says something else.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
SAMPLES = ROOT / "corpus" / "samples"
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


def commands(text: str) -> list[str]:
    """Every command of the console blocks, in order."""
    return [line[2:] for block in BLOCK.findall(text) for line in block.splitlines() if line.startswith("$ ")]


def answered(text: str) -> str:
    """The text with the output of each command under it. Raises CalledProcessError when a command fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in SAMPLES.iterdir():
            if path.suffix in (".pdf", ".html", ".md"):
                shutil.copy(path, folder)
        return BLOCK.sub(lambda block: _block(block[0], folder), text)


def _block(block: str, folder: Path) -> str:
    written = []
    for command in (line for line in block.splitlines() if line.startswith("$ ")):
        output = _run(command[2:], folder)
        written.append(f"{command}\n{output}")
    return "\n".join(written)


def _run(command: str, folder: Path) -> str:
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("LANGUAGE", "NO_COLOR")},
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "RAADSPOOR_CORPUS": "corpus",
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "100",
    }
    done = subprocess.run(
        command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip("\n") + "\n"


if __name__ == "__main__":
    README.write_text(answered(README.read_text(encoding="utf-8")), encoding="utf-8")
