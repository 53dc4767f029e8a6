"""A copy of the project to break, the real site built once, and a real HTTPS server on this machine."""

import fcntl
import os
import shutil
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
import trustme
from pytest_httpserver import HTTPServer

ROOT = Path(__file__).parent.parent
# The day on which the tests build the site: what they say of prices and retirements is true of this day for good.
DAY = date(2026, 11, 28)
NOON = datetime.combine(DAY, time(12), UTC)
HOME, REPOSITORY = "https://guide.test/key/", "https://github.com/owner/guide"
SOURCES = ("mkdocs.yml", "data", "docs", "hooks", "i18n", "overrides", "pyproject.toml", "requirements.txt")


@dataclass(frozen=True)
class Project:
    """A copy of everything that the site is made from."""

    root: Path

    def replace(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def retranslate(self, file: str, unit: str, change: Callable[[str], str]) -> None:
        """Change the text of a unit, whatever a translator has made of it."""
        path = self.root / file
        before, name, rest = path.read_text(encoding="utf-8").partition(f"\n{unit}:\n")
        source, text, after = rest.split("\n", 2)
        assert text.startswith('  text: "')
        assert change(text) != text, text
        path.write_text("".join([before, name, f"{source}\n{change(text)}\n", after]), encoding="utf-8")

    def line_of(self, file: str, text: str) -> int:
        lines = (self.root / file).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if text in line)

    def build(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return mkdocs(self.root, "build", *arguments, **environment)

    def finish(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return run_module(self.root, "finish", *arguments)

    def build_whole(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return run_module(self.root, "finish.whole", *arguments, **SETTINGS, **environment)


def run_module(root: Path, module: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the project."""
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": "hooks", **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def epoch(moment: datetime) -> str:
    """SOURCE_DATE_EPOCH of a moment."""
    return str(int(moment.timestamp()))


SETTINGS = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": epoch(NOON), "LINKCHECK": "off"}


def mkdocs(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs. Links are asked for only where a test has a server of its own for them, with its certificate."""
    settings = SETTINGS | ({"LINKCHECK": "on"} if "SSL_CERT_FILE" in environment else {})
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=root,
        env={**os.environ, **settings, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def copy_project(to: Path, *, languages: bool = False) -> Project:
    """A copy of the project; of the languages English alone, unless a test is about the others."""
    to.mkdir()
    for name in SOURCES:
        source = ROOT / name
        if name == "i18n" and not languages:
            shutil.copytree(source / "en", to / name / "en")
        elif source.is_dir():
            shutil.copytree(source, to / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, to / name)
    return Project(to)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_project(tmp_path / "project")


@pytest.fixture
def in_languages(tmp_path: Path) -> Project:
    """The same with all languages."""
    return copy_project(tmp_path / "project", languages=True)


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that one worker of this run fills by `make`, for all of them. Nobody may change what is in it."""
    base = factory.getbasetemp()
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, made = run / name, run / f"{name}-made"
    with (run / f"{name}-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            made.touch()
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly and finished."""

    def make(folder: Path) -> None:
        project = copy_project(folder / "project")
        for done in (project.build("--strict"), project.finish()):
            assert done.returncode == 0, done.stderr

    return once(tmp_path_factory, "real", make) / "project/site"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, built for its own address (HOME) and with that of its repository."""

    def make(folder: Path) -> None:
        project = copy_project(folder / "project")
        for done in (project.build("--strict", SITE_URL=HOME, REPO_URL=f"{REPOSITORY}/"), project.finish()):
            assert done.returncode == 0, done.stderr

    return once(tmp_path_factory, "published", make) / "project/site"


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in all its languages, as `make build` leaves it, for the address HOME."""

    def make(folder: Path) -> None:
        done = copy_project(folder / "project", languages=True).build_whole(SITE_URL=HOME, REPO_URL=f"{REPOSITORY}/")
        assert done.returncode == 0, done.stderr

    return once(tmp_path_factory, "whole", make) / "project/site"


def pages_of(site: Path) -> list[Path]:
    """Every page of a built site, but for those of old addresses, which only send a reader on."""
    return [path for path in sorted(site.rglob("*.html")) if b'http-equiv="refresh"' not in path.read_bytes()]


@pytest.fixture
def errors(project: Project) -> Callable[..., list[str]]:
    """Build and give the error lines, as a contributor would see them."""

    def build(*arguments: str) -> list[str]:
        result = project.build(*arguments)
        assert result.returncode == 1, result.stderr
        assert "Traceback" not in result.stderr
        return [line.removeprefix("ERROR   -  ") for line in result.stderr.splitlines() if "INFO" not in line and line]

    return build


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def authority_file(authority: trustme.CA, tmp_path: Path) -> Path:
    path = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


@pytest.fixture
def server(authority: trustme.CA) -> Iterator[HTTPServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    with HTTPServer(host="localhost", ssl_context=context, threaded=True) as server:
        yield server
