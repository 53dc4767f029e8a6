"""When the publisher of a package uploaded its versions, as the package index tells it."""

import os
from collections.abc import Iterable
from datetime import UTC, datetime

from pypi_simple import PYPI_SIMPLE_ENDPOINT, NoSuchProjectError, PyPISimple

from links.offline import offline
from refresh.child import CannotRun

SECONDS = 15.0

Uploads = dict[str, datetime]


def uploads(packages: Iterable[str]) -> dict[str, Uploads]:
    """The upload time (UTC) of each version of each package: that of the file which came last.

    Asks the index that uv asks (UV_DEFAULT_INDEX). Raises CannotRun.
    """
    endpoint = os.environ.get("UV_DEFAULT_INDEX") or PYPI_SIMPLE_ENDPOINT
    if reason := offline([endpoint], seconds=SECONDS, guarded=False):
        raise CannotRun(f"no network: the package index cannot be reached ({reason}).")
    with PyPISimple(endpoint) as index:
        # requests has a variable of its own for this and does not know SSL_CERT_FILE.
        index.s.verify = os.environ.get("SSL_CERT_FILE") or True
        return {package: _uploads(index, package) for package in packages}


def _uploads(index: PyPISimple, package: str) -> Uploads:
    try:
        files = index.get_project_page(package, timeout=SECONDS).packages
    except (OSError, ValueError, NoSuchProjectError) as error:
        raise CannotRun(f"the package index does not list {package} ({type(error).__name__}).") from None
    latest: Uploads = {}
    for file in files:
        if file.version is not None and file.upload_time is not None:
            time = file.upload_time.astimezone(UTC).replace(microsecond=0)
            latest[file.version] = max(time, latest.get(file.version, time))
    return latest
