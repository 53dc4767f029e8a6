"""Which addresses the site may send a reader to."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from urllib.parse import SplitResult, unquote, urlsplit

from facts.keys import KEY_IN_ADDRESS

LONGEST = 2000
SHOWN = 200
# RFC 3986, without the apostrophe: it ends attributes and YAML strings.
ODD = re.compile(r"[^A-Za-z0-9._~:/?#\[\]@!$&()*+,;=%-]")
BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
HIDDEN_SIGN = re.compile(r"%(?:25)*(?:2[ef]|5c)", re.IGNORECASE)
DOTS = re.compile(r"\.\.|/\.(?=[/;]|$)")
NUMBER_HOST = re.compile(r"\[.*|(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?", re.IGNORECASE)
# Names of parameters without case, hyphens and brackets: of those who count readers, and of what is secret.
TRACKER = re.compile(
    r"utm.*|[a-z]*cl(?:ick)?id|click|msclkid|gclsrc|[gw]braid|ir(?:gwc|clickid)|igsh(?:id)?|mc[ce]id|mkttok|hs(?:enc|mi)"
    r"|lifatid|skwcid|efid|veroid|trk|si|ga|gl|ref(?:src|url|code)?|refer(?:rer|er|ral)|source|src|via|aff(?:id|iliate.*)?"
    r"|partner(?:id)?|campaign(?:id)?|cmpid|coupon|promo|invite"
)
SECRET = re.compile(
    r"(?:.*(?:token|secret|apikey|password)|key|auth|authorization|bearer|passwd|pwd|credentials?|jwt|session(?:id)?"
    r"|sig|signature)"
)
# The address of another site, in whole or in part, and steps up on the way to it.
AWAY = re.compile(r"//|\\|\.\.|^\s*(?:https?|ftp|file|data|blob|javascript|vbscript|intent)\s*:", re.IGNORECASE)
HOST = re.compile(r"(?:^\.?|[@+\s])(?:(?:[\w-]+\.)+[^\W\d_][\w-]+|(?:\d{1,3}\.){3}\d{1,3})\.?(?=[:/\s]|$)")
LONG_RUN = re.compile(r"[A-Za-z0-9]{20,}")
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
    why = _form_fault(url) or _part_fault(url, hosts)
    return f"'{_shown(url)}' {why}" if why else None


def decoded(text: str) -> str:
    """The text without percent escapes, and without those that they hide."""
    while (plain := unquote(text)) != text:
        text = plain
    return text


def host_of(url: str) -> str:
    """The host with its port, in lower case; empty for what is no address."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


def _form_fault(url: str) -> str | None:
    """What is wrong before the parts of the address are looked at: programs would take it apart differently."""
    if not url.startswith("https://"):
        scheme = url[:20].partition(":")[0].lower()
        return f"does not start with https://. Write the https address.{NO_PAGE.get(scheme, '')}"
    if len(url) > LONGEST:
        return f"is {len(url)} characters long. Write one of at most {LONGEST}."
    if odd := ODD.search(url):
        return f"has {_sign(odd.group())}"
    if BAD_ESCAPE.search(url):
        return "has a '%' without two hex digits after it. Write %25 for a percent sign."
    if any(sign == "\ufffd" or not (sign.isprintable() or sign == " ") for sign in decoded(url)):
        return "has an invisible or broken character in it, as a percent escape. Remove it."
    return None


def _part_fault(url: str, hosts: Collection[str]) -> str | None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        return f"is not a URL ({_shown(str(error))}). Write https://host/path."
    return _host_fault(parts.netloc, hosts) or _path_fault(parts) or _query_fault(parts.query, parts.fragment)


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
    hint = "".join(text for text, fits in hints.items() if fits)
    return f"leads to the host '{_shown(netloc)}', which is not on the list under 'hosts'. Use a listed host.{hint}"


def _path_fault(parts: SplitResult) -> str | None:
    if "//" in parts.path:
        return "has '//' in its path, which can lead to another host. Write one '/'."
    if DOTS.search(parts.path):
        return "has '.' or '..' as a step of its path. Write the path that it leads to."
    if HIDDEN_SIGN.search(parts.path):
        return "has an encoded slash, backslash or dot in its path. Write the path without it."
    if KEY_IN_ADDRESS.search(decoded(parts.path)):
        return "has something like a key in its path. Remove it, and delete that key if it is a real one."
    return None


def _query_fault(query: str, fragment: str) -> str | None:
    """What is wrong with the query or the fragment, without a word of what they hold: that may be a secret."""
    if _is_secret(decoded(f"{query} {fragment}")):
        return "has something like a key or a token in it. Remove it, and delete that key if it is a real one."
    faults = (why for name, value in _parameters(query, fragment) if (why := _parameter_fault(name, value)))
    return next(faults, None)


def _parameters(query: str, fragment: str) -> Iterator[tuple[str, str]]:
    """Each name with its value; a fragment that is only the name of a place on the page is a value without a name."""
    for text in (query, fragment):
        for piece in re.split(r"[&;?#]", text):
            name, equals, value = piece.partition("=")
            yield (_narrow(name), _narrow(value)) if equals or text is query else ("", _narrow(piece))


def _parameter_fault(name: str, value: str) -> str | None:
    word = re.sub(r"[^a-z0-9]", "", name.lower())
    if SECRET.fullmatch(word):
        return "has a parameter for a key or a password in it. Remove it."
    if TRACKER.fullmatch(word):
        return f"has the tracking parameter '{'utm_*' if word.startswith('utm') else word[:16]}' in it. Remove it."
    if AWAY.search(name) or AWAY.search(value) or (name and (HOST.search(name) or HOST.search(value))):
        return "has something behind its path that can lead on to another site. Remove it."
    return None


def _narrow(text: str) -> str:
    """The text decoded, with wide forms of letters and signs made plain: some programs take them for those."""
    return unicodedata.normalize("NFKC", decoded(text)).replace("\u3002", ".")


def _is_secret(text: str) -> bool:
    """Something of a known form, or a long run of letters with digits in it."""
    runs = LONG_RUN.findall(text)
    return KEY_IN_ADDRESS.search(text) is not None or any(not run.isdigit() and not run.isalpha() for run in runs)


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
    visible = KEY_IN_ADDRESS.sub("[key]", re.split(r"[?#]", url, maxsplit=1)[0])
    shown = "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in visible[:SHOWN]
    )
    return shown if len(visible) <= SHOWN else f"{shown}…"
