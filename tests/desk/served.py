"""A desk that really listens, for the tests that need a browser or a second process."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

import uvicorn

from dateline.desk import Settings, create_app

_SECONDS = 10


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """The address of a desk that serves in a thread until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        config = uvicorn.Config(
            create_app(settings), log_level="critical", lifespan="on", timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        ends = monotonic() + _SECONDS
        while not server.started and monotonic() < ends:
            sleep(0.01)
        assert server.started, "the desk did not start"
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(_SECONDS)
