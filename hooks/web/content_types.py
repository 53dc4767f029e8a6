"""What kind each file is: what a server tells a browser, which then does not guess (`X-Content-Type-Options`)."""

_UTF_8 = "; charset=utf-8"

# By the end of the name. Registered with IANA; JavaScript by RFC 9239, Markdown by RFC 7763.
TYPES = {
    "atom": "application/atom+xml",
    "avif": "image/avif",
    "css": "text/css",
    "csv": "text/csv",
    "gz": "application/gzip",
    "html": "text/html",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "md": "text/markdown",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "webp": "image/webp",
    "xml": "application/xml",
}


def has_charset(kind: str) -> bool:
    """Whether the charset is said with this type: JSON is UTF-8 by its own rules (RFC 8259), and gzip is no text."""
    return kind.startswith("text/") or kind.endswith(("/xml", "+xml"))


def content_type(end: str) -> str:
    """The whole Content-Type of a file whose name ends in `.end`."""
    kind = TYPES[end]
    return kind + _UTF_8 if has_charset(kind) else kind
