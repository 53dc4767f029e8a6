"""Where a redirect leads, or why it must not be followed."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from links.reply import REDIRECT, Reply

LONGEST = 4096
NO_HOST = re.compile(r"https?:(?!//[^/])|///", re.IGNORECASE)


@dataclass(frozen=True)
class Refusal:
    """Why a redirect must not be followed, in a few words."""

    why: str


def next_url(reply: Reply) -> str | Refusal | None:
    """The address to which a reply sends the reader, or None for a reply that sends nobody anywhere."""
    if not 300 <= reply.status < 400:
        return None
    # The bytes beyond ASCII, which a header gives as Latin-1, become escapes as in browsers.
    location = re.sub(r"[\x80-\xff]", lambda it: quote(it[0], encoding="latin-1"), reply.headers.get("location", ""))
    location = location.strip(" \t")
    if reply.status not in REDIRECT or not location:
        return Refusal(f"HTTP {reply.status} names no page to go to")
    if len(location) > LONGEST or not location.isprintable() or "\\" in location or NO_HOST.match(location):
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
