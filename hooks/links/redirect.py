"""Where a redirect leads, or why it must not be followed."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from links.reply import REDIRECT, Reply

LONGEST = 4096


@dataclass(frozen=True)
class Refusal:
    """Why a redirect must not be followed, in a few words."""

    why: str


def next_url(reply: Reply) -> str | Refusal | None:
    """The address to which a reply sends the reader, or None for a reply that sends nobody anywhere."""
    if not 300 <= reply.status < 400:
        return None
    location = reply.headers.get("location", "").strip(" \t")
    if reply.status not in REDIRECT or not location:
        return Refusal(f"HTTP {reply.status} names no page to go to")
    if len(location) > LONGEST or not location.isprintable() or "\\" in location:
        return Refusal("redirects to something that is no address")
    try:
        url = urljoin(reply.url, location)
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return Refusal("redirects to something that is no address")
    if parts.scheme not in ("https", "http"):
        return Refusal("redirects to something that is no web page")
    if not parts.hostname or "@" in parts.netloc:
        return Refusal("redirects to an address with a user name in it" if parts.hostname else "redirects to no host")
    return url
