"""Which addresses the site may send a reader to."""

import re
import unicodedata
from collections.abc import Collection
from urllib.parse import SplitResult, urlsplit

from facts.keys import KEY_IN_ADDRESS as KEY
from links.lookalike import lookalike
from links.query_faults import decoded, query_fault

LONGEST = 2000
SHOWN = 200
# RFC 3986, without the apostrophe: it ends attributes and YAML strings.
ODD = re.compile(r"[^A-Za-z0-9._~:/?#\[\]@!$&()*+,;=%-]")
BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
HIDDEN_SIGN = re.compile(r"%(?:25)*(?:2[ef]|5c)", re.IGNORECASE)
DOTS = re.compile(r"\.\.|/\.(?=[/;]|$)")
AUTHORITY = re.compile(r"(?:[a-z]+:)?[/\\]*([^/?#\\]{0,300})", re.IGNORECASE)
NUMBER_HOST = re.compile(r"\[.*|(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?", re.IGNORECASE)
NO_PAGE = {
    "javascript": " It would run a script.",
    "vbscript": " It would run a script.",
    "data": " It would show a page that comes with the link itself.",
    "about": " A page within the page (srcdoc) cannot be checked: link to a page instead.",
    "base": " A <base> tag bends every other link of the page: remove it.",
}


def fault(url: str, hosts: Collection[str]) -> str | None:
    """Why `url` may not stand in the registry, or None when it may.

    Only https, only hosts on the list (with the port, where one is listed), no user name in front of the host,
    nothing that two programs could read in two ways, and nothing that could lead on from a listed host to another.
    """
    why = _form_fault(url, hosts) or _part_fault(url, hosts)
    return f"'{_shown(url)}' {why}" if why else None


def _form_fault(url: str, hosts: Collection[str]) -> str | None:
    """What is wrong before the parts of the address are looked at: programs would take it apart differently."""
    if not url.startswith("https://"):
        scheme = url[:20].partition(":")[0].lower()
        remedy = NO_PAGE.get(scheme) or _suspicion(url, hosts)
        return f"does not start with https://. Write the https address.{remedy}"
    if len(url) > LONGEST:
        return f"is {len(url)} characters long. Write one of at most {LONGEST}."
    if odd := ODD.search(url):
        return f"has {_sign(odd.group())}{_suspicion(url, hosts)}"
    if BAD_ESCAPE.search(url):
        return f"has a '%' without two hex digits after it. Write %25 for a percent sign.{_suspicion(url, hosts)}"
    if any(sign == "\ufffd" or not (sign.isprintable() or sign == " ") for sign in decoded(url)):
        return "has an invisible or broken character in it, as a percent escape. Remove it."
    return None


def _part_fault(url: str, hosts: Collection[str]) -> str | None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        return f"is not a URL ({_shown(str(error))}). Write https://host/path.{_suspicion(url, hosts)}"
    return _host_fault(parts.netloc, hosts) or _path_fault(parts) or query_fault(parts.query, parts.fragment)


def _host_fault(netloc: str, hosts: Collection[str]) -> str | None:
    if not netloc:
        return "has no host after https://. Write https://host/path."
    if netloc in hosts:
        return None
    host = netloc.rpartition("@")[2]
    name, colon, port = host.lower().partition(":")
    hints = {
        " Remove what stands before the '@'.": "@" in netloc,
        f" Remove the port ':{_shown(port)}'.": bool(colon) and name in hosts,
        " Remove the dot at its end.": name.endswith(".") and name.rstrip(".") in hosts,
        " Write it in lower case.": host != host.lower() and host.lower() in hosts,
        " 'xn--' stands for letters of other alphabets.": "xn--" in host.lower(),
        " A number may be anyone's computer.": NUMBER_HOST.fullmatch(name) is not None,
    }
    hint = "".join(text for text, fits in hints.items() if fits) + _suspicion(f"https://{netloc}", hosts)
    return f"leads to the host '{_shown(netloc)}', which is not on the list under 'hosts'. Use a listed host.{hint}"


def _path_fault(parts: SplitResult) -> str | None:
    if "//" in parts.path:
        return "has '//' in its path, which can lead to another host. Write one '/'."
    if DOTS.search(parts.path):
        return "has '.' or '..' as a step of its path. Write the path that it leads to."
    if HIDDEN_SIGN.search(parts.path):
        return "has an encoded slash, backslash or dot in its path. Write the path without it."
    if KEY.search(decoded(parts.path)):
        return "has something like a key in its path. Remove it, and delete that key if it is a real one."
    return None


def _suspicion(url: str, hosts: Collection[str]) -> str:
    match = AUTHORITY.match(url)
    like = lookalike(match[1], hosts) if match else None
    return f" It looks like '{like}' and may be a phishing page." if like else ""


def _sign(sign: str) -> str:
    if sign.isspace():
        return "a space in it. Remove it."
    if sign == "\\":
        return "a backslash in it, which browsers take for '/'. Write '/'."
    name = f"{unicodedata.name(sign, 'a control character')} (U+{ord(sign):04X})"
    return f"{name} in it. Write plain letters, digits and signs, anything else as a percent escape."


def _shown(url: str) -> str:
    """As much of the address as may be printed: one line, no query, password or key, not too long."""
    url = re.sub(r":[^:@/]{1,200}@", ":…@", url[:LONGEST])
    visible = KEY.sub("[key]", re.split(r"[?#]", url, maxsplit=1)[0])
    shown = "".join(it if it.isprintable() else it.encode("unicode_escape").decode() for it in visible[:SHOWN])
    return shown if len(visible) <= SHOWN else f"{shown}…"
