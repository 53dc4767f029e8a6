"""Names to IP addresses, without ever holding up the end of the program."""

import asyncio
import socket
from contextlib import suppress
from threading import Thread


def look_up(host: str, port: int) -> list[str]:
    """The addresses of `host`, in the order to try them. Raises OSError; may take as long as the system does."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise OSError(f"{host!r} is not a host name") from error
    return list(dict.fromkeys(str(it[4][0]) for it in found))


async def look_up_async(host: str, port: int) -> list[str]:
    """The same, to be called off at any time.

    The event loop's own look-up runs in a pool whose threads the end of the loop waits for, however long the system's
    resolver hangs; a daemon is left behind.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def settle(addresses: list[str] | None, error: OSError | None) -> None:
        if not answer.done():
            answer.set_exception(error) if error else answer.set_result(addresses or [])

    def work() -> None:
        addresses, trouble = None, None
        try:
            addresses = look_up(host, port)
        except OSError as error:
            trouble = error
        with suppress(RuntimeError):  # the loop has ended: nobody waits any more
            loop.call_soon_threadsafe(settle, addresses, trouble)

    Thread(target=work, daemon=True).start()
    return await answer
