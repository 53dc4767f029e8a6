"""Names to IP addresses, and which of them may be asked: a link must never make a build talk to a machine beside it."""

import asyncio
import os
import socket
from collections.abc import Sequence
from concurrent.futures import Future
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from threading import Thread

from links.finding import NOT_PUBLIC
from links.settings import SettingError

Network = IPv4Network | IPv6Network

SETTING = "LINKCHECK_PRIVATE"
# Not private by name, but none of them is a website: every Azure machine's own metadata server, and a network for
# protocols of which Python's versions think differently.
NEVER = (ip_network("168.63.129.16/32"), ip_network("192.0.0.0/24"))
# IPv6 networks whose addresses lead to the IPv4 address in their last four bytes (RFC 6052, RFC 8215, RFC 4291).
# Networks that a program on the way uses up, an address a name: whoever trusts it trusts the whole network.
MADE_UP = tuple(map(ip_network, ("198.18.0.0/15", "100.64.0.0/10", "240.0.0.0/4", "fc00::/7")))
TRANSLATED = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"), ip_network("::/96"))


def may_ask(address: str) -> bool:
    """Whether the IP address is public, or in one of the networks of LINKCHECK_PRIVATE.

    Raises SettingError for a setting that cannot be read.
    """
    ip = ip_address(address.partition("%")[0])
    if any(ip in network for network in private_networks(os.environ.get(SETTING, ""))):
        return True
    return all(map(_public, (ip, *_embedded(ip))))


def not_public(addresses: Sequence[str]) -> str:
    """Why a name with these addresses, none of which may be asked, is not asked, and the setting that helps."""
    address = addresses[0].partition("%")[0] if addresses else "nothing"
    text = f"{NOT_PUBLIC}{address}, which is no public address"
    if not addresses or (ip := ip_address(address)).is_loopback or ip.is_unspecified:
        return f"{text}. Look for a blocker or a hosts file on the way"
    network = next((str(network) for network in MADE_UP if ip in network), f"{ip}/{ip.max_prefixlen}")
    return f"{text}. If your proxy or VPN makes it up, set {SETTING}={network}"


def literal(host: str) -> str | None:
    """The IP address that `host` is, in any of the spellings that a resolver takes (127.1, 0x7f000001), or None."""
    bare = host.strip("[]")
    try:
        return str(ip_address(bare.partition("%")[0]))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(bare))
    except (OSError, ValueError, UnicodeError):
        return None


@cache
def private_networks(setting: str) -> tuple[Network, ...]:
    """The networks that may be asked all the same, for a test with a server of one's own. Raises SettingError."""
    try:
        return tuple(ip_network(part.strip()) for part in setting.split(",") if part.strip())
    except ValueError as error:
        raise SettingError(
            f"{SETTING} is {setting!r} ({error}). Write networks, for example 127.0.0.1/32,::1/128."
        ) from None


def _public(ip: IPv4Address | IPv6Address) -> bool:
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in NEVER)


def _embedded(ip: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses to which an IPv6 address leads."""
    if isinstance(ip, IPv4Address):
        return []
    embedded = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if any(ip in network for network in TRANSLATED):
        embedded.append(IPv4Address(int(ip) & 0xFFFFFFFF))
    return [address for address in embedded if address is not None]


def look_up(host: str, port: int) -> list[str]:
    """The addresses of `host`, in the order to try them. Raises OSError; may take as long as the system does."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise OSError(f"{host!r} is not a host name") from error
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


async def look_up_async(host: str, port: int) -> list[str]:
    """The same, to be called off at any time.

    The event loop's own look-up runs in a pool whose threads the end of the loop waits for, however long the system's
    resolver hangs; a daemon is left behind.
    """
    answer: Future[list[str]] = Future()
    answer.set_running_or_notify_cancel()  # whoever waits may go away; the thread goes on and is not told

    def work() -> None:
        try:
            answer.set_result(look_up(host, port))
        except OSError as error:
            answer.set_exception(error)

    Thread(target=work, daemon=True).start()
    return await asyncio.wrap_future(answer)
