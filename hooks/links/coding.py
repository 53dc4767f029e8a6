"""Content-Encoding: the body of a page as it is, out of the bytes as they were sent."""

import re
import zlib

from links import limits

# The wrapper around the deflated bytes, as zlib counts it: 31 is gzip, 15 is zlib, -15 is none.
GZIP, ZLIB, BARE = 31, 15, -15
OURS = frozenset({"gzip", "x-gzip", "deflate"})
# Codings that exist (IANA) and that we never ask for. Any other word is none: browsers take the body as it is.
OTHERS = frozenset({"aes128gcm", "br", "compress", "x-compress", "dcb", "dcz", "exi", "pack200-gzip", "zstd"})
MOST = 5


class BrokenBodyError(Exception):
    """The bytes are not what the server says that they are."""


class UnknownEncodingError(Exception):
    """The body is packed in a way that we did not ask for."""


def unpack(raw: bytes, *, whole: bool, encoding: str) -> tuple[bytes, bool]:
    """The first 256 KiB of the body itself, and whether that is all of it. Raises both errors of this module."""
    words = [word.strip().lower() for word in re.split(r"[,\n]", encoding)]
    codings = [word for word in words if word in OURS or word in OTHERS]
    if not raw:
        return raw, whole
    if len(codings) > MOST or not OURS.issuperset(codings):
        raise UnknownEncodingError
    body = raw
    for coding in reversed(codings):
        # Servers mean one of two things by deflate; the first byte of the zlib format tells them apart.
        deflated = ZLIB if body[:1] and body[0] & 0x0F == 8 else BARE
        body, whole = _inflate(body, deflated if coding == "deflate" else GZIP, whole=whole)
    return body, whole


def _inflate(raw: bytes, wrapper: int, *, whole: bool) -> tuple[bytes, bool]:
    unpacker = zlib.decompressobj(wrapper)
    try:
        body = unpacker.decompress(raw, limits.BODY_BYTES)
    except zlib.error as error:
        raise BrokenBodyError(str(error)) from None
    if unpacker.eof:
        return body, whole
    if whole and not unpacker.unconsumed_tail and len(body) < limits.BODY_BYTES:
        raise BrokenBodyError("the compressed body ends too early")
    return body, False
