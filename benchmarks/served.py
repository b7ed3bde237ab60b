"""A Streamlit server in a process of its own, and a client that speaks its protocol without a browser."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

ROOT = Path(__file__).resolve().parents[1]


class Server:
    """A running server: where it is and what it has used."""

    def __init__(self, port: int, pid: int) -> None:
        self.port = port
        self._process = psutil.Process(pid)

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://localhost:{self.port}"

    def cpu(self) -> float:
        """Seconds of processor used so far."""
        times = self._process.cpu_times()
        return float(times.user + times.system)

    def memory(self) -> float:
        """Megabytes in memory now."""
        return float(self._process.memory_info().rss) / 2**20


@contextmanager
def serving(script: str) -> Iterator[Server]:
    """A fresh server of one script, stopped at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = ["-m", "streamlit", "run", script, "--server.port", str(port), "--server.headless", "true"]
    process = subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        server = Server(port, process.pid)
        _wait_for(server)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(server: Server) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the server did not answer in 30 seconds")


class Session:
    """One visitor without a browser: asks for a rerun and reads until the script has finished."""

    def __init__(self, server: Server) -> None:
        self._socket = connect(
            f"ws://localhost:{server.port}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
        )
        self.bytes = 0
        """How much the last run sent."""

    def run(self, page: str = "", query: str = "", *, expect: str) -> None:
        """One run of a page. Raises when `expect` is nowhere in what came back."""
        ask = BackMsg()
        ask.rerun_script.query_string = query
        ask.rerun_script.page_name = page
        ask.rerun_script.context_info.url = f"http://localhost/{page}?{query}"
        self._socket.send(ask.SerializeToString())
        sent = list(self._received())
        self.bytes = sum(map(len, sent))
        if expect.encode() not in b"".join(sent):
            raise AssertionError(f"'{page}?{query}' did not say '{expect}'")

    def _received(self) -> Iterator[bytes]:
        while True:
            data = self._socket.recv(timeout=60)
            assert isinstance(data, bytes)
            yield data
            message = ForwardMsg()
            message.ParseFromString(data)
            if message.WhichOneof("type") == "script_finished":
                return

    def close(self) -> None:
        """Go away."""
        self._socket.close()
