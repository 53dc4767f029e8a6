"""The body of a reply: read up to a cap, decompressed up to the same cap."""

import zlib
from collections.abc import AsyncIterable

from links import limits

# The wrapper around the deflated bytes, as zlib counts it: 31 is gzip, 15 is zlib, -15 is none.
GZIP, ZLIB, BARE = 31, 15, -15


class BrokenBodyError(Exception):
    """The bytes are not what the server says that they are."""


class UnknownEncodingError(Exception):
    """The body is packed in a way that we did not ask for."""


async def read_capped(chunks: AsyncIterable[bytes]) -> tuple[bytes, bool]:
    """The first 256 KiB of the body as sent, and whether that is all of it."""
    read = bytearray()
    async for chunk in chunks:
        read += chunk
        if len(read) > limits.BODY_BYTES:
            return bytes(read[: limits.BODY_BYTES]), False
    return bytes(read), True


def unpack(raw: bytes, *, whole: bool, encoding: str) -> tuple[bytes, bool]:
    """The first 256 KiB of the body itself, and whether that is all of it. Raises both errors of this module."""
    name = encoding.strip().lower()
    if name in ("", "identity") or not raw:
        return raw, whole
    if name in ("gzip", "x-gzip"):
        return _inflate(raw, GZIP, whole=whole)
    if name == "deflate":
        # Servers mean one of two things by it; the first byte of the zlib format tells them apart.
        return _inflate(raw, ZLIB if raw[0] & 0x0F == 8 else BARE, whole=whole)
    raise UnknownEncodingError(name)


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
