"""When tests may have servers, and that those are gone when the tests are, however these end."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import pytest

ASKED = "RAADSPOOR_TEST_CLUSTER"
"""Set by `make test-cluster`: servers are started for the tests that need them."""
left_out: dict[str, None] = {}
"""Why tests were left out although they were asked for, to be said at the end."""


def asked() -> bool:
    """Whether servers may be started."""
    return bool(os.environ.get(ASKED))


def leave_out(reason: str) -> NoReturn:
    """Skips a test whose server was asked for and cannot be had here.

    In continuous integration that is a failure where the script could have installed it, as root.
    """
    if os.environ.get("CI") == "true" and os.geteuid() == 0:
        pytest.fail(f"servers were asked for, and {reason}")
    left_out[reason] = None
    pytest.skip(reason)


@contextmanager
def ended(script: str, *arguments: str, **who: Any) -> Iterator[None]:
    """Runs a shell script at the end of the block, also where this process is killed in it.

    A process of its own waits for it, on a pipe that only this one holds open.
    """
    command = ["sh", "-c", f"cat >/dev/null; {script}", "sh", *arguments]
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True, cwd="/", **quiet, **who):
        yield
