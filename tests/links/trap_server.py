"""A server that sends raw bytes, right or wrong, over TLS or not, and counts what it was asked."""

import asyncio
import socket
import ssl
import struct
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

NOT_FOUND = (
    b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 36\r\nConnection: close\r\n\r\n"
    b"<title>404</title><h1>Not here.</h1>"
)
CANARY = "no-such-page-"


@dataclass
class Request:
    """One request; `turn` counts earlier ones for the same path, `hung_up` says that the client left first."""

    path: str
    headers: list[tuple[str, str]]
    turn: int
    began: float
    ended: float = 0.0
    hung_up: bool = False

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def is_canary(self) -> bool:
        return self.path.split("?")[0].rstrip("/").rpartition("/")[2].startswith(CANARY)


@dataclass
class Conn:
    """One connection in the hands of an answer. With `keep` it stays open for a next request."""

    server: "TrapServer"
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    request: Request
    keep: bool = False

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    def reset(self) -> None:
        """Close as a crashed server does: with a TCP reset."""
        raw = self.writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    def shut(self) -> None:
        """Half-close: no more bytes from here, and no word of TLS about it."""
        self.writer.get_extra_info("socket").shutdown(socket.SHUT_WR)


Handler = Callable[[Conn], Awaitable[bytes | None]]
Answer = bytes | Handler


@dataclass
class Tally:
    """How many requests are in flight, and how many were at most."""

    now: int = 0
    peak: int = 0

    def up(self) -> None:
        self.now += 1
        self.peak = max(self.peak, self.now)


@dataclass
class TrapServer:
    """One host. A path without an answer is not found; a canary gets the answer that is meant for it."""

    answers: Mapping[str, Answer]
    canary: Answer = NOT_FOUND
    on_connect: Handler | None = None
    tallies: tuple[Tally, ...] = ()
    secure: bool = True
    port: int = 0
    connections: int = 0
    tally: Tally = field(default_factory=Tally)
    requests: list[Request] = field(default_factory=list)
    _open: dict["asyncio.Task[Any]", asyncio.StreamWriter] = field(default_factory=dict)
    _listener: asyncio.Server | None = None

    def url(self, path: str = "/page", host: str = "localhost") -> str:
        return f"{'https' if self.secure else 'http'}://{host}:{self.port}{path}"

    @property
    def asked(self) -> Counter[str]:
        return Counter(request.path for request in self.requests if not request.is_canary)

    @property
    def canaries(self) -> list[str]:
        return [request.path for request in self.requests if request.is_canary]

    async def start(self, host: str, context: ssl.SSLContext | None) -> None:
        self.secure = self.secure and (context is not None or self.on_connect is not None)
        self._listener = await asyncio.start_server(self._serve, host, 0, ssl=context)
        self.port = self._listener.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        if self._listener:
            self._listener.close()
        for writer in self._open.values():
            writer.transport.abort()
        tasks = list(self._open)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._open[task] = writer
        self.connections += 1
        try:
            if self.on_connect:
                await self._answer(self.on_connect, Conn(self, reader, writer, Request("", [], 0, monotonic())))
            else:
                while await self._exchange(reader, writer):
                    pass
            writer.close()
        except (OSError, EOFError, asyncio.LimitOverrunError):
            writer.transport.abort()
        finally:
            del self._open[task]

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.rstrip("\r\n").split("\r\n")
        method, target, _ = first.split(" ")
        headers = [(name, value.strip()) for name, _, value in (line.partition(":") for line in lines)]
        path = target if method == "GET" else f"{method} {target}"
        request = Request(path, headers, self.asked[path], monotonic())
        self.requests.append(request)
        conn = Conn(self, reader, writer, request)
        known = self.answers.get(path, self.answers.get(path.split("?")[0], NOT_FOUND))
        await self._answer(self.canary if request.is_canary else known, conn)
        return conn.keep

    async def _answer(self, answer: Answer, conn: Conn) -> None:
        tallies = (self.tally, *self.tallies)
        for tally in tallies:
            tally.up()
        try:
            data = answer if isinstance(answer, bytes) else await answer(conn)
        except OSError:
            conn.request.hung_up = True
            raise
        finally:
            # Before the last bytes: once it has them, the client may ask again.
            conn.request.ended = monotonic()
            for tally in tallies:
                tally.now -= 1
        if data:
            await conn.send(data)


def connect_proxy(wishes: list[str]) -> Handler:
    """A proxy that takes every name for this machine; `wishes` are the first lines that it was sent."""

    async def answer(conn: Conn) -> None:
        head = (await conn.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        wishes.append(head.partition("\r\n")[0].rpartition(" ")[0])
        method, target = wishes[-1].split(" ")
        if method != "CONNECT":
            await conn.send(b"HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n")
            return
        reader, writer = await asyncio.open_connection("127.0.0.1", int(target.rpartition(":")[2]))
        await conn.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
        try:
            await asyncio.gather(_pour(conn.reader, writer), _pour(reader, conn.writer))
        finally:
            writer.transport.abort()

    return answer


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65_536):
        writer.write(data)
        await writer.drain()
    writer.close()


class Loop:
    """An event loop in a thread, for servers to live in."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda *_: None)  # clients that leave are what these servers are for
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, job: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(job, self._loop).result(20)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(20)
        self._loop.close()
