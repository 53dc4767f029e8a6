"""An address as a browser writes it (WHATWG URL), and as it may be written down: before it is asked or judged."""

import re
import unicodedata
from urllib.parse import quote, unquote, urlsplit

from links.address import BAD_ESCAPE, NUMBER_HOST, ODD
from links.guard import literal

WEB_PORTS = {"http": 80, "https": 443}
C0_AND_BLANK = "".join(map(chr, range(0x21)))
TAKEN_OUT = re.compile(r"[\t\r\n]")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# What a browser escapes in each part, and what no host may have in it.
IN_PATH = re.compile(r'[^!$-;=@-\]_a-z|~]|["<>?#^`{}]')
IN_QUERY = re.compile(r"""[^!$-;=?-~]|["'#<>]""")
IN_FRAGMENT = re.compile(r'[^!#-;=?-~]|["<>`]')
NO_HOST = re.compile(r'[\x00-\x20"#%/:<>?@\[\\\]^`{|}\x7f]')


class NoAddressError(ValueError):
    """No browser makes an address of the text."""


def follow_reference(location: str, base: str) -> str:
    """Where a browser on the page `base` goes for `location`: the whole address, or the text of another scheme.

    A user name stays in it. Raises NoAddressError.
    """
    text = TAKEN_OUT.sub("", location.strip(C0_AND_BLANK))
    start = urlsplit(base)
    scheme, rest = start.scheme, text
    if named := SCHEME.match(text):
        scheme, rest = named[1].lower(), text[named.end() :]
        if scheme not in WEB_PORTS:
            return text
    before_fragment, _, fragment = rest.partition("#")
    place, question, query = before_fragment.partition("?")
    place = place.replace("\\", "/")
    if place.startswith("//") or scheme != start.scheme:
        netloc, slash, path = place.lstrip("/").partition("/")
        return _put_together(scheme, netloc, f"{slash}{path}", query, fragment)
    if not place:
        path, query = start.path, query if question else start.query
    else:
        path = place if place.startswith("/") else f"{start.path.rpartition('/')[0]}/{place}"
    return _put_together(start.scheme, start.netloc, path, query, fragment)


def as_browser(url: str) -> str:
    """A whole web address as a browser writes it. Raises NoAddressError."""
    text = TAKEN_OUT.sub("", url.strip(C0_AND_BLANK))
    if not re.match(r"https?:[\\/]{2}[^\\/]", text, re.IGNORECASE):
        raise NoAddressError("it does not start with https://")
    return follow_reference(text, "about://blank/")


def writable(url: str) -> str:
    """The address with an escape for each sign that may not stand in the registry: the same page for most servers."""
    return ODD.sub(_escape, BAD_ESCAPE.sub("%25", url))


def _put_together(scheme: str, netloc: str, path: str, query: str, fragment: str) -> str:
    try:
        parts = urlsplit(f"{scheme}://{netloc}")
        port = parts.port
    except ValueError:
        raise NoAddressError("it has no host that can be read") from None
    user, at, _ = netloc.rpartition("@")
    shown_port = f":{port}" if port is not None and port != WEB_PORTS[scheme] else ""
    site = f"{scheme}://{IN_PATH.sub(_escape, user)}{at}{_host(netloc.rpartition('@')[2])}{shown_port}"
    end = f"?{IN_QUERY.sub(_escape, query)}" if query else ""
    return (
        site
        + IN_PATH.sub(_escape, _without_dots(path))
        + end
        + (f"#{IN_FRAGMENT.sub(_escape, fragment)}" if fragment else "")
    )


def _host(with_port: str) -> str:
    """The host in lower case, letters beyond ASCII in Punycode, numbers as an IP address."""
    if with_port.startswith("["):
        inner = with_port[1:].partition("]")[0]
        if "%" in inner or not (address := literal(inner)):
            raise NoAddressError("its host is no IP address")
        return f"[{address}]"
    host = unicodedata.normalize("NFKC", unquote(with_port.rpartition(":")[0] or with_port)).lower()
    if not host.isascii():
        host = _punycode(host)
    if not host or NO_HOST.search(host):
        raise NoAddressError("its host has a sign in it that no host has" if host else "it has no host")
    if NUMBER_HOST.fullmatch(host):
        if not (address := literal(host.removesuffix("."))):
            raise NoAddressError("its host is no IP address")
        return address
    return host


def _punycode(host: str) -> str:
    import httpx2  # here: reports need no client

    try:
        return httpx2.URL(f"https://{host}/").raw_host.decode("ascii")
    except httpx2.InvalidURL:
        pass
    try:
        return host.encode("idna").decode("ascii")  # the older rules know signs that the newer ones do not
    except UnicodeError:
        raise NoAddressError("its host has letters that no host has") from None


def _without_dots(path: str) -> str:
    *folders, last = path.split("/")[1:] or [""]
    kept: list[str] = []
    for step in folders:
        match step.lower().replace("%2e", "."):
            case ".":
                pass
            case "..":
                del kept[-1:]
            case _:
                kept.append(step)
    match last.lower().replace("%2e", "."):
        case ".":
            last = ""
        case "..":
            del kept[-1:]
            last = ""
    return "/".join(["", *kept, last])


def _escape(sign: re.Match[str]) -> str:
    return quote(sign.group(), safe="", errors="surrogatepass")
