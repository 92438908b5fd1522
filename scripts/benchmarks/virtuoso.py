"""Virtuoso of Debian (virtuoso-opensource-7), started in a directory of its own and stopped again."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PACKAGE = "virtuoso-opensource-7"
_SERVER, _SHELL = "virtuoso-t", "isql-vt"
_GRAPH = "https://plain.example/graph"
_CONFIGURATION = """\
[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
MaxCheckpointRemap = 2000
[Parameters]
ServerPort = {port}
LiteMode = 0
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
DirsAllowed = {folder}, {data}
ThreadsPerQuery = 2
AsyncQueueMaxThreads = 4
[HTTPServer]
ServerPort = {http}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 10000000
MaxQueryExecutionTime = 0
DefaultGraph = https://plain.example/graph
"""


def is_there() -> bool:
    """Whether Virtuoso is installed; it is installed where that is allowed."""
    if shutil.which(_SERVER) is None and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", _PACKAGE], check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return shutil.which(_SERVER) is not None


class Virtuoso:
    """A running server."""

    def __init__(self, port: int, http: int) -> None:
        self._port, self._http = port, http

    def load(self, file: Path) -> None:
        """Loads N-Triples."""
        self._say(f"ld_dir('{file.parent}', '{file.name}', '{_GRAPH}');\nrdf_loader_run();\ncheckpoint;\n")

    def rows(self, query: str, seconds: float) -> int:
        """Runs a query and reads all of its answer; returns how many rows.

        Raises:
            TimeoutError: it took longer than that.
            OSError: the server refuses it.
        """
        data = urllib.parse.urlencode({"query": query, "format": "text/csv", "default-graph-uri": _GRAPH})
        request = urllib.request.Request(f"http://127.0.0.1:{self._http}/sparql", data.encode())
        with urllib.request.urlopen(request, timeout=seconds) as answer:  # noqa: S310
            return int(answer.read().count(b"\n")) - 1

    def _say(self, text: str) -> None:
        done = subprocess.run([_SHELL, f"127.0.0.1:{self._port}", "dba", "dba"], input=text, text=True,
                              capture_output=True, check=False)
        if "Error" in done.stdout + done.stderr:
            raise OSError(done.stdout + done.stderr)


@contextmanager
def running(folder: Path, data: Path) -> Iterator[Virtuoso]:
    """Starts a server that keeps its files in a folder and may read those of another; stops it in the end."""
    folder.mkdir(parents=True, exist_ok=True)
    port, http = _free_port(), _free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(_CONFIGURATION.format(folder=folder, data=data, port=port, http=http), encoding="utf-8")
    with subprocess.Popen([_SERVER, "+configfile", str(ini), "+foreground"], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as server:
        try:
            _wait(http, server)
            yield Virtuoso(port, http)
        finally:
            server.terminate()
            try:
                server.wait(60)
            except subprocess.TimeoutExpired:
                server.kill()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        if server.poll() is not None:
            raise OSError(f"{_SERVER} ended at once; see its log")
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.5)
    raise OSError(f"{_SERVER} does not answer")
