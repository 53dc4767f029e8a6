"""Find nginx, Caddy and wrk, or bring them.

`python -m tests.servers.bring` takes those of the machine, else Debian's packages. These are unpacked into
.cache/servers and not installed: no server starts by itself, now or with the machine.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.conftest import ROOT

UNPACKED = ROOT / ".cache/servers"
PACKAGES = {
    "nginx": ("nginx", "libnginx-mod-http-brotli-static"),
    "caddy": ("caddy",),
    "wrk": ("wrk", "libluajit-5.1-2"),
}
_BROTLI = "usr/lib/nginx/modules/ngx_http_brotli_static_module.so"


def find(name: str) -> str | None:
    """The path of a program: unpacked here, or of the machine."""
    places = (UNPACKED / "usr/sbin", UNPACKED / "usr/bin", os.environ["PATH"], "/usr/sbin")
    return shutil.which(name, path=os.pathsep.join(map(str, places)))


def brotli_module() -> Path | None:
    """The module for Brotli that was built with the nginx of `find`."""
    nginx = find("nginx")
    root = UNPACKED if nginx and Path(nginx).is_relative_to(UNPACKED) else Path("/")
    return root / _BROTLI if (root / _BROTLI).is_file() else None


def environment() -> dict[str, str]:
    """Where the unpacked programs find their libraries."""
    return {**os.environ, "LD_LIBRARY_PATH": os.pathsep.join(map(str, UNPACKED.glob("usr/lib/*-linux-gnu")))}


def complete(name: str) -> bool:
    return find(name) is not None and (name != "nginx" or brotli_module() is not None)


def missing(name: str) -> str:
    """What to do when a program could not be brought, in one line."""
    return f"{name} is missing or incomplete. Install it (Debian: apt install {' '.join(PACKAGES[name])})."


def bring(name: str) -> None:
    """Unpack Debian's packages of a program, if this machine has apt and they run on it."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return
    UNPACKED.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        download = ["apt-get", "download", "-qq", "-o", "APT::Sandbox::User=root", *PACKAGES[name]]
        if not run(download, folder) and os.geteuid() == 0:
            run(["apt-get", "update", "-qq"], folder)
            run(download, folder)
        for package in Path(folder).glob("*.deb"):
            run(["dpkg-deb", "--extract", str(package), str(UNPACKED)], folder)


def run(command: list[str], folder: str) -> bool:
    print("+", " ".join(command), flush=True)
    return not subprocess.run(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, timeout=900
    ).returncode


def main(names: list[str]) -> None:
    for name in names:
        if not complete(name):
            bring(name)
        if not complete(name):
            print(missing(name), file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:] or ["nginx", "caddy"])
