"""The whole of `python -m refresh`, with real uv, against an index and official pages on this machine."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from tests.conftest import ROOT
from tests.refresh.package_index import Listed, Release, serve_index

LUNA = {"input": "0.1", "output": "0.5", "cached": "0.01", "write": "0.125"}
SOL = {"input": "2", "output": "10"}
LISTED: Listed = {"gpt-6-luna": LUNA, "gpt-6-sol": SOL}
FIRST = Release("genai-prices", "0.2.3", "2026-11-10T21:51:42.123456Z", LISTED)
SECOND = Release("model-prices", "0.0.5", "2026-10-26T19:00:48Z", LISTED)

SOURCES = """\
# People wrote this line.
primary:
  package: genai-prices
  version: 0.2.3  # and this one
  published: 2026-11-10T21:51:42Z
second:
  package: model-prices
  version: 0.0.5
  published: 2026-10-26T19:00:48Z
"""
PYPROJECT = """\
[project]
name = "site"
version = "1"
requires-python = ">=3.11"
dependencies = ["genai-prices>=0.2.3,<0.3", "model-prices>=0.0.5,<0.1"]

[dependency-groups]
dev = []
"""
MODEL = """\
  {id}:
    name: A model
    good_for: Testing
    vision: false
    thinking: off
    image_rule: null
    source: https://localhost/models
    checked: 2026-11-23
"""
LINK = """\
  {id}:
    url: https://localhost:{port}/docs/{page}
    label: A page
    purpose: look at it
    looked: 2026-11-23
    looked_at: copy
"""
PRICING_PAGE = """\
### Standard pricing data

| Model | Short context input | Short context cached input | Short context cache writes | Short context output |
| --- | --- | --- | --- | --- |
| gpt-6-luna | $0.10 | $0.01 | $0.125 | $0.50 |
| gpt-6-sol | $2.00 | - | - | $10.00 |
"""
DEPRECATIONS_PAGE = """\
| Shutdown date | Model | Recommended replacement |
| --- | --- | --- |
| 2027-03-01 | `gpt-6-sol-2026-09-22` | `gpt-6-luna` |
"""


@dataclass(frozen=True)
class Site:
    """What the command reads and writes, and the world it asks."""

    root: Path
    server: HTTPServer
    environment: dict[str, str]

    def publish(self, *releases: Release, wheels: bool = True) -> None:
        serve_index(self.server, FIRST, SECOND, *releases, wheels=wheels)

    def official(self, pricing: str = PRICING_PAGE, deprecations: str = DEPRECATIONS_PAGE) -> None:
        self.server.expect_request("/docs/pricing.md").respond_with_data(pricing)
        self.server.expect_request("/docs/deprecations.md").respond_with_data(deprecations)

    def files(self) -> dict[str, bytes]:
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in self.root.rglob("*.*")}

    def refresh(self, module: str = "refresh", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", module],
            cwd=self.root,
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


@pytest.fixture
def site(tmp_path: Path, server: HTTPServer, authority_file: Path) -> Site:
    root = tmp_path / "site"
    (root / "data").mkdir(parents=True)
    models = "".join(MODEL.format(id=model) for model in LISTED)
    links = {"openai-pricing": "pricing", "deprecations": "deprecations"}
    registry = "".join(LINK.format(id=link, port=server.port, page=page) for link, page in links.items())
    for file, text in {
        "pyproject.toml": PYPROJECT,
        "requirements.txt": FIRST.requirement + SECOND.requirement,
        "data/price_sources.yml": SOURCES,
        "data/models.yml": f"recommended: gpt-6-luna\nimage_rules: {{}}\nmodels:\n{models}",
        "data/links.yml": f"hosts: ['localhost:{server.port}']\nlinks:\n{registry}",
    }.items():
        (root / file).write_text(text, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("UV_", "REQUESTS_", "CURL_"))}
    return Site(
        root,
        server,
        kept
        | {
            "PYTHONPATH": str(ROOT / "hooks"),
            "SSL_CERT_FILE": str(authority_file),
            "UV_DEFAULT_INDEX": server.url_for("/simple/"),
            "UV_CACHE_DIR": str(tmp_path / "uv"),
            "UV_HTTP_RETRIES": "0",
        },
    )


def test_nothing_new_and_all_agree(site: Site) -> None:
    site.publish()
    site.official()
    before = site.files()
    done = site.refresh()
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        re.sub(r"\d{4}-\d\d-\d\d(?=, US)", "DAY", done.stdout)
        == """\
## Packages

- genai-prices 0.2.3, published 2026-11-10 21:51:42 UTC
- model-prices 0.0.5, published 2026-10-26 19:00:48 UTC

## Prices on DAY, US dollars per 1 million tokens

- no change

## Do genai-prices and model-prices agree?

- gpt-6-luna: agree
- gpt-6-sol: agree

## OpenAI's pricing page

- compared: gpt-6-luna, gpt-6-sol

## OpenAI's deprecations page

- compared: gpt-6-sol-2026-09-22
- gpt-6-sol-2026-09-22, a snapshot of gpt-6-sol, retires on 2027-03-01 by the official page
"""
    )
    assert site.files() == before


def test_both_lists_have_a_new_price(site: Site) -> None:
    dearer = LISTED | {"gpt-6-luna": LUNA | {"output": "0.6"}}
    first = Release("genai-prices", "0.2.4", "2026-12-01T09:00:00Z", dearer)
    second = Release("model-prices", "0.0.6", "2026-12-02T10:00:00Z", dearer)
    beyond_the_range = Release("genai-prices", "0.3.0", "2026-12-03T00:00:00Z", {})
    site.publish(first, second, beyond_the_range)
    site.official(PRICING_PAGE.replace("$0.50", "$0.60"))
    done = site.refresh()
    assert (done.returncode, done.stderr) == (10, "")
    lines = done.stdout.splitlines()
    assert "- genai-prices 0.2.3 -> 0.2.4, published 2026-12-01 09:00:00 UTC" in lines
    assert "- genai-prices: gpt-6-luna output 0.50 -> 0.60" in lines
    assert "- model-prices: gpt-6-luna output 0.50 -> 0.60" in lines
    assert (site.root / "requirements.txt").read_text() == first.requirement + second.requirement
    assert (site.root / "data/price_sources.yml").read_text() == SOURCES.replace("0.2.3", "0.2.4").replace(
        "0.0.5", "0.0.6"
    ).replace("2026-11-10T21:51:42Z", "2026-12-01T09:00:00Z").replace("2026-10-26T19:00:48Z", "2026-12-02T10:00:00Z")
    assert site.refresh().returncode == 0, "what was written is not read back as up to date"


def test_all_packages_are_pinned_anew_and_told(site: Site) -> None:
    site.publish(Release("genai-prices", "0.2.4", "2026-12-01T09:00:00Z", LISTED))
    done = site.refresh("refresh.lock")
    assert (done.returncode, done.stdout) == (0, "## Newer packages\n\n- genai-prices 0.2.3 -> 0.2.4\n\n")
    again = site.refresh("refresh.lock")
    assert (again.returncode, again.stdout) == (0, "## Newer packages\n\n- no change\n\n")


def test_a_lock_that_is_missing_is_one_line(site: Site) -> None:
    (site.root / "requirements.txt").unlink()
    done = site.refresh("refresh.lock")
    assert (done.returncode, done.stderr) == (4, "requirements.txt cannot be read: No such file or directory.\n")


def test_a_list_that_moves_alone_is_written_and_calls_for_a_person(site: Site) -> None:
    site.publish(Release("genai-prices", "0.2.4", "2026-12-01T09:00:00Z", {"gpt-6-luna": LUNA | {"output": "0.6"}}))
    site.official()
    done = site.refresh()
    assert done.returncode == 11
    lines = done.stdout.splitlines()
    assert "- genai-prices: gpt-6-sol loses its price: input 2.00, output 10.00" in lines
    assert "- gpt-6-luna: differ (output: genai-prices 0.60, model-prices 0.50)" in lines
    assert "- gpt-6-sol: one source (model-prices)" in lines
    assert "- gpt-6-luna output: official page 0.50, genai-prices 0.60, model-prices 0.50" in lines
    assert "version: 0.2.4" in (site.root / "data/price_sources.yml").read_text()


@pytest.mark.parametrize(
    ("pricing", "deprecations", "line"),
    [
        (
            PRICING_PAGE.replace("$0.50", "$0.70"),
            DEPRECATIONS_PAGE,
            "- gpt-6-luna output: official page 0.70, genai-prices 0.50, model-prices 0.50",
        ),
        (
            PRICING_PAGE,
            DEPRECATIONS_PAGE.replace("gpt-6-sol-2026-09-22", "gpt-6-sol"),
            "- gpt-6-sol retires on 2027-03-01 by the official page; data/models.yml has no retirement",
        ),
    ],
)
def test_an_official_page_that_differs_calls_for_a_person(
    site: Site, pricing: str, deprecations: str, line: str
) -> None:
    site.publish()
    site.official(pricing, deprecations)
    before = site.files()
    done = site.refresh()
    assert done.returncode == 11
    assert line in done.stdout.splitlines()
    assert site.files() == before


def test_official_pages_that_cannot_be_had_or_read_are_told_and_change_nothing_else(site: Site) -> None:
    site.publish()
    site.server.expect_request("/docs/pricing.md").respond_with_data("not found", status=404)
    site.server.expect_request("/docs/deprecations.md").respond_with_data("<html>Moved</html>")
    done = site.refresh()
    assert (done.returncode, done.stderr) == (0, "")
    told = [line for line in done.stdout.splitlines() if "not compared" in line]
    assert told == ["- not compared: HTTP 404", "- not compared: no retirement of our models could be read there"]


def test_a_date_that_was_written_wrong_is_put_right(site: Site) -> None:
    site.publish()
    site.official()
    path = site.root / "data/price_sources.yml"
    path.write_text(SOURCES.replace("2026-10-26", "2026-11-20"))
    lock = (site.root / "requirements.txt").stat().st_mtime_ns
    assert site.refresh().returncode == 10
    assert path.read_text() == SOURCES
    assert (site.root / "requirements.txt").stat().st_mtime_ns == lock, "the set-up would run again for nothing"


def fails(site: Site, words: str, **environment: str) -> None:
    before = site.files()
    done = site.refresh(**environment)
    assert (done.returncode, done.stdout) == (4, "")
    (line,) = done.stderr.splitlines()
    assert words in line
    assert site.files() == before


def test_without_a_network(site: Site) -> None:
    site.server.stop()
    fails(site, "no network: the package index cannot be reached (Connection refused). Nothing was written.")


def test_an_index_that_does_not_know_the_package(site: Site) -> None:
    fails(site, "the package index does not list genai-prices (")


def test_an_index_that_tells_no_time(site: Site) -> None:
    serve_index(site.server, FIRST, replace(SECOND, uploaded=""))
    fails(site, "the package index does not tell when model-prices 0.0.5 was uploaded.")


def test_a_new_version_that_cannot_be_downloaded(site: Site) -> None:
    new = Release("genai-prices", "0.2.4", "2026-12-01T09:00:00Z", LISTED)
    serve_index(site.server, FIRST, new, wheels=False)
    serve_index(site.server, SECOND)
    fails(site, "uv failed: ")


def test_a_new_version_that_cannot_be_asked(site: Site) -> None:
    broken = {"gpt-6-luna": {"input": "free", "output": "free"}}
    site.publish(Release("genai-prices", "0.2.4", "2026-12-01T09:00:00Z", broken))
    fails(site, "InvalidOperation")


def test_without_uv(site: Site, tmp_path: Path) -> None:
    # An interpreter that has no uv beside it, with the packages of this one.
    alone = tmp_path / "alone"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", alone], check=True)
    site.publish()
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    before = site.files()
    done = subprocess.run(
        [alone / "bin/python", "-m", "refresh"],
        cwd=site.root,
        env={**site.environment, "PYTHONPATH": f"{ROOT / 'hooks'}{os.pathsep}{packages}", "PATH": str(alone / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.startswith("uv is missing.")
    assert site.files() == before


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        ("data/price_sources.yml", "0.0.5", "0.0.5\n  note: x", "data/price_sources.yml:9: unknown key 'note'."),
        ("data/links.yml", "deprecations:", "endings:", "data/links.yml has no 'deprecations'."),
        ("requirements.txt", "model-prices==", "other-prices==", "requirements.txt pins no version of model-prices."),
    ],
)
def test_data_with_a_mistake(site: Site, file: str, old: str, new: str, line: str) -> None:
    site.publish()
    path = site.root / file
    path.write_text(path.read_text().replace(old, new))
    before = site.files()
    done = site.refresh()
    assert done.returncode == 4
    assert done.stderr.startswith(line)
    assert site.files() == before
