"""Optical character recognition by Tesseract, when it is installed: words with places and confidence.

Images are recognised in parallel and the outcome is kept in the user's cache by the content of the image,
so that no page is recognised twice. `RAADSPOOR_OCR=off` in the environment leaves Tesseract alone.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path

import msgspec

from ingest.slots import Slots

LANGUAGE = "nld"
DPI = 300
_SECONDS = 180
_CACHE_VERSION = "1"


class OcrError(Exception):
    """Tesseract failed on an image; the message is its own."""


class OcrWord(msgspec.Struct, frozen=True, array_like=True):
    """A recognised word; places in pixels of the image, confidence 0 to 1."""

    text: str
    left: int
    top: int
    width: int
    height: int
    confidence: float
    line: tuple[int, int, int]
    """Numbers of its block, paragraph and line."""


class Image(msgspec.Struct, frozen=True):
    """A grey picture of a page, one byte a pixel."""

    width: int
    height: int
    pixels: bytes

    def as_pgm(self) -> bytes:
        return b"P5 %d %d 255\n" % (self.width, self.height) + self.pixels


def missing() -> str:
    """What must be installed before text can be recognised; empty when all is there."""
    if os.environ.get("RAADSPOOR_OCR", "").casefold() in ("off", "0", "no"):
        return "recognition is switched off by RAADSPOOR_OCR"
    program = shutil.which("tesseract")
    if program is None:
        return "tesseract-ocr tesseract-ocr-nld"
    try:
        listed = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return "tesseract-ocr"
    return "" if LANGUAGE in listed.stdout.split() else "tesseract-ocr-nld"


_turns = [Slots(os.cpu_count() or 1)]


def take_turns(slots: Slots) -> None:
    """Has this process take turns with others, so that together they recognise so many images at a time."""
    _turns[:] = [slots]


def recognise_all(images: Iterable[Image]) -> Iterator[list[OcrWord] | OcrError]:
    """Words of each image, in order; an OcrError in the place of an image that failed.

    Images are taken from the iterable only as fast as they are recognised, so few are held at a time.
    """
    source = iter(images)
    with ThreadPoolExecutor(max_workers=_turns[0].count) as pool:
        waiting = [pool.submit(_attempt, image) for image in islice(source, 2 * _turns[0].count)]
        while waiting:
            first: Future[list[OcrWord] | OcrError] = waiting.pop(0)
            yield first.result()
            waiting.extend(pool.submit(_attempt, image) for image in islice(source, 1))


def _attempt(image: Image) -> list[OcrWord] | OcrError:
    try:
        return recognise(image)
    except OcrError as error:
        return error


def recognise(image: Image) -> list[OcrWord]:
    """Words of one image in reading order. Raises OcrError when Tesseract fails or takes too long."""
    data = image.as_pgm()
    kept = _cache() / f"{hashlib.sha256(data).hexdigest()}-{LANGUAGE}-{_CACHE_VERSION}.json"
    try:
        return msgspec.json.decode(kept.read_bytes(), type=list[OcrWord])
    except (OSError, msgspec.DecodeError):
        with _turns[0].turn():
            words = _parse(_run(data))
    _keep(kept, msgspec.json.encode(words))
    return words


def _run(data: bytes) -> str:
    program = shutil.which("tesseract") or "tesseract"
    command = [program, "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(DPI), "--psm", "3", "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=_SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise OcrError(f"no outcome after {_SECONDS} seconds") from error
    except OSError as error:
        raise OcrError(str(error)) from error
    if done.returncode:
        raise OcrError(done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}")
    return done.stdout.decode("utf-8", "replace")


def _parse(table: str) -> list[OcrWord]:
    """Words of Tesseract's table: level, page, block, paragraph, line, word, box, confidence, text."""
    words = []
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) < 12 or fields[0] != "5" or not fields[11].strip():
            continue
        block, paragraph, line = (int(field) for field in fields[2:5])
        left, top, width, height = (int(field) for field in fields[6:10])
        confidence = max(0.0, float(fields[10])) / 100
        words.append(
            OcrWord(fields[11].strip(), left, top, width, height, confidence, (block, paragraph, line))
        )
    return words


def _cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("raadspoor") / "ocr"


def _keep(path: Path, data: bytes) -> None:
    """Keep an outcome; a cache that cannot be written is done without."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
