"""Which addresses may be asked: those on the open internet, however they are written."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]
"""Gives the addresses of (host, port); raises OSError where there are none."""

Allowed = Callable[[str], bool]
"""Whether an address may be asked."""

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
NAT64_LOCAL = ipaddress.IPv6Network("64:ff9b:1::/48")
SITE_LOCAL = ipaddress.IPv6Network("fec0::/10")
UNSPECIFIED = ipaddress.IPv6Network("::/96")
"""IPv4 in the last 32 bits, as IPv6 once wrote it; nobody routes it."""


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host, each once, in the order in which they should be tried."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an address lies on the open internet; IPv4 inside IPv6 is judged as IPv4."""
    found: Address = ipaddress.ip_address(address.split("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if any(found in network for network in (NAT64_LOCAL, SITE_LOCAL, UNSPECIFIED)):
            return False
        found = _carried(found) or found
    return found.is_global and not found.is_multicast and not found.is_reserved


def is_any(address: str) -> bool:
    """Whether an address is one; for servers of one's own."""
    return bool(address)


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that a gateway would make of it, None where it is none of theirs."""
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
