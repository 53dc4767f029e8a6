"""`python -m links`, its findings put into the cache beforehand: no network is needed."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from links.__main__ import main
from links.cache import FILE, Cache
from links.finding import Finding, Hop, Verdict
from links.formats import MEANING, as_json, as_markdown, explain
from tests.conftest import ROOT
from tests.links.test_registry import registry

NOW = datetime.now(UTC)
X, Y = "https://a.org/x", "https://a.org/y"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    registry(tmp_path / "data", ("x", X, "2026-11-01"), ("y", Y, "2026-11-01"))
    Cache(tmp_path / FILE).remember(
        [Finding(X, Verdict.OK, "HTTP 200", NOW, X), Finding(Y, Verdict.MOVED, "HTTP 301", NOW, "https://a.org/new")]
    )
    return tmp_path


@dataclass(frozen=True)
class Result:
    """What a run of the command left behind."""

    returncode: int
    stdout: str
    stderr: str


# Settings of whoever runs the tests, which are not for them.
SETTINGS = ("HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "SITE_URL", "GITHUB_REPOSITORY", "GITHUB_SERVER_URL")


def links(folder: Path, *arguments: str, **environment: str) -> Result:
    """Run the command in this process. Port 9 as the proxy: what is not in the cache is not asked anywhere else."""
    out, err = StringIO(), StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        for name in SETTINGS:
            patch.delenv(name, raising=False)
            patch.delenv(name.lower(), raising=False)
        for name, value in (environment or {"HTTPS_PROXY": "http://127.0.0.1:9"}).items():
            patch.setenv(name, value)
        try:
            status = main(list(arguments), folder)
        except SystemExit as end:
            status = int(str(end.code))
    return Result(status, out.getvalue(), err.getvalue())


def test_without_arguments_it_checks_the_registry(folder: Path) -> None:
    environment = {"PYTHONPATH": str(ROOT / "hooks"), "HTTPS_PROXY": "http://127.0.0.1:9"}
    command = [sys.executable, "-m", "links"]
    result = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert result.stdout == links(folder, "check").stdout
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "2 links checked (2 from the cache): 1 ok, 1 moved.",
        "'y' has moved to https://a.org/new. Put that into data/links.yml:10.",
    ]


def test_json_has_all_that_is_known_of_each_link(folder: Path) -> None:
    first, second = json.loads(links(folder, "check", "--format", "json").stdout)
    assert first == {
        "id": "x",
        "url": X,
        "verdict": "ok",
        "reason": "HTTP 200",
        "final_url": X,
        "where": ["data/links.yml:3"],
        "checked_at": NOW.isoformat(),
        "from_cache": True,
    }
    assert (second["id"], second["verdict"], second["final_url"]) == ("y", "moved", "https://a.org/new")


@pytest.mark.parametrize(
    ("final", "told"),
    [
        ("https://a.org/article?id=12#part", "https://a.org/article?id=12#part"),
        ("https://a.org/new?token=1", ""),
        ("https://b.org/new", "https://b.org/new"),
    ],
)
def test_a_new_address_is_whole_or_not_there(tmp_path: Path, final: str, told: str) -> None:
    known = registry(tmp_path, ("x", X, "2026-11-01")).registry
    moved = [Finding(X, Verdict.MOVED, "HTTP 301", NOW, final)]
    (exported,) = json.loads(as_json(moved, {}, known))
    assert exported["final_url"] == told
    assert (f" → <{told}>" if told else "<https://a.org/x>: HTTP 301") in as_markdown(moved, {}, known)
    assert (f"moved: {X} -> {told}" if told else f"moved: {X}") in explain(moved[0]).splitlines()


def test_addresses_may_be_given_by_hand(folder: Path) -> None:
    found = json.loads(links(folder, "check", X, "--format", "json").stdout)
    assert [it["url"] for it in found] == [X]


def test_no_cache_asks_again_and_without_a_network_says_so(folder: Path) -> None:
    result = links(folder, "check", "--no-cache")
    assert result.returncode == 0
    assert result.stdout.startswith("no network: 2 links not checked")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "https://evil.example/"),
        ("check", "http://a.org/x"),
        ("explain", "https://a.org@evil.example/"),
        ("explain",),
        ("explode",),
        ("check", "--format", "xml"),
        ("check", "--registry", "none.yml"),
    ],
)
def test_what_cannot_run_ends_with_2(folder: Path, arguments: tuple[str, ...]) -> None:
    result = links(folder, *arguments)
    assert result.returncode == 2
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_another_registry_may_be_named(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    registry(other, ("x", X, "2026-11-01"))
    found = json.loads(links(folder, "check", "--registry", str(other / "links.yml"), "--format", "json").stdout)
    assert [it["where"] for it in found] == [["links.yml:3"]]


def test_the_weekly_report_starts_with_what_is_gone(tmp_path: Path) -> None:
    known = registry(tmp_path, ("x", X, "2026-11-01"), ("y", Y, "2026-11-01")).registry
    verdicts = {"o": Verdict.OK, "b": Verdict.BLOCKED, "c": Verdict.BLOCKED, "u": Verdict.UNREACHABLE}
    found = [Finding(f"https://a.org/{name}", verdict, "no [x](y)", NOW) for name, verdict in verdicts.items()]
    found += [
        Finding(Y, Verdict.MOVED, "HTTP 301", NOW, "https://a.org/new"),
        Finding(X, Verdict.DEAD, "HTTP 404", NOW),
    ]
    assert as_markdown(found, {X: ["links.yml:3"]}, known) == (
        "6 links checked, 1 proven to be fine.\n\n"
        "## Gone: readers land on nothing\n\n- [ ] **x** <https://a.org/x>: HTTP 404 (`links.yml:3`)\n\n"
        "## Moved: put the new address into the registry\n\n"
        "- [ ] **y** <https://a.org/y> → <https://a.org/new>: HTTP 301\n\n"
        "## Could not be reached\n\n- [ ] <https://a.org/u>: no \\[x\\](y)\n\n"
        "## Look in a browser\n\n- a.org refuses robots (2 links)"
    )


@pytest.mark.parametrize("verdict", list(Verdict))
def test_an_explanation_has_each_hop_what_was_seen_and_why(verdict: Verdict) -> None:
    hops = (Hop("https://a.org/x", 301, "to /n"), Hop("https://a.org/n", None, "no answer"))
    text = explain(Finding(X, verdict, "the reason", NOW, "https://a.org/n", hops=hops))
    assert text.splitlines() == [
        "1. https://a.org/x",
        "   301 to /n",
        "2. https://a.org/n",
        "   - no answer",
        f"{verdict}: https://a.org/x -> https://a.org/n",
        "Seen: the reason",
        MEANING[verdict],
    ]


@pytest.fixture
def live(folder: Path, server: HTTPServer, authority_file: Path) -> Callable[..., Any]:
    """Runs the command with a registry that leads to the local server."""
    home = f"https://localhost:{server.port}"
    text = (folder / "data/links.yml").read_text(encoding="utf-8")
    text = text.replace("https://a.org", home).replace("a.org", f"localhost:{server.port}", 1)
    (folder / "data/links.yml").write_text(text, encoding="utf-8")

    def run(*arguments: str, **environment: str) -> Result:
        settings = {"SSL_CERT_FILE": str(authority_file), "LINKCHECK_PRIVATE": "127.0.0.1/32,::1/128"}
        return links(folder, *arguments, **settings | environment)

    return run


def test_something_dead_ends_with_1(live: Callable[..., Any], server: HTTPServer) -> None:
    server.expect_request("/x").respond_with_data("here")
    server.expect_request("/y").respond_with_data("gone", status=410)
    server.expect_request(re.compile("/no-such-page-.*")).respond_with_data(status=404)
    result = live("check", "--format", "json")
    found = json.loads(result.stdout)
    assert result.returncode == 1
    assert [(it["id"], it["verdict"], it["reason"]) for it in found] == [
        ("x", "ok", "HTTP 200"),
        ("y", "dead", "HTTP 410"),
    ]


def test_an_explanation_names_each_request_and_the_made_up_page(live: Callable[..., Any], server: HTTPServer) -> None:
    server.expect_request("/x").respond_with_data(status=301, headers={"Location": "/n?session=1"})
    server.expect_request("/n").respond_with_data("<title>New</title><p>x", content_type="text/html")
    server.expect_request(re.compile("/no-such-page-.*")).respond_with_data(status=404)
    home = f"https://localhost:{server.port}"
    lines = live("explain", f"{home}/x").stdout.splitlines()
    assert lines[:4] == [
        f"1. {home}/x",
        f"   301 to {home}/n",
        f"2. {home}/n",
        "   200 text/html, 22 bytes, title 'New'",
    ]
    assert lines[4].startswith(f"3. {home}/no-such-page-")
    assert lines[5].startswith("   404 made-up page: ")
    assert lines[6:8] == [f"moved: {home}/x", "Seen: HTTP 301, 200"]  # its query may not be written down


@pytest.mark.parametrize(
    "setting",
    [
        {"SSL_CERT_FILE": "none.pem"},
        {"LINKCHECK_PRIVATE": "yes"},
        {"LINKCHECK_PRIVATE": "10.0.0.0/8\n,x"},
        {"HTTPS_PROXY": "http://"},
        {"HTTPS_PROXY": f"http://{'ü' * 80}.example:1"},
        {"SITE_URL": "guide.example"},
        {"SITE_URL": "https://a b.example/"},
        {"GITHUB_SERVER_URL": "https://", "GITHUB_REPOSITORY": "o/r"},
    ],
)
def test_a_setting_that_makes_asking_impossible_ends_with_2(live: Callable[..., Any], setting: dict[str, str]) -> None:
    result = live("check", **setting)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"the check could not run: {next(iter(setting))} is")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("environment", "home"),
    [
        ({}, ""),
        ({"SITE_URL": "https://guide.example/"}, " (+https://guide.example/)"),
        ({"GITHUB_REPOSITORY": "o/r"}, " (+https://github.com/o/r)"),
        (
            {"SITE_URL": "https://ключ.example/где?ü#é"},
            " (+https://xn--j1ac0b1a.example/%D0%B3%D0%B4%D0%B5?%C3%BC#%C3%A9)",
        ),
        ({"SITE_URL": "https://GUIDE.example:443/a b\n"}, " (+https://guide.example/a%20b)"),
        (
            {"GITHUB_SERVER_URL": "https://git.bücher.example\r\n", "GITHUB_REPOSITORY": "o/ключ"},
            " (+https://git.xn--bcher-kva.example/o/%D0%BA%D0%BB%D1%8E%D1%87)",
        ),
    ],
)
def test_it_says_who_asks_and_where_to_complain(
    live: Callable[..., Any], server: HTTPServer, environment: dict[str, str], home: str
) -> None:
    server.expect_request("/x").respond_with_data("here")
    server.expect_request(re.compile("/no-such-page-.*")).respond_with_data(status=404)
    live("check", f"{server.url_for('/x')}", "--no-cache", **environment)
    assert {request.headers["User-Agent"] for request, _ in server.log} == {f"openai-key-guide-link-check/1.0{home}"}
