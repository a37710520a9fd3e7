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
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Self

from tests.cluster.servers import ended

HERE = Path(__file__).parent
BUILD = Path(os.environ.get("RAADSPOOR_JARS", HERE.parents[1] / "build"))
"""Where Maven's jars are kept between runs."""
HEAP = os.environ.get("RAADSPOOR_HEAP", "512m")
PATIENCE = 400.0
"""Seconds within which a cluster is there, on a busy machine."""
REMOVE = 'for _ in 1 2 3 4 5; do [ -e "$1" ] || exit; rm -rf "$1"; sleep 1; done'
"""A node that is ending may still write for a moment."""


class Release(NamedTuple):
    """A version of OpenSearch, as its runner on Maven Central is numbered, and of which to which Java."""

    version: str
    least: int
    most: int

    @property
    def name(self) -> str:
        return ".".join(self.version.split(".")[:2])


RELEASES = (Release("2.19.1.0", 11, 23), Release("3.8.0.0", 21, 99))
"""Oldest first. Debian 12 has Java 17 alone, for the first; Debian 13 has 21, for both."""


def missing(release: Release) -> str:
    """What a cluster needs and this machine lacks; empty where it can be started."""
    if not java(release):
        upto = f" to {release.most}" if release.most < 99 else " or newer"
        return f"no JDK {release.least}{upto} was found for OpenSearch {release.name} (set JAVA_HOME)"
    if not (_folder(release).is_dir() or shutil.which("mvn")):
        return f"mvn was not found, to fetch OpenSearch {release.name}"
    return ""


def newest() -> Release:
    """The newest release that can be started here. Raises RuntimeError where none can."""
    for release in reversed(RELEASES):
        if not missing(release):
            return release
    raise RuntimeError("; ".join(map(missing, RELEASES)))


def java(release: Release) -> str | None:
    """A `java` that a release runs on, of a JDK: of JAVA_HOME, on the path, or where Debian puts them."""
    home = os.environ.get("JAVA_HOME")
    named = [Path(home) / "bin" / "java"] if home else []
    on_path = shutil.which("java")
    named += [Path(on_path)] if on_path else []
    for path in (*named, *sorted(Path("/usr/lib/jvm").glob("*/bin/java"))):
        is_jdk = path.resolve().with_name("javac").is_file()
        if is_jdk and release.least <= _version(path) <= release.most:
            return str(path)
    return None


@cache
def _version(path: Path) -> int:
    said = subprocess.run([path, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else 0


def _folder(release: Release) -> Path:
    return BUILD / f"opensearch-{release.version}"


def jars(release: Release) -> Path:
    """The folder with a release's jars, fetched by Maven when it is not there.

    Raises RuntimeError where that cannot be done.
    """
    folder = _folder(release)
    if not folder.is_dir():
        staging = folder.with_name(f"{folder.name}.{os.getpid()}")
        goal = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
        told = [f"-Dopensearch.version={release.version}", f"-DoutputDirectory={staging.resolve()}"]
        command = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), goal, *told]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            shutil.rmtree(staging, ignore_errors=True)
            raise RuntimeError(f"Maven cannot fetch OpenSearch {release.version}: {done.stdout[-500:]}")
        staging.replace(folder)
    return folder


class Cluster:
    """Nodes with their data in a folder of their own, which `stop` removes.

    They end with this process, as each ends where its standard input does.
    """

    def __init__(self, release: Release, nodes: int = 3, *, is_brief: bool = True) -> None:
        """`is_brief` for tests: Java does not spend time on code that would pay only later."""
        self.folder = Path(tempfile.mkdtemp(prefix="raadspoor-cluster-"))
        ports = _free_ports(2 * nodes)
        self._http, self._transport = ports[:nodes], ports[nodes:]
        self._processes: dict[int, subprocess.Popen[bytes]] = {}
        self._options = [f"-Xms{HEAP}", f"-Xmx{HEAP}", "-XX:+UseSerialGC"]
        self._options += ["-XX:TieredStopAtLevel=1"] if is_brief else []
        found = java(release)
        assert found
        self._java, self._jars = found, jars(release)
        self._gone = ExitStack()

    @property
    def hosts(self) -> list[str]:
        return [f"http://127.0.0.1:{port}" for port in self._http]

    def __enter__(self) -> Self:
        try:
            self._gone.enter_context(ended(REMOVE, str(self.folder)))
            compiler = Path(self._java).resolve().with_name("javac")
            classes = ["-cp", f"{self._jars}/*", "-d", str(self.folder)]
            subprocess.run([compiler, "-proc:none", *classes, HERE / "Node.java"], check=True)
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
        data = self.folder / f"node-{number + 1}"
        with (self.folder / f"node-{number + 1}.log").open("ab") as log:
            self._processes[number] = subprocess.Popen(
                [
                    self._java,
                    *self._options,
                    "--enable-native-access=ALL-UNNAMED",
                    *("-cp", f"{self.folder}:{self._jars}/*", "Node"),
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

    def processor_seconds(self) -> float:
        """What the nodes that run have taken of a processor (Linux)."""
        used = 0
        for process in self._processes.values():
            fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
            used += int(fields[11]) + int(fields[12])
        return used / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """Ends the nodes and removes their data."""
        for number in list(self._processes):
            self.kill(number)
        shutil.rmtree(self.folder, ignore_errors=True)
        self._gone.close()


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
