"""Nothing that tests start outlives them."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cluster import servers

HELD = """
import sys, time
from tests.cluster.servers import ended
with ended('echo gone >"$1"', sys.argv[1]):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@pytest.mark.parametrize("seconds", ["0", "600"])
def test_what_is_to_be_ended_is_also_where_the_tests_are_killed(tmp_path: Path, seconds: str) -> None:
    told = tmp_path / "told"
    command = [sys.executable, "-c", HELD, str(told), seconds]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as tests:
        assert tests.stdout is not None
        assert tests.stdout.readline() == "held\n"
        if seconds != "0":
            assert not told.exists()
            tests.kill()
    until = time.monotonic() + 30
    while not (told.exists() and told.read_text()) and time.monotonic() < until:
        time.sleep(0.05)
    assert told.read_text() == "gone\n"


@pytest.mark.parametrize(
    ("ci", "user", "outcome"), [("true", 0, "failed"), ("true", 7, "skipped"), ("", 0, "skipped")]
)
def test_what_cannot_be_had_is_left_out_and_told_or_fails_in_ci(
    monkeypatch: pytest.MonkeyPatch, ci: str, user: int, outcome: str
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr("os.geteuid", lambda: user)
    monkeypatch.setattr(servers, "left_out", {})
    expected = {"failed": pytest.fail.Exception, "skipped": pytest.skip.Exception}[outcome]
    with pytest.raises(expected, match="no mvn"):
        servers.leave_out("no mvn")
    assert list(servers.left_out) == (["no mvn"] if outcome == "skipped" else [])
