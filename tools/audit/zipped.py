"""A folder behind a web server that packs text, as every real one does."""

import gzip
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from tests.browser.serving import Quiet

TEXT = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".md")


class _Zipped(Quiet):
    protocol_version = "HTTP/1.1"

    def send_head(self):  # type: ignore[no-untyped-def]
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() and self.path.split("?")[0].endswith("/") else path
        if not file.is_file() or file.suffix not in TEXT:
            return super().send_head()
        packed = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        return io.BytesIO(packed)


@contextmanager
def served_zipped(folder: Path) -> Iterator[str]:
    """The address at which `folder` can be read."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Zipped, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
