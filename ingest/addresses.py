"""Which addresses may be fetched from: those of the public internet."""

from __future__ import annotations

import ipaddress
import socket
from contextlib import suppress
from urllib.request import getproxies, proxy_bypass

from corpus.errors import UnreadableDocumentError


def checked(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The numeric addresses of `host`, every one of them public unless `allow_private`.

    The caller connects to one of these and to nothing else: a name that is resolved a second time could
    lead elsewhere. Raises UnreadableDocumentError when the host is unknown or not public.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableDocumentError(
            f"The server {host} is not known.", "Check the address and the connection."
        ) from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private:
        for address in addresses:
            _check(host, address)
    return addresses


def check_literal(host: str, *, allow_private: bool) -> None:
    """As `checked`, for a request through a proxy, which resolves names itself: looks at numbers only."""
    if not allow_private:
        with suppress(ValueError):
            _check(host, "127.0.0.1" if host == "localhost" else str(ipaddress.ip_address(host)))


def _check(host: str, address: str) -> None:
    if not is_public(address):
        raise UnreadableDocumentError(
            f"{host} is {address}, which is on a private network or this machine.",
            "Allow that with --allow-private if you trust the address.",
        )


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public internet, also when IPv6 wraps an IPv4 address."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if wrapped is not None:
            ip = wrapped
        elif ip in _NAT64:
            ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.is_global and not ip.is_multicast


_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def has_proxy(scheme: str, host: str) -> bool:
    """Whether the environment sends requests to this host through a proxy, which then resolves the name."""
    return bool(getproxies().get(scheme) or getproxies().get("all")) and not proxy_bypass(host)
