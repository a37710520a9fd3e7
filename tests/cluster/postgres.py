"""A PostgreSQL server of our own on loopback, with a data folder that is gone afterwards."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.cluster.servers import asked, ended, leave_out

ADDRESS = "RAADSPOOR_TEST_POSTGRES"
"""Address of a server to test on (its user may make schemas), instead of one of our own."""


def need(own: bool = False) -> None:
    """Skips a test where there is no server to test on and none can be started.

    With `own` a server that is named will not do, as it is not ours to stop.
    """
    named = os.environ.get(ADDRESS)
    if named and not own:
        return
    if named or not asked():
        pytest.skip(f"it needs a PostgreSQL server: `make test-cluster` starts one ({ADDRESS} names another)")
    if not _programs():
        leave_out("PostgreSQL is not installed (Debian: postgresql)")


def _programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`, which Debian keeps out of the path."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    return max(found, default=Path(on_path).parent if on_path else None)


class Server:
    """A running server. `schema` gives an empty place in it; `stop` and `start` are for tests of faults."""

    def __init__(self, folder: Path) -> None:
        programs = _programs()
        assert programs is not None
        self._programs = programs
        self._folder = folder
        # The server refuses to run as root.
        self._user = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        if os.geteuid() == 0:
            shutil.chown(folder, self._user)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"postgresql://raadspoor@127.0.0.1:{self.port}/postgres"
        self._run("initdb", "-U", "raadspoor", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        self.start()

    def start(self) -> None:
        options = f"-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -p {self.port} -c fsync=off"
        self._run("pg_ctl", "-w", "-t", "60", "-l", str(self._folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        command: list[str | Path] = [self._programs / program, "-D", self._folder / "data", *arguments]
        who: dict[str, Any] = {"user": self._user} if os.geteuid() == 0 else {}
        done = subprocess.run(
            command,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # the server keeps it, so that a pipe would never end
            stderr=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            check=False,
            **who,
        )
        log = self._folder / "log"
        assert done.returncode == 0, done.stderr or (log.read_text("utf-8") if log.exists() else program)


@contextmanager
def server() -> Iterator[Server]:
    """A server, ended and removed with the block or with this process."""
    folder = Path(tempfile.mkdtemp(prefix="raadspoor-postgres-"))
    # As root, like us: only so may it do both.
    with ended('kill -QUIT "$(head -n 1 "$1/data/postmaster.pid")"; sleep 1; rm -rf "$1"', str(folder)):
        yield Server(folder)


@contextmanager
def schema(address: str) -> Iterator[str]:
    """The address of an empty place on the server at `address`, removed at the end."""
    import psycopg

    name = f"test_{secrets.token_hex(6)}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
    try:
        mark = "&" if "?" in address else "?"
        yield f"{address}{mark}options=-csearch_path%3D{name}"
    finally:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"DROP SCHEMA {name} CASCADE".encode())
