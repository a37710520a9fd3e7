"""A cluster of real OpenSearch nodes on loopback, each a process that can be killed and started again."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any, Self

HERE = Path(__file__).parent
JARS = Path(os.environ.get("RAADSPOOR_JARS", HERE.parents[1] / "build" / "opensearch"))
"""Where Maven's jars are kept between runs."""
HEAP = os.environ.get("RAADSPOOR_HEAP", "512m")
PATIENCE = 180.0
"""Seconds within which a cluster is there, on a busy machine."""


def missing() -> str:
    """What a cluster needs and this machine lacks; empty where it can be started."""
    if not java():
        return "no Java 21 or newer was found (set JAVA_HOME)"
    if not (JARS.is_dir() or shutil.which("mvn")):
        return "mvn was not found"
    return ""


def java() -> str | None:
    """A `java` of version 21 or newer: of JAVA_HOME, on the path, or where Debian puts them."""
    home = os.environ.get("JAVA_HOME")
    named = [Path(home) / "bin" / "java"] if home else []
    on_path = shutil.which("java")
    named += [Path(on_path)] if on_path else []
    for path in (*named, *sorted(Path("/usr/lib/jvm").glob("*/bin/java"))):
        if path.is_file() and _version(path) >= 21:
            return str(path)
    return None


def _version(path: Path) -> int:
    said = subprocess.run([path, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else 0


def jars() -> Path:
    """The folder with OpenSearch's jars, fetched by Maven when it is not there."""
    if not JARS.is_dir():
        staging = JARS.with_name(f"{JARS.name}.{os.getpid()}")
        goal = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
        subprocess.run(
            ["mvn", "-q", "-B", "-f", HERE / "pom.xml", goal, f"-DoutputDirectory={staging.resolve()}"],
            check=True,
        )
        staging.replace(JARS)
    return JARS


class Cluster:
    """Nodes with their data in a folder of their own, which `stop` removes."""

    def __init__(self, nodes: int = 3) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="raadspoor-cluster-"))
        ports = _free_ports(2 * nodes)
        self._http, self._transport = ports[:nodes], ports[nodes:]
        self._processes: dict[int, subprocess.Popen[bytes]] = {}
        self._java, self._jars = java(), jars()

    @property
    def hosts(self) -> list[str]:
        return [f"http://127.0.0.1:{port}" for port in self._http]

    def __enter__(self) -> Self:
        try:
            for number in range(len(self._http)):
                self.start(number)
            self.wait(nodes=len(self._http))
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self, number: int) -> None:
        """Starts a node (from 0 on), anew or with the data that it had."""
        assert self._java
        data = self.folder / f"node-{number + 1}"
        with (self.folder / f"node-{number + 1}.log").open("ab") as log:
            self._processes[number] = subprocess.Popen(
                [
                    self._java,
                    f"-Xms{HEAP}",
                    f"-Xmx{HEAP}",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    *("-cp", f"{self._jars}/*", HERE / "Node.java"),
                    *(str(number + 1), data, _joined(self._http), _joined(self._transport)),
                ],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                cwd=self.folder,
            )

    def kill(self, number: int) -> None:
        """Ends a node without warning, as a power cut would."""
        _end(self._processes.pop(number))

    def wait(self, nodes: int | None = None, status: str = "green") -> None:
        """Returns when so many nodes have found one another and every shard is as safe as it should be."""
        wanted = nodes or len(self._processes)
        until = time.monotonic() + PATIENCE
        while True:
            health = self._health()
            if health.get("number_of_nodes") == wanted and health.get("status") in ("green", status):
                return
            ended = [number for number, process in self._processes.items() if process.poll() is not None]
            if ended or time.monotonic() > until:
                logs = (path.read_text(errors="replace")[-1500:] for path in self.folder.glob("*.log"))
                raise RuntimeError(f"the cluster did not come up: {health}\n" + "\n".join(logs))
            time.sleep(0.5)

    def _health(self) -> dict[str, Any]:
        for number in self._processes:
            address = f"{self.hosts[number]}/_cluster/health"
            try:
                with urllib.request.urlopen(address, timeout=10) as response:
                    found: dict[str, Any] = json.load(response)
                    return found
            except OSError:
                continue
        return {}

    def stop(self) -> None:
        """Ends the nodes and removes their data."""
        for number in list(self._processes):
            self.kill(number)
        shutil.rmtree(self.folder, ignore_errors=True)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    with process:  # waits, and closes the pipe by which it would have ended with us
        pass


def _joined(ports: list[int]) -> str:
    return ",".join(map(str, ports))


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [opened.getsockname()[1] for opened in sockets]
    for opened in sockets:
        opened.close()
    return ports
