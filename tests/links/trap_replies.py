"""What servers send: well-formed replies to build rows from, and ways to send them badly."""

import asyncio
import gzip
import zlib

from links import limits
from links.answer import Reply
from tests.links.trap_server import Answer, Conn, Handler

WORDS = (
    "Open the settings of your account and choose the tab with the keys. Press the button, give the key a name that "
    "you will know again in a year, and copy it at once: it is shown this one time. Keep it where nobody else reads. "
    "Then set a limit for the month, so that a mistake costs you the price of a coffee and not that of a car. "
    "If something goes wrong, delete the key and make another; nothing else is lost by that. "
)


def page(title: str = "Make a key", text: str = WORDS, *, head: str = "", body: str = "") -> str:
    """An ordinary page in HTML."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f"<header><nav><a href=/>Start</a> <a href=/help>Help</a></nav></header><main><h1>{title}</h1>"
        f'<h2 id="part">Part</h2><p>{text}</p>{body}</main><footer>All rights reserved</footer></body></html>'
    )


def reply(
    status: int = 200,
    body: str | bytes | None = None,
    *headers: str,
    kind: str = "text/html; charset=utf-8",
    phrase: str = "Said",
) -> bytes:
    """A whole reply; without a body it is an ordinary page for 200, and nothing for the rest."""
    if body is None:
        body = page() if status == 200 else ""
    body = body.encode() if isinstance(body, str) else body
    return head(status, f"Content-Length: {len(body)}", *headers, kind=kind, phrase=phrase) + body


def head(status: int = 200, *headers: str, kind: str = "text/html; charset=utf-8", phrase: str = "Said") -> bytes:
    """A status line and headers, and the blank line after them."""
    lines = [f"HTTP/1.1 {status} {phrase}", *([f"Content-Type: {kind}"] if kind else []), "Connection: close", *headers]
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape")


def redirect(status: int, location: str, *headers: str) -> Answer:
    """A redirect; HERE in its address stands for https://localhost:port of the server, PORT for its port alone."""

    async def answer(conn: Conn) -> bytes:
        target = location.replace("HERE", conn.server.url("")).replace("PORT", str(conn.server.port))
        return reply(status, "", f"Location: {target}", *headers)

    return answer


def said(raw: bytes, url: str) -> Reply:
    """The reply that a client makes of well-formed bytes."""
    top, _, body = raw.partition(b"\r\n\r\n")
    status, *lines = top.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Reply(url, int(status.split()[1]), headers, body[: limits.BODY_BYTES], len(body) <= limits.BODY_BYTES)


def gzipped(body: str | bytes, *headers: str) -> bytes:
    body = gzip.compress(body.encode() if isinstance(body, str) else body)
    return reply(200, body, "Content-Encoding: gzip", *headers)


def deflated(body: str, *, raw: bool) -> bytes:
    packer = zlib.compressobj(wbits=-15 if raw else 15)
    return reply(200, packer.compress(body.encode()) + packer.flush(), "Content-Encoding: deflate")


def chunked(*pieces: bytes, tail: bytes = b"0\r\n\r\n") -> bytes:
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    return head(200, "Transfer-Encoding: chunked") + chunks + tail


def turns(*answers: Answer) -> Handler:
    """One answer after the other to requests for one path; the last for all that follow."""

    async def answer(conn: Conn) -> bytes | None:
        chosen = answers[min(conn.request.turn, len(answers) - 1)]
        return chosen if isinstance(chosen, bytes) else await chosen(conn)

    return answer


def after(seconds: float, then: bytes) -> Handler:
    async def answer(conn: Conn) -> bytes:
        await asyncio.sleep(seconds)
        return then

    return answer


def echo(text: str) -> Handler:
    """A page into which the server writes the path of the request, its words, or how often it was asked."""

    async def answer(conn: Conn) -> bytes:
        path = conn.request.path
        words = path.rpartition("/")[2].replace("-", " ")
        filled = text.replace("PATH", path).replace("WORDS", words).replace("TITLE", words.title())
        return reply(200, filled.replace("COUNT", str(7919 * len(conn.server.requests))))

    return answer


def endless(start: bytes, piece: bytes, pause: float = 0.0) -> Handler:
    """`start`, and then `piece` for ever."""

    async def answer(conn: Conn) -> None:
        await conn.send(start)
        while True:
            await conn.send(piece)
            await asyncio.sleep(pause)

    return answer


def then_silence(start: bytes = b"") -> Handler:
    async def answer(conn: Conn) -> None:
        await conn.send(start)
        await asyncio.sleep(3600)

    return answer


def then_reset(start: bytes = b"") -> Handler:
    async def answer(conn: Conn) -> None:
        await conn.send(start)
        await asyncio.sleep(0.05)
        conn.reset()

    return answer


def then_half_close(data: bytes) -> Handler:
    async def answer(conn: Conn) -> None:
        await conn.send(data)
        await asyncio.sleep(0.05)
        conn.shut()
        await asyncio.sleep(3600)

    return answer


def kept(data: bytes) -> Handler:
    """Let the connection stay open, as the headers promise."""

    async def answer(conn: Conn) -> bytes:
        conn.keep = True
        return data.replace(b"Connection: close\r\n", b"")

    return answer
