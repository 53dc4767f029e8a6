"""The link check beside plain httpx2 and lychee with the same limits, and what a cached registry costs a build."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import trustme

from tests.conftest import ROOT

RUNS = 3
URLS, HOSTS = 500, 50
AT_ONCE, PER_HOST = 8, 2
TIMEOUT_SECONDS = 120
OURS = """
import sys
from collections import Counter
from links.check import check
urls = open(sys.argv[1]).read().split()
found = check(urls)
verdicts = Counter(it.verdict.value for it in found)
assert verdicts["ok"] == len(urls), (verdicts, found[0])
"""
PLAIN = f"""
import asyncio, os, ssl, sys
from collections import defaultdict
import httpx2

async def main(urls):
    whole, hosts = asyncio.Semaphore({AT_ONCE}), defaultdict(lambda: asyncio.Semaphore({PER_HOST}))
    trust = ssl.create_default_context(cafile=os.environ["SSL_CERT_FILE"])
    limits = httpx2.Limits(max_keepalive_connections=None)
    async with httpx2.AsyncClient(verify=trust, trust_env=False, limits=limits) as client:
        async def get(url):
            async with hosts[url.split("/")[2]], whole:
                return (await client.get(url)).status_code
        assert set(await asyncio.gather(*map(get, urls))) == {{200}}

asyncio.run(main(open(sys.argv[1]).read().split()))
"""
CACHED = """
import sys, time
import mkdocs.commands.build, mkdocs_macros.plugin, facts, links.registry
from datetime import UTC, datetime
from pathlib import Path
registry = links.registry.RegistryFile(Path("data/links.yml").absolute(), root=Path.cwd())
start = time.perf_counter()
from links.build import check_build
from links.cache import Cache
from links.settings import Mode
places = {url: ["docs/p.md:1:1"] for url in registry.registry.by_url}
outcome = check_build(places, registry, Cache(Path(sys.argv[1])), Mode.ON, datetime.now(UTC))
took = time.perf_counter() - start
assert "httpx2" not in sys.modules and f"({len(places)} from the cache)" in outcome.notes[0], outcome
print(1000 * took)
"""
FILL = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from links.cache import Cache
from links.finding import Finding, Verdict
from links.registry import RegistryFile
urls = RegistryFile(Path("data/links.yml").absolute(), root=Path.cwd()).registry.by_url
Cache(Path(sys.argv[1])).remember([Finding(url, Verdict.OK, "HTTP 200", datetime.now(UTC), url) for url in urls])
"""


def main() -> None:
    """Print the medians and the ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"links: the whole registry from the cache adds {cached(folder / 'links.json'):.1f} ms to a build")
        with serving(folder) as port:
            addresses = folder / "urls.txt"
            urls = [f"https://127.0.0.{1 + n % HOSTS}:{port}/page-{n}" for n in range(URLS)]
            addresses.write_text("\n".join(urls), encoding="utf-8")
            compare(addresses, folder / "authority.pem")


def compare(addresses: Path, authority: Path) -> None:
    commands = {
        "plain httpx2": [sys.executable, "-c", PLAIN, str(addresses)],
        "ours": [sys.executable, "-c", OURS, str(addresses)],
    }
    if lychee := shutil.which(os.environ.get("LYCHEE", "lychee")):
        limits = [f"--max-concurrency={AT_ONCE}", f"--host-concurrency={PER_HOST}", "--host-request-interval=0ms"]
        commands["lychee"] = [lychee, "--no-progress", "--quiet", "--insecure", *limits, str(addresses)]
    else:
        print("links: lychee is not there (make bench installs it), so it is not measured")
    taken = {name: [seconds(command, authority) for _ in range(RUNS)] for name, command in commands.items()}
    medians = {name: statistics.median(runs) for name, runs in taken.items()}
    told = ", ".join(f"{name} {median:.2f} s" for name, median in medians.items())
    ratios = ", ".join(f"{medians['ours'] / medians[name]:.2f} of {name}" for name in medians if name != "ours")
    print(f"links: {URLS} pages on {HOSTS} hosts: {told}; ours takes {ratios}")


def cached(file: Path) -> float:
    """The median of the milliseconds, each measured in a fresh process."""
    run([sys.executable, "-c", FILL, str(file)])
    return statistics.median(float(run([sys.executable, "-c", CACHED, str(file)])) for _ in range(2 * RUNS + 1))


def seconds(command: list[str], authority: Path) -> float:
    start = time.perf_counter()
    run(command, SSL_CERT_FILE=str(authority), LINKCHECK_PRIVATE="127.0.0.0/8")
    return time.perf_counter() - start


def run(command: list[str], **environment: str) -> str:
    """What the command prints. It ends with an error when it fails or hangs."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy") and name != "PYTHONDONTWRITEBYTECODE"
    }
    environment = {**kept, "PYTHONPATH": "hooks", **environment}
    result = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=TIMEOUT_SECONDS, check=False
    )
    if result.returncode:
        raise SystemExit(f"{Path(command[0]).name} failed: {(result.stderr or result.stdout)[-2000:]}")
    return result.stdout


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """The port of the server, a process of its own."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    certificate = authority.issue_cert(*(f"127.0.0.{1 + n}" for n in range(HOSTS)))
    certificate.private_key_and_cert_chain_pem.write_to_path(str(folder / "server.pem"))
    server = subprocess.Popen(
        [sys.executable, "-m", "tools.bench.links_server", str(folder / "server.pem")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout
        yield int(server.stdout.readline())
    finally:
        server.terminate()
        server.wait(10)


if __name__ == "__main__":
    main()
