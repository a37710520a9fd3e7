"""Fuzz the readers and grammars, guided by coverage (atheris), for a bounded time.

    python tools/fuzz.py [TARGET...] [--seconds N]

Inputs that were found interesting are kept in `build/fuzz/TARGET/` and used again the next time. What makes a
target fail lies in `build/fuzz/found/`; mend it and keep a small case in `tests/data/hostile/TARGET/`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

SEEDS: dict[str, tuple[str, ...]] = {
    "html": ("tests/data/html/*.html", "corpus/samples/*.html"),
    "plain": ("tests/data/plain/*.txt", "corpus/samples/*.md"),
    "pdf": ("corpus/samples/begroting-2025.pdf",),
    "csv": ("tests/data/register/*.csv",),
    "json": ("tests/data/register/*.json",),
    "xml": ("tests/data/register/*.xml",),
    "tag": ("tests/data/tagging/*.txt",),
    "query": ("tests/data/queries/*.jsonl",),
}
"""Files whose content a target begins with, beside those that are made."""
_SLOWEST = 20
"""Seconds that one input may take before it is a finding."""
_MEMORY = 1500
"""MiB."""


def main() -> None:
    """Run each target in a process of its own, since a finding ends it."""
    from tests.hostile.targets import TARGETS

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; default: all")
    parser.add_argument("--seconds", type=int, default=60, help="for each target (default: 60)")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if unknown := set(given.targets) - set(TARGETS):
        parser.error(f"no such target: {', '.join(sorted(unknown))}; there are {', '.join(TARGETS)}")
    if given.inside:
        _fuzz(given.targets[0], given.seconds)
        return
    failed = []
    for name in given.targets or TARGETS:
        command = [sys.executable, __file__, name, "--inside", "--seconds", str(given.seconds)]
        if subprocess.run(command, check=False, timeout=given.seconds + 300).returncode:
            failed.append(name)
    print(f"found something: {', '.join(failed)}" if failed else "nothing found")
    sys.exit(bool(failed))


def _fuzz(name: str, seconds: int) -> None:
    os.environ["RAADSPOOR_OCR"] = "off"  # what Tesseract makes of a picture is not looked for here
    import atheris  # type: ignore[import-untyped]

    with atheris.instrument_imports(include=["ingest", "tagging", "search", "index", "corpus"]):
        from tests.hostile.targets import TARGETS

        target = TARGETS[name]
        seeds = list(_seeds(name))
        for seed in seeds:
            target(seed)  # imports, while they are instrumented, what the readers import late
    kept = ROOT / "build" / "fuzz" / name
    found = ROOT / "build" / "fuzz" / "found"
    kept.mkdir(parents=True, exist_ok=True)
    found.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds):
        (kept / f"seed{number}").write_bytes(seed)
    limits = [f"-timeout={_SLOWEST}", f"-rss_limit_mb={_MEMORY}", "-max_len=8192"]
    places = [f"-artifact_prefix={found}/{name}-", str(kept)]
    atheris.Setup(["fuzz", f"-max_total_time={seconds}", "-print_final_stats=1", *limits, *places], target)
    atheris.Fuzz()


def _seeds(name: str) -> Iterator[bytes]:
    """What a target begins with: fixtures, small hostile files, and what was found before."""
    from tests.hostile import cases, pdfs

    for pattern in SEEDS.get(name, ()):
        for path in sorted(ROOT.glob(pattern)):
            yield path.read_bytes()
    for path in sorted((ROOT / "tests/data/hostile" / name).glob("*")):
        yield path.read_bytes()
    suffix = {"attachments": "eml"}.get(name, name)
    for case in (*cases.cases(), *pdfs.cases()):
        if case.name.endswith(f".{suffix}") and not case.slow and name not in ("docx", "odt"):
            data = case.make()
            if len(data) <= 8192:
                yield data
    if name == "docx":
        yield cases.paragraph(cases.SENTENCE.encode())
        yield b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    elif name == "odt":
        yield b'<text:h text:outline-level="1">Kop</text:h><text:list><text:list-item><text:p>a</text:p>'
        yield b'<table:table><table:table-row><table:table-cell table:number-columns-repeated="2"/>'
    elif name == "rtf":
        yield b"{\\rtf1\\ansi\\ansicpg1252 {\\b Kop}\\par \\'e9 \\uc1\\u8364?\\trowd a\\cell b\\cell\\row}"
    elif name in ("eml", "attachments"):
        yield (
            b"From: a@example.org\r\nSubject: =?utf-8?q?Br=C3=A9f?=\r\n"
            b"Date: Mon, 2 Mar 2026 10:00:00 +0100\r\n"
            b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
            b"Content-Type: text/html; charset=latin1\r\n"
            b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>d=E9</p>\r\n--b\r\n"
            b"Content-Type: text/csv\r\n"
            b"Content-Disposition: attachment; filename*=utf-8''a%2Fb.csv\r\n\r\na;b\r\n--b--\r\n"
        )
    elif name == "zip":
        yield cases.zipped(("map/brief.md", b"tekst"), ("b.txt", b"x" * 100))


if __name__ == "__main__":
    main()
