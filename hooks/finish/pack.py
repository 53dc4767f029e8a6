"""`python -m finish.pack [SITE]`: put a .gz and a .br beside each text file, for servers that send files as they are.

No time goes into them: the same site and the same libraries give the same bytes. Exit status: 0 done, 2 there is no
such folder.
"""

import gzip
import sys
from argparse import ArgumentParser
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

TEXT = (".atom", ".css", ".csv", ".html", ".js", ".json", ".md", ".svg", ".txt", ".webmanifest", ".xml")
SMALLEST = 256  # bytes; a shorter file fits one packet either way


def pack(site: Path) -> int:
    """Write the packed files; gives the number of files that were packed."""
    files = [path for path in sorted(site.rglob("*")) if path.suffix in TEXT and path.stat().st_size >= SMALLEST]
    with ProcessPoolExecutor() as pool:
        return sum(pool.map(_pack, files, chunksize=8))


def _pack(path: Path) -> int:
    content = path.read_bytes()
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(content, mtime=0))
    path.with_name(f"{path.name}.br").write_bytes(brotli.compress(content, mode=brotli.MODE_TEXT))
    return 1


def main() -> int:
    parser = ArgumentParser(prog="python -m finish.pack", description="Pack the text files of a built site.")
    parser.add_argument("site", type=Path, nargs="?", default="site", help="the folder of the built site (site)")
    site = parser.parse_args().site
    if not (site / "index.html").is_file():
        parser.error(f"there is no built site in {site}/. Run 'make build'.")
    print(f"{pack(site)} files packed as .gz and .br")
    return 0


if __name__ == "__main__":
    sys.exit(main())
