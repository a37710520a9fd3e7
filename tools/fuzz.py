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
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

_SLOWEST = 20
"""Seconds that one input may take before it is a finding."""
_MEMORY = 1500
"""MiB."""


def main() -> None:
    """Run each target in a process of its own, since a finding ends it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="default: all, named by --list")
    parser.add_argument("--seconds", type=int, default=60, help="for each target (default: 60)")
    parser.add_argument("--list", action="store_true", help="name the targets")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:  # before anything is imported that must be instrumented
        _fuzz(given.targets[0], given.seconds)
        return
    from tests.hostile.targets import TARGETS

    if unknown := set(given.targets) - set(TARGETS):
        parser.error(f"no such target: {', '.join(sorted(unknown))}; there are {', '.join(TARGETS)}")
    if given.list:
        print("\n".join(TARGETS))
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
        from tests.hostile.seeds import LONGEST, dictionary, seeds
        from tests.hostile.targets import TARGETS

        target = TARGETS[name]
        begun = list(seeds(name))
        for seed in begun:
            target(seed)  # imports, while they are instrumented, what the readers import late
    kept, found = ROOT / "build" / "fuzz" / name, ROOT / "build" / "fuzz" / "found"
    kept.mkdir(parents=True, exist_ok=True)
    found.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(begun):
        (kept / f"seed{number}").write_bytes(seed)
    words = ROOT / "build" / "fuzz" / f"{name}.dict"
    words.write_text(dictionary(begun), encoding="ascii")
    limits = [f"-timeout={_SLOWEST}", f"-rss_limit_mb={_MEMORY}", f"-max_len={LONGEST}"]
    places = [f"-artifact_prefix={found}/{name}-", f"-dict={words}", str(kept)]
    atheris.Setup(["fuzz", f"-max_total_time={seconds}", "-print_final_stats=1", *limits, *places], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
