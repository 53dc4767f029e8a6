"""Whether this machine lets a server listen at an address."""

import os
import socket


def why_not(host: str, port: int) -> str | None:
    """What the system says against a server at this address, None when nothing is in the way."""
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as error:
        return os.strerror(error.errno) if error.errno else str(error)
    return None
