"""The address at which the site is published, as it is written into pages and into files for programs."""

import re
from ipaddress import IPv6Address
from urllib.parse import quote, urlsplit, urlunsplit

RIGHT = "Write https://host/ or https://host/path/."
_PLACE = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")  # a part of a host's name
# Old and new rules of Punycode make different hosts of a name with one of these.
_TWO_WAYS = re.compile("[ßẞς\u200c\u200d]")
_UNESCAPED = re.compile(r"%(?![0-9A-Fa-f]{2})")


def published(address: str) -> str:
    """The address in ASCII: its host in lower case and in Punycode, its path escaped, a slash at its end.

    Raises ValueError, in words that go on "SITE_URL", for what can be no such address.
    """
    try:  # a system without UTF-8 gives the letters of its environment byte by byte
        address = address.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError(f"is {address!r}, which is not in UTF-8. {RIGHT}") from None
    if "@" in address.partition("//")[2].partition("/")[0]:  # may be a password: it is not told
        raise ValueError("has a user name in it, which everybody could read. Remove what stands before the '@'.")
    written = f"is {address!r}, which"
    if any(sign.isspace() or not sign.isprintable() or sign == "\\" for sign in address):
        raise ValueError(f"{written} has a blank, a line break or a backslash in it. Remove it.")
    if not address.lower().startswith(("https://", "http://")):
        raise ValueError(f"{written} does not begin with https://. {RIGHT}")
    try:
        parts = urlsplit(address)
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError as error:
        raise ValueError(f"{written} has no host that can be asked: {error}. {RIGHT}") from None
    if "?" in address or "#" in address:
        raise ValueError(f"{written} has a '?' or '#' in it. {RIGHT}")
    if _UNESCAPED.search(parts.path) or {".", ".."} & set(parts.path.split("/")):
        raise ValueError(f"{written} has '%', '.' or '..' in its path. Write the path that a browser shows.")
    path = quote(parts.path, safe="/%:@!$&()*+,;=~").rstrip("/") + "/"
    return urlunsplit((parts.scheme, host if port is None else f"{host}:{port}", path, "", ""))


def _host(name: str) -> str:
    """The host in ASCII. Raises ValueError."""
    if ":" in name:
        return f"[{IPv6Address(name)}]"
    if _TWO_WAYS.search(name):
        raise ValueError("its Punycode is not certain: write that, it begins with xn--")
    plain = name.encode("idna").decode("ascii").lower()
    if not all(map(_PLACE.fullmatch, plain.removesuffix(".").split("."))):
        raise ValueError(f"{name!r} is no name of a host")
    return plain
