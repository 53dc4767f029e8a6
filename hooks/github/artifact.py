"""A text that an untrusted run left behind: read from memory, within limits, and made harmless."""

import io
import re
import zipfile
import zlib

from github.api import GitHub, Refused
from links.redact import UNFIT

LARGEST_ARCHIVE = 256 * 1024
LARGEST_TEXT = 50_000


def text_of_run(github: GitHub, run: int, *, artifact: str, file: str) -> str | None:
    """The file in an artifact of a run, as far as 50,000 bytes; None when the run left no such artifact.

    Raises Refused for one that is too large or no archive with that file. Nothing is unpacked onto the disk.
    """
    kept = github.every(f"actions/runs/{run}/artifacts", key="artifacts")
    found = next((it for it in kept if it["name"] == artifact and not it["expired"]), None)
    if found is None:
        return None
    if found["size_in_bytes"] > LARGEST_ARCHIVE:
        raise Refused(
            f"the artifact '{artifact}' has {found['size_in_bytes']} bytes. At most {LARGEST_ARCHIVE} are read."
        )
    content = github.download(f"actions/artifacts/{found['id']}/zip", largest=LARGEST_ARCHIVE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(file) as packed:
            return packed.read(LARGEST_TEXT).decode("utf-8", errors="replace")
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, NotImplementedError, ValueError):
        raise Refused(f"the artifact '{artifact}' is no archive with {file} in it.") from None


def harmless(text: str) -> str:
    """A text that anybody may have written, as Markdown that shows its signs: no link, mention, picture or HTML."""
    lines = [UNFIT.sub(" ", line).rstrip() for line in text.splitlines()]
    longest = max(map(len, re.findall("~+", text)), default=0)
    fence = "~" * max(3, longest + 1)
    return "\n".join([f"{fence}text", *lines, fence])
