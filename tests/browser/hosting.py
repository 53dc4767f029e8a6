"""The site as a host serves it: with the headers of its `_headers`, and packed."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from tests.browser.serving import Quiet


@dataclass
class Host:
    """A host and the bytes that it has sent, by path."""

    folder: Path
    address: str = ""
    sent: dict[str, int] = field(default_factory=dict)

    def headers(self, path: str) -> dict[str, str]:
        """What `_headers` says of this path."""
        found: dict[str, str] = {}
        pattern = ""
        for line in (self.folder / "_headers").read_text(encoding="utf-8").splitlines():
            if line.startswith("/"):
                pattern = line
            elif line.startswith("  ") and fnmatchcase(path, pattern):
                name, _, value = line.strip().partition(": ")
                found[name] = value
        return found


@contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    """Serve a packed site."""
    host = Host(folder)
    handler = partial(_Handler, host=host, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host.address = f"http://127.0.0.1:{server.server_address[1]}/"
        yield host
        server.shutdown()


class _Handler(Quiet):
    def __init__(self, *arguments: object, host: Host, **more: object) -> None:
        self.host = host
        super().__init__(*arguments, **more)  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802 (its name in http.server)
        path = re.sub(r"[?#].*", "", self.path)
        file = self.host.folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
        known = file.is_file()
        if not known:
            file = self.host.folder / "404.html"
        packed = file.with_name(f"{file.name}.gz")
        body = packed.read_bytes() if packed.is_file() else file.read_bytes()
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Length", str(len(body)))
        if packed.is_file():
            self.send_header("Content-Encoding", "gzip")
        for name, value in self.host.headers(path).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.host.sent[path] = len(body)
