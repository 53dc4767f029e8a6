"""Hosts, by which manners and made-up pages are counted."""

from urllib.parse import urlsplit


def host_of(url: str) -> str:
    """The host with its port, in lower case; empty for what is no address."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""
