"""Connections for httpx: the address that was checked is the one connected to, and no answer outlasts its time."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

import httpcore
import httpx

from dateline.collect.addresses import Allowed, Resolve, is_public, look_up


class PrivateAddressError(Exception):
    """A host name that leads to an address inside this network."""


class UnknownHostError(Exception):
    """A host name that leads to no address."""


class Network(httpcore.NetworkBackend):
    """Looks hosts up, checks every address of theirs, and connects to one of those it checked.

    A second look-up could lead elsewhere, so there is none. ``until`` is the moment, by ``clock``, after which no
    connection waits any longer.
    """

    def __init__(
        self,
        *,
        resolve: Resolve = look_up,
        allowed: Allowed = is_public,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.until: float | None = None
        self.clock = clock
        self._resolve = resolve
        self._allowed = allowed
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A stream to the first address that answers; raises PrivateAddressError where one may not be asked."""
        tried: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._addresses(host, port):
            try:
                stream = self._sockets.connect_tcp(
                    address, port, self.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                tried = error
            else:
                return Stream(stream, self)
        raise tried

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise UnknownHostError(f"the host {host} is not known") from error
        if not all(self._allowed(address) for address in addresses):
            raise PrivateAddressError(f"{host} is not a public address")
        return addresses

    def left(self, timeout: float | None) -> float | None:
        """The seconds to wait for one step; raises httpcore.ReadTimeout when the time is up."""
        if self.until is None:
            return timeout
        left = self.until - self.clock()
        if left <= 0:
            raise httpcore.ReadTimeout("the time is up")
        return left if timeout is None else min(timeout, left)


class Stream(httpcore.NetworkStream):
    """A stream whose every step ends when its network's time is up."""

    def __init__(self, stream: httpcore.NetworkStream, network: Network) -> None:
        self._stream = stream
        self._network = network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has come, at most ``max_bytes``."""
        return self._stream.read(max_bytes, self._network.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it."""
        self._stream.write(buffer, self._network.left(timeout))

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """The same stream, encrypted, the certificate checked against the host's name."""
        left = self._network.left(timeout)
        return Stream(self._stream.start_tls(ssl_context, server_hostname, left), self._network)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks of a stream."""
        return self._stream.get_extra_info(info)


class Transport(httpx.BaseTransport):
    """httpx over a network of ours; its own transport takes none."""

    def __init__(self, network: Network) -> None:
        self._network = network

    @cached_property
    def _pool(self) -> httpcore.ConnectionPool:
        """Made with the first request: reading the certificates of this machine takes a while."""
        return httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(), network_backend=self._network, keepalive_expiry=5.0
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and give the answer, its body still to be read."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = self._pool.handle_request(
            httpcore.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """End all connections."""
        if "_pool" in self.__dict__:
            self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
