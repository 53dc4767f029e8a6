"""`python -m finish.pack [SITE]`: put a .gz and a .br beside each text file, for servers that send files as they are.

No time goes into them: the same site and the same libraries give the same bytes. Exit status: 0 done, 1 the folder
cannot be written and is as it was, 2 there is no such folder.
"""

import gzip
import os
from argparse import ArgumentParser
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from facts.ending import run
from facts.files import replace_together
from facts.folders import held

TEXT = (".atom", ".css", ".csv", ".html", ".js", ".json", ".md", ".svg", ".txt", ".webmanifest", ".xml")
SMALLEST = 256  # bytes; a shorter file fits one packet either way


def pack(site: Path) -> int:
    """Write the packed files; gives the number of files that were packed."""
    files = [path for path in sorted(site.rglob("*")) if path.suffix in TEXT and path.stat().st_size >= SMALLEST]
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # both libraries let other threads run meanwhile
        packed = list(pool.map(_packed, files))
    replace_together({path: content for both in packed for path, content in both.items()})
    return len(packed)


def _packed(path: Path) -> dict[Path, bytes]:
    content = path.read_bytes()
    return {
        path.with_name(f"{path.name}.gz"): gzip.compress(content, mtime=0),
        path.with_name(f"{path.name}.br"): brotli.compress(content, mode=brotli.MODE_TEXT),
    }


def main() -> int:
    parser = ArgumentParser(prog="python -m finish.pack", description="Pack the text files of a built site.")
    parser.add_argument("site", type=Path, nargs="?", default="site", help="the folder of the built site (site)")
    site = parser.parse_args().site
    with held(site):
        if not (site / "index.html").is_file():
            parser.error(f"there is no built site in {site}/. Run 'make build'.")
        print(f"{pack(site)} files packed as .gz and .br")
    return 0


if __name__ == "__main__":
    run(main, cannot_run=1)
