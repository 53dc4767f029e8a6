"""nginx with our settings beside nginx without, sending as many bytes: requests a second by wrk, and nginx's own work.

Its own work, in seconds of the processor, hardly changes with what else the machine does.
"""

import os
import re
import statistics
import subprocess
import tempfile
from pathlib import Path

import trustme

from finish.pack import pack
from tests.conftest import ROOT, copy_project
from tests.servers.bring import bring, complete, environment, find, missing
from tests.servers.running import Certificate, free_port, nginx
from tools.bench.build import build
from web.assets import HASHED

ROUNDS = 9
SECONDS = 1
CONNECTIONS = 32
# Everything that nginx does by itself, over the same TLS: one plain file, no headers, nothing to choose.
PLAIN = """
    server {{
        listen 127.0.0.1:{port} ssl http2;
        ssl_certificate {certificate.chain};
        ssl_certificate_key {certificate.key};
        root {folder};
        gzip off;
    }}
"""


def main() -> None:
    """Print the median of both, and the median of the ratios, for a page and for a file that is kept for good."""
    for program in ("nginx", "wrk"):
        if not complete(program):
            bring(program)
        if not complete(program):
            print(f"servers: not measured. {missing(program)}")
            return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = packed_site(folder / "project")
        hashed = max(
            (path for path in site.rglob("*") if HASHED.search(path.name)), key=lambda path: path.stat().st_size
        )
        certificate = Certificate.issued_by(trustme.CA(), folder)
        port = free_port()
        plain = PLAIN.format(port=port, certificate=certificate, folder=folder / "plain")
        with nginx(site, folder, certificate, brotli=True, more=plain) as server:
            server.ask("/")  # now the process that answers is there
            for what, path in (("a page", "faq/index.html"), ("a script", hashed.relative_to(site).as_posix())):
                size = (site / f"{path}.br").stat().st_size
                address = f"https://localhost:{server.port}/{path.removesuffix('index.html')}"
                plain_address = same_size(folder / "plain", size, port)
                compare(f"{what} of {size} bytes", address, plain_address, worker(folder))


def compare(what: str, ours: str, plain: str, work_of: Path) -> None:
    """Load both in turn, ROUNDS times, after one round that warms them."""
    rounds = [(load(ours, work_of), load(plain, work_of)) for _ in range(ROUNDS + 1)][1:]
    for number, unit in enumerate(("requests/s", "microseconds of nginx's work a request")):
        pairs = [(ours[number], plain[number]) for ours, plain in rounds]
        ratio = statistics.median(a / b for a, b in pairs)
        ours_median, plain_median = (statistics.median(values) for values in zip(*pairs, strict=True))
        told = f"our settings {ours_median:.0f} {unit}, a plain file {plain_median:.0f}, ratio {ratio:.2f}"
        print(f"servers: {what}: {told}")


def load(address: str, work_of: Path) -> tuple[float, float]:
    """Requests a second, and microseconds of nginx's work a request. Raises ValueError when not all were answered."""
    command = [str(find("wrk")), f"-c{CONNECTIONS}", "-t1", f"-d{SECONDS}s", "-H", "Accept-Encoding: gzip, br", address]
    before = work(work_of)
    told = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True).stdout
    spent = work(work_of) - before
    rate, count = re.search(r"Requests/sec: +([\d.]+)", told), re.search(r"(\d+) requests in", told)
    if not rate or not count or "Non-2xx" in told or "Socket errors" in told:
        raise ValueError(f"{address}: {told}")
    return float(rate[1]), 1e6 * spent / int(count[1])


def worker(folder: Path) -> Path:
    """What Linux tells about the one process of nginx that answers."""
    master = (folder / "nginx.pid").read_text(encoding="utf-8").strip()
    (child,) = Path(f"/proc/{master}/task/{master}/children").read_text(encoding="utf-8").split()
    return Path(f"/proc/{child}/stat")


def work(stat: Path) -> float:
    """Seconds of the processor that a process has used: fields 14 and 15 of proc(5)."""
    fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def packed_site(folder: Path) -> Path:
    project = copy_project(folder)
    build(project.root, "mkdocs.yml")
    assert project.finish().returncode == 0
    pack(project.root / "site")
    return project.root / "site"


def same_size(folder: Path, size: int, port: int) -> str:
    """The address of a plain file with so many bytes."""
    folder.mkdir(exist_ok=True)
    (folder / f"{size}.html").write_bytes(b"x" * size)
    return f"https://localhost:{port}/{size}.html"


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
