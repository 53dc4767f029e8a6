"""The earlier site stays whole, and nothing else is left, however a build ends and however many run at once."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import NOON, Project, epoch

# A hook that stops a build in the middle: its pages are read, its folder is there, nothing is whole.
STOPS = "def on_env(env, **_):\n    print('in the middle', flush=True)\n    input()\n"
EARLIER = "the earlier site"


@pytest.fixture
def built(project: Project) -> Project:
    """The project with an earlier site, and mkdocs-stops.yml, by which a build stops in the middle."""
    (project.root / "site").mkdir()
    (project.root / "site/index.html").write_text(EARLIER)
    text = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
    stops = text.replace("  - hooks/keep_site.py\n", "  - hooks/keep_site.py\n  - stops.py\n")
    assert stops != text
    (project.root / "mkdocs-stops.yml").write_text(stops, encoding="utf-8")
    (project.root / "stops.py").write_text(STOPS)
    return project


def start(project: Project, *arguments: str, limit: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=project.root,
        env={
            **os.environ, "NO_MKDOCS_2_WARNING": "1", "LINKCHECK": "off", "PYTHONPATH": "hooks",
            "SOURCE_DATE_EPOCH": epoch(NOON), "TMPDIR": str(project.root.parent),
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=limit,
    )  # fmt: skip


def in_the_middle(project: Project, command: str = "build", *arguments: str) -> subprocess.Popen[str]:
    process = start(project, "mkdocs", command, "-q", "-f", "mkdocs-stops.yml", *arguments)
    assert process.stdout
    assert process.stdout.readline() == "in the middle\n"
    return process


def hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith((".site", "mkdocs_"))]


def test_a_signal_in_the_middle_leaves_the_earlier_site_and_nothing_else(built: Project) -> None:
    killed = in_the_middle(built)
    killed.kill()
    killed.communicate()
    assert len(hidden(built.root)) == 1
    ended, stopped = in_the_middle(built), in_the_middle(built)
    serves, runs = in_the_middle(built, "serve", "-a", "127.0.0.1:0"), in_the_middle(built)
    assert len(hidden(built.root)) == 3  # that of the killed one is gone, each that runs has its own

    ended.send_signal(signal.SIGTERM)
    assert (ended.communicate(), ended.returncode) == (("", ""), 143)
    stopped.send_signal(signal.SIGINT)
    assert ("".join(stopped.communicate()).strip(), stopped.returncode) == ("Aborted!", 1)
    serves.send_signal(signal.SIGTERM)
    assert (serves.communicate(), serves.returncode) == (("", ""), 143)
    assert hidden(built.root.parent) == []
    assert len(hidden(built.root)) == 1
    assert (built.root / "site/index.html").read_text() == EARLIER

    complaint = runs.communicate("go on\n")[1]
    assert (runs.returncode, complaint) == (0, "")
    assert hidden(built.root) == []
    assert (built.root / "site/faq/index.html").is_file()


@contextmanager
def read_all_the_time(path: Path) -> Iterator[list[str]]:
    """Ask for the file again and again until the end of the block; gives the times when it was not there."""
    missed: list[str] = []
    over = threading.Event()

    def read() -> None:
        while not over.wait(0.001):
            try:
                path.read_bytes()
            except OSError as error:
                missed.append(str(error))

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield missed
    finally:
        over.set()
        thread.join()


def test_builds_and_finishes_at_once_get_along_and_the_site_is_there_all_the_time(site: Path, project: Project) -> None:
    shutil.copytree(site, project.root / "site")
    site = project.root / "site"
    with read_all_the_time(site / "index.html") as missed:
        processes = [start(project, "mkdocs", "build", "-q", "--strict") for _ in range(2)]
        processes += [start(project, "finish") for _ in range(2)]
        for process in processes:
            complaint = process.communicate()[1]
            assert (process.returncode, complaint) == (0, "")
    if sys.platform == "linux":  # elsewhere a moment lies between two renames
        assert missed == []
    assert hidden(project.root) == []
    assert not list(site.rglob("*.new"))


def test_what_cannot_be_written_is_one_line_and_changes_nothing(built: Project) -> None:
    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

    def files() -> dict[str, bytes]:
        paths = [path for path in built.root.rglob("*") if path.is_file()]
        return {str(path): path.read_bytes() for path in paths if not {"__pycache__", ".cache"} & {*path.parts}}

    (built.root / "file").write_text("mine")
    before = files()
    for arguments, limit, why in (
        (["-d", "file"], None, "file: Not a directory. Move what has this name, or choose another place."),
        ([], small_files, "The site: File too large. Make room on the disk, or raise the limit."),
    ):
        process = start(built, "mkdocs", "build", "-q", *arguments, limit=limit)
        complaint = process.communicate()[1]
        assert process.returncode == 1
        assert why in complaint.splitlines()[-1]
        assert "Traceback" not in complaint
        assert files() == before
    assert hidden(built.root) == []
