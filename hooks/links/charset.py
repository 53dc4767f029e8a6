"""In which encoding a browser reads a page: byte order mark, HTTP header, then the page's own word (HTML, 13.2.3.2)."""

import codecs
import re
from functools import cache

BOMS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
LOOKED_AT = 1024
IN_HEADER = re.compile(r"""charset\s{0,9}=\s{0,9}(?:"([^"]{1,40})"|([^\s;,"]{1,40}))""", re.IGNORECASE)
IN_CONTENT = re.compile(rb"""charset\s{0,9}=\s{0,9}(?:"([^"]{1,40})"|'([^']{1,40})'|([^\s;"']{1,40}))""", re.IGNORECASE)
# The pieces of markup, as far as browsers look at them before they know the encoding.
PIECE = re.compile(
    rb"<!--(?:>|->|.*?--!?>|.*)"
    rb"""|<meta(?=[\s/])((?:[^>"'=]|=\s*(?:"[^"]*"|'[^']*')?|["'])*)"""
    rb"""|</?[a-z](?:[^>"'=]|=\s*(?:"[^"]*"|'[^']*')?|["'])*"""
    rb"|<[!?/][^>]*",
    re.IGNORECASE | re.DOTALL,
)
ATTRIBUTE = re.compile(rb"""([^\s/>="']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
XML_START = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]{1,40})""")
WIDE = re.compile(r"utf-16(?:le|be)?|ucs-2|csunicode|iso-10646-ucs-2|unicode(?:feff|fffe)?", re.IGNORECASE)
ASCII = bytes(range(0x20, 0x7F))


def decode(body: bytes, content_type: str, *, markup: bool) -> str:
    """The text of a body; `content_type` is the header's value. Only in `markup` a page's own word counts.

    Labels that no browser knows do not count, and without any the text is UTF-8. What cannot be decoded is replaced.
    """
    for mark, name in BOMS.items():
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    named = _from_header(content_type) or (_from_markup(body[:LOOKED_AT]) if markup else None)
    return body.decode(named or "utf-8", "replace")


def _from_header(content_type: str) -> str | None:
    label = IN_HEADER.search(content_type)
    return _codec(label[1] or label[2]) if label else None


def _from_markup(start: bytes) -> str | None:
    """What the first `meta` with a usable word on it says, else an XML declaration. Wide letters cannot be meant."""
    metas = (piece[1] for piece in PIECE.finditer(start) if piece[1] is not None)
    labels = [label for meta in metas if (label := _of_meta(meta))]
    if xml := XML_START.match(start):
        labels.append(xml[1])
    for label in labels:
        text = label.decode("latin-1").strip()
        if WIDE.fullmatch(text):
            return "utf-8"
        if codec := "cp1252" if text.lower() == "x-user-defined" else _codec(text):
            return codec
    return None


def _of_meta(meta: bytes) -> bytes | None:
    attributes: dict[bytes, bytes] = {}
    for found in ATTRIBUTE.finditer(meta):
        attributes.setdefault(found[1].lower(), found[2] or found[3] or found[4] or b"")
    if b"charset" in attributes:
        return attributes[b"charset"]
    if attributes.get(b"http-equiv", b"").lower() != b"content-type":
        return None
    label = IN_CONTENT.search(attributes.get(b"content", b""))
    return (label[1] or label[2] or label[3]) if label else None


@cache
def _codec(label: str) -> str | None:
    """Python's name of an encoding for pages, or None: it has to leave ASCII as it is, or to be UTF-16."""
    text = label.strip().lower()
    if WIDE.fullmatch(text):
        return "utf-16-be" if text.endswith(("be", "fffe")) else "utf-16-le"
    try:
        info = codecs.lookup(text)
    except (LookupError, ValueError):
        if not text.startswith("x-"):
            return None
        return "cp1252" if text == "x-user-defined" else _codec(text.removeprefix("x-"))
    if "escape" in info.name:  # a way to write Python, which warns where bytes are none
        return None
    try:
        usable = ASCII.decode(info.name, "replace") == ASCII.decode("ascii")
    except (LookupError, ValueError):
        return None
    return ("cp1252" if info.name in ("ascii", "iso8859-1") else info.name) if usable else None
