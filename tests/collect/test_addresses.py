"""Addresses that may be asked, and those that only look so."""

from __future__ import annotations

import pytest

from dateline.collect.addresses import is_public


@pytest.mark.parametrize(
    "address",
    [
        "93.184.216.34",
        "2606:2800:220:1:248:1893:25c8:1946",
        "::ffff:93.184.216.34",
        "64:ff9b::5db8:d822",
    ],
)
def test_addresses_on_the_open_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("127.0.0.1", id="loopback"),
        pytest.param("10.1.2.3", id="private"),
        pytest.param("172.16.0.1", id="private of class B"),
        pytest.param("192.168.0.1", id="home"),
        pytest.param("100.64.0.1", id="provider's"),
        pytest.param("169.254.169.254", id="cloud metadata"),
        pytest.param("0.0.0.0", id="this host"),
        pytest.param("255.255.255.255", id="broadcast"),
        pytest.param("240.0.0.1", id="reserved"),
        pytest.param("224.0.0.1", id="multicast"),
        pytest.param("198.18.0.1", id="benchmarks"),
        pytest.param("192.0.2.1", id="documentation"),
        pytest.param("::1", id="loopback of IPv6"),
        pytest.param("::", id="this host of IPv6"),
        pytest.param("fe80::1%eth0", id="link with a zone"),
        pytest.param("fc00::1", id="private of IPv6"),
        pytest.param("fd00:ec2::254", id="cloud metadata of IPv6"),
        pytest.param("fec0::1", id="site"),
        pytest.param("ff02::1", id="multicast of IPv6"),
        pytest.param("::ffff:127.0.0.1", id="IPv4 in IPv6"),
        pytest.param("::127.0.0.1", id="IPv4 in IPv6 as it once was"),
        pytest.param("64:ff9b::7f00:1", id="NAT64"),
        pytest.param("64:ff9b::a9fe:a9fe", id="cloud metadata over NAT64"),
        pytest.param("64:ff9b:1::a00:1", id="NAT64 of one's own"),
        pytest.param("2002:7f00:1::1", id="6to4"),
        pytest.param("2002:a9fe:a9fe::1", id="cloud metadata over 6to4"),
        pytest.param("2001:0:4136:e378:8000:63bf:80ff:fffe", id="Teredo to loopback"),
    ],
)
def test_addresses_inside_some_network(address: str) -> None:
    assert not is_public(address)
