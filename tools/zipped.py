"""A web server that packs text, as every real one does."""

import gzip
import io
from pathlib import Path
from typing import BinaryIO

from tests.browser.serving import Quiet

TEXT = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".md")


class Zipped(Quiet):
    """For `served()`."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> BinaryIO | io.BytesIO | None:
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
