"""Tell in one line that `mkdocs serve` cannot listen where it should, before it builds."""

import os
import socket

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

_asks = False


def on_startup(command: str, dirty: bool) -> None:
    global _asks
    _asks = command == "serve"


@event_priority(110)  # first of all
def on_config(config: MkDocsConfig) -> None:
    global _asks
    if _asks:
        _asks = False  # from now on the port is our own
        host, port = config.dev_addr
        try:
            socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
        except OSError as error:
            why = os.strerror(error.errno) if error.errno else error
            raise PluginError(
                f"mkdocs serve cannot listen at {host}:{port}: {why}. Another one may run: end it, or choose another "
                "port, such as mkdocs serve -a 127.0.0.1:8001."
            ) from None
