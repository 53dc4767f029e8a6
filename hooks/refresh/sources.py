"""The versions and dates of data/price_sources.yml: when the package index got each version, and how to write them."""

import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime

from pypi_simple import PYPI_SIMPLE_ENDPOINT, NoSuchProjectError, PyPISimple

from facts import YamlSource, validate
from links.offline import offline
from pricing.sources import Sources
from refresh.lock import Failure

SECONDS = 15.0

Uploads = dict[str, datetime]


def uploads(packages: Iterable[str]) -> dict[str, Uploads]:
    """The upload time (UTC) of each version of each package: that of the file which came last.

    Asks the index that uv asks (UV_DEFAULT_INDEX). Raises Failure.
    """
    endpoint = os.environ.get("UV_DEFAULT_INDEX") or PYPI_SIMPLE_ENDPOINT
    if reason := offline([endpoint], seconds=SECONDS, guarded=False):
        raise Failure(f"no network: the package index cannot be reached ({reason}).")
    with PyPISimple(endpoint) as index:
        # requests has a variable of its own for this and does not know SSL_CERT_FILE.
        index.s.verify = os.environ.get("SSL_CERT_FILE") or True
        return {package: _uploads(index, package) for package in packages}


def rewritten(source: YamlSource, text: str, wanted: Sources) -> str:
    """`text`, which is that of `source`, with the values that are `wanted`. Raises Failure."""
    lines = text.splitlines(keepends=True)
    for key, entry in wanted:
        for name in ("version", "published"):
            value = getattr(entry, name)
            at = source.line((key, name)) - 1
            written = f"{value:%Y-%m-%dT%H:%M:%SZ}" if isinstance(value, datetime) else value
            lines[at] = re.sub(rf"({name}:\s*)[^\s#,}}]+", rf"\g<1>{written}", lines[at], count=1)
    result = "".join(lines)
    if validate(YamlSource(result, source.file), Sources) != wanted:
        raise Failure(
            f"{source.file} has a form that cannot be kept. Write each key and its value on a line of its own."
        )
    return result


def _uploads(index: PyPISimple, package: str) -> Uploads:
    try:
        files = index.get_project_page(package, timeout=SECONDS).packages
    except (OSError, ValueError, NoSuchProjectError) as error:
        raise Failure(f"the package index does not list {package} ({type(error).__name__}).") from None
    latest: Uploads = {}
    for file in files:
        if file.version is not None and file.upload_time is not None:
            time = file.upload_time.astimezone(UTC).replace(microsecond=0)
            latest[file.version] = max(time, latest.get(file.version, time))
    return latest
