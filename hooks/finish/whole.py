"""`python -m finish.whole [SITE] [SERVERS]`: build the site in each of its languages, and finish it.

MkDocs builds one language after the other, as many at a time as the machine has processors. All goes into a folder
beside SITE, which takes its place when it is whole. Any warning is an error. Exit status: 0 done; what MkDocs ended
with; 1 another file or folder is wrong, 2 the command is. When it is not 0, an earlier site is as it was.
"""

import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections import deque
from collections.abc import Iterable
from pathlib import Path

from facts import Problems
from facts.ending import run
from facts.files import replace_together
from facts.folders import Stage
from finish.__main__ import additions
from finish.built_site import languages_of
from languages.language import BESIDE, ENGLISH, LANGUAGE


class Failed(Exception):
    """MkDocs has said what is wrong; `status` is what it ended with."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def build(root: Path, folder: Path) -> None:
    """Build all languages into `folder`, which is empty: English at its top, each other one in a folder of its own.

    Raises Failed.
    """
    _run([ENGLISH], root, folder)
    for entry in list(_made(folder, ENGLISH).iterdir()):
        entry.rename(folder / entry.name)
    codes = languages_of(folder)
    _run(codes, root, folder)
    for code in codes:
        # Beside its pages stand styles and scripts once more, and what is there for the whole site.
        (_made(folder, code) / code).rename(folder / code)
        (_made(folder, code) / "404.html").rename(folder / code / "404.html")
    for code in (ENGLISH, *codes):
        shutil.rmtree(_made(folder, code))


def _made(folder: Path, code: str) -> Path:
    return folder / f".built-{code}"


def _run(codes: Iterable[str], root: Path, folder: Path) -> None:
    waiting, running = deque(codes), deque[subprocess.Popen[bytes]]()
    try:
        while waiting or running:
            while waiting and len(running) < (os.cpu_count() or 1):
                running.append(_started(waiting.popleft(), root, folder))
            if status := running[0].wait():
                raise Failed(status)
            running.popleft()
    finally:
        for process in running:
            process.terminate()
            process.wait()


def _started(code: str, root: Path, folder: Path) -> subprocess.Popen[bytes]:
    quiet = [] if code == ENGLISH else ["--quiet"]
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", *quiet, "-d", str(_made(folder, code))]
    return subprocess.Popen(command, cwd=root, env={**os.environ, LANGUAGE: code, BESIDE: "all"})  # noqa: S603


def main() -> int:
    parser = ArgumentParser(prog="python -m finish.whole", description="Build the site in each of its languages.")
    parser.add_argument("site", type=Path, nargs="?", default="site", help="the folder to fill (site)")
    parser.add_argument("servers", type=Path, nargs="?", default="servers", help="where settings go (servers)")
    arguments = parser.parse_args()
    root, stage = Path.cwd(), Stage(arguments.site)
    try:
        build(root, stage.folder)
        made = additions(root, stage.folder, arguments.servers)
        replace_together(made)
        stage.put_into_place()
    except Failed as failed:
        return failed.status
    except Problems as problems:
        print(problems, file=sys.stderr)
        return 1
    finally:
        stage.discard()
    languages = ", ".join([ENGLISH, *languages_of(arguments.site)])
    print(f"{arguments.site}/ is built in {languages}; {len(made)} files added to it and to {arguments.servers}/")
    return 0


if __name__ == "__main__":
    run(main, cannot_run=1)
