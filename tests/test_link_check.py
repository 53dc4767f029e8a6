"""`mkdocs build` and `mkdocs serve` with links to a real server on this machine."""

import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import trustme
import yaml
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.conftest import Project

STEP = "docs/steps/4-dashboard.md"


@pytest.fixture
def linked(project: Project, server: HTTPServer) -> Project:
    """The project with every address of its registry moved to the local server."""
    path = project.root / "data/links.yml"
    registry = yaml.safe_load(path.read_text(encoding="utf-8"))
    registry["hosts"] = [f"localhost:{server.port}"]
    for link_id, link in registry["links"].items():
        link["url"] = server.url_for(f"/{link_id}")
    path.write_text(yaml.safe_dump(registry, default_flow_style=False, sort_keys=False), encoding="utf-8")
    return project


def build(project: Project, authority_file: Path, *arguments: str, **environment: str) -> tuple[int, list[str]]:
    result = project.build(
        *arguments, SSL_CERT_FILE=str(authority_file), LINKCHECK_PRIVATE="127.0.0.1/32,::1/128", **environment
    )
    return result.returncode, result.stderr.splitlines()


def all_fine(linked: Project, server: HTTPServer) -> None:
    for link_id in yaml.safe_load((linked.root / "data/links.yml").read_text(encoding="utf-8"))["links"]:
        server.expect_request(f"/{link_id}").respond_with_data("here")


def summary(lines: list[str]) -> str:
    (line,) = (line for line in lines if "links checked" in line)
    return line.removeprefix("INFO    -  ")


def test_a_healthy_site_says_so_in_one_line_and_asks_once(
    linked: Project, server: HTTPServer, authority_file: Path
) -> None:
    all_fine(linked, server)
    status, lines = build(linked, authority_file, "--strict")
    assert status == 0
    count = summary(lines).split()[0]
    assert int(count) > 10
    assert summary(lines) == f"{count} links checked: {count} ok."
    assert "by program on" not in (linked.root / "site/index.html").read_text(encoding="utf-8")
    server.clear_log()
    status, lines = build(linked, authority_file, "--strict")
    assert (status, server.log) == (0, [])
    assert summary(lines) == f"{count} links checked ({count} from the cache): {count} ok."
    assert ", by program on" in (linked.root / "site/index.html").read_text(encoding="utf-8")


def test_a_page_that_is_gone_is_told_and_the_next_build_warns_its_readers(
    linked: Project, server: HTTPServer, authority_file: Path
) -> None:
    server.expect_request("/api-keys").respond_with_data(status=404)
    server.expect_request("/limits").respond_with_data(status=410)
    status, lines = build(linked, authority_file, "--strict")
    line = linked.line_of(STEP, "[api-keys]")
    text = (linked.root / STEP).read_text(encoding="utf-8").splitlines()[line - 1]
    column = text.rindex("[", 0, text.index("][api-keys]")) + 1
    registry_line = linked.line_of("data/links.yml", "/api-keys")
    assert status == 0
    assert (
        f"INFO    -  {STEP}:{line}:{column}: 'api-keys' leads to a page that is gone (HTTP 404): "
        f"{server.url_for('/api-keys')}. Put its new address into data/links.yml:{registry_line}."
    ) in lines
    assert any("'limits' leads to a page that is gone (HTTP 410)" in line for line in lines)
    page = linked.root / "site/steps/4-dashboard/index.html"
    assert "broken-link" not in page.read_text(encoding="utf-8")
    assert build(linked, authority_file, "--strict", LINKCHECK="cache")[0] == 0
    assert 'class="broken-link"' in page.read_text(encoding="utf-8")


def test_servers_that_refuse_robots_are_one_line_a_host(
    linked: Project, server: HTTPServer, authority_file: Path
) -> None:
    server.expect_request(re.compile(".*")).respond_with_data(status=403)
    status, lines = build(linked, authority_file, "--strict")
    assert status == 0
    assert len([line for line in lines if "refuses robots" in line]) == 1


def test_a_login_wall_is_one_line_a_host_and_no_advice(
    linked: Project, server: HTTPServer, authority_file: Path
) -> None:
    server.expect_request("/auth/log-in").respond_with_data("<form><input type=password></form>")
    server.expect_request(re.compile(".*")).respond_with_data(status=301, headers={"Location": "/auth/log-in"})
    status, lines = build(linked, authority_file, "--strict")
    assert status == 0
    told = [line for line in lines if "does not say whether a page is there" in line]
    assert len(told) == 1
    assert "links: leads to a login). Look at them in a browser." in told[0]
    assert not any("has moved" in line for line in lines)


def test_an_application_that_answers_200_to_everything_proves_nothing(
    linked: Project, server: HTTPServer, authority_file: Path
) -> None:
    server.expect_request(re.compile(".*")).respond_with_data("<div id=root></div>", content_type="text/html")
    status, lines = build(linked, authority_file, "--strict")
    assert status == 0
    assert any("links: a made-up page gets the same answer)" in line for line in lines)


def test_an_outage_is_told_and_stops_no_build(linked: Project, server: HTTPServer, authority_file: Path) -> None:
    linked.replace("hooks/links/limits.py", "(0.5, 1.0)", "(0.01, 0.01)")
    server.expect_request(re.compile(".*")).respond_with_data("down", status=503)
    status, lines = build(linked, authority_file, "--strict")
    assert status == 0
    assert any(line.endswith("links): HTTP 503.") and "could not be reached" in line for line in lines)
    # The same outage, three days later.
    cache = linked.root / ".cache/links.json"
    days = re.compile(r'"(since|checked_at)": "[^T]*T')
    cache.write_text(days.sub(r'"\1": "2026-11-01T', cache.read_text()))
    status, lines = build(linked, authority_file, "--strict")
    assert status == 0
    assert any("could not be reached since 2026-11-01: HTTP 503." in line for line in lines)


def test_servers_that_hang_cost_no_more_than_the_ceiling(
    linked: Project, server: HTTPServer, authority_file: Path
) -> None:
    linked.replace("hooks/links/limits.py", "CEILING_SECONDS = 30.0", "CEILING_SECONDS = 1.0")
    release = threading.Event()

    def hang(request: Request) -> Response:
        release.wait(60)
        return Response("late")

    server.expect_request(re.compile(".*")).respond_with_handler(hang)
    status, lines = build(linked, authority_file, "--strict")
    release.set()
    assert status == 0
    (line,) = (line for line in lines if "the check stopped at its limit" in line)
    assert line.endswith("links got no answer within the 1 s of the whole check.")


def test_a_host_that_limits_the_rate_is_asked_no_more_than_twice_as_a_robot(
    linked: Project, server: HTTPServer, authority_file: Path
) -> None:
    server.expect_request(re.compile(".*")).respond_with_data("slow down", status=429, headers={"Retry-After": "60"})
    status, lines = build(linked, authority_file, "--strict")
    assert status == 0
    assert len([line for line in lines if "refuses robots" in line and "HTTP 429" in line]) == 1
    asked = Counter(request.path for request, _ in server.log)
    assert set(asked.values()) == {1}


def test_a_challenge_ends_all_questions_to_a_host(linked: Project, server: HTTPServer, authority_file: Path) -> None:
    server.expect_request(re.compile(".*")).respond_with_data("", status=403, headers={"cf-mitigated": "challenge"})
    status, lines = build(linked, authority_file, "--strict")
    assert (status, len(server.log)) == (0, 1)
    assert len([line for line in lines if "refuses robots" in line]) == 1


def test_a_certificate_of_a_stranger_is_told_and_stops_no_build(
    linked: Project, server: HTTPServer, tmp_path: Path
) -> None:
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(str(other))
    status, lines = build(linked, other, "--strict")
    assert (status, server.log) == (0, [])
    assert any("could not be reached" in line and "its certificate cannot be trusted" in line for line in lines)


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ({"SSL_CERT_FILE": "no-such.pem"}, "SSL_CERT_FILE is 'no-such.pem': No such file or directory."),
        ({"LINKCHECK_PRIVATE": "allow"}, "LINKCHECK_PRIVATE is 'allow'"),
        ({"HTTPS_PROXY": "socks5://localhost:1"}, "HTTPS_PROXY is not the address of an HTTP proxy."),
    ],
)
def test_a_setting_that_makes_asking_impossible_is_one_line(
    linked: Project, authority_file: Path, setting: dict[str, str], words: str
) -> None:
    result = linked.build("--strict", **{"SSL_CERT_FILE": str(authority_file), **setting})
    assert result.returncode == 0
    assert len([line for line in result.stderr.splitlines() if f"links could not be checked: {words}" in line]) == 1
    assert "Traceback" not in result.stderr


def test_a_page_that_has_moved_is_named_with_its_new_address(
    linked: Project, server: HTTPServer, authority_file: Path
) -> None:
    server.expect_request("/usage").respond_with_data(status=301, headers={"Location": "/new-usage"})
    server.expect_request("/new-usage").respond_with_data("here")
    all_fine(linked, server)
    status, lines = build(linked, authority_file, "--strict")
    line = linked.line_of("data/links.yml", "/usage")
    new = server.url_for("/new-usage")
    assert status == 0
    assert f"INFO    -  'usage' has moved to {new}. Put that into data/links.yml:{line}." in lines


@pytest.mark.parametrize("mode", ["off", "cache"])
def test_where_nothing_is_asked_or_known_nothing_is_said(
    linked: Project, server: HTTPServer, authority_file: Path, mode: str
) -> None:
    status, lines = build(linked, authority_file, "--strict", LINKCHECK=mode)
    assert (status, server.log) == (0, [])
    assert [line for line in lines if "links checked" in line] == []


def test_a_wrong_linkcheck_is_one_line(project: Project) -> None:
    result = project.build(LINKCHECK="yes")
    assert result.returncode == 1
    assert "LINKCHECK is 'yes'. Write one of off, cache, on." in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ("[x](https://0penai.com/)", "'https://0penai.com/' leads to the host '0penai.com'"),
        ("[x](https://platform.openai.com.evil.example/)", "'platform.openai.com.evil.example', which is not on"),
        (
            "[x](https://platform.openai.com/nowhere)",
            "the address https://platform.openai.com/nowhere is not in data/links.yml.",
        ),
    ],
)
def test_a_link_that_is_not_registered_fails_a_strict_build(project: Project, link: str, text: str) -> None:
    path = project.root / "docs/glossary.md"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n\n{link}\n", encoding="utf-8")
    result = project.build("--strict", LINKCHECK="off")
    assert result.returncode == 1
    assert any("WARNING -  docs/glossary.md:" in line and text in line for line in result.stderr.splitlines())


def test_without_a_network_the_build_passes_with_one_line(
    linked: Project, server: HTTPServer, authority_file: Path
) -> None:
    server.stop()
    status, lines = build(linked, authority_file, "--strict")
    assert status == 0
    assert len([line for line in lines if "no network" in line]) == 1
    assert not any("WARNING" in line for line in lines)


def test_serve_makes_no_request_and_reloads_what_is_saved(
    linked: Project, server: HTTPServer, authority_file: Path
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = linked.root / "serve.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
            cwd=linked.root,
            env={**os.environ, "SSL_CERT_FILE": str(authority_file)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}/"
    try:
        assert "What you need" in wait_for(address, "What you need", log)
        linked.replace("docs/index.md", "## What you need", "## What you need today")
        wait_for(address, "What you need today", log)
        # A mistake is told and does not stop the server; mending it brings the page back.
        linked.replace("docs/index.md", "What you need today", "What you need [x][no-such-link]")
        line = linked.line_of("docs/index.md", "no-such-link")
        wait_for_line(log, f"docs/index.md:{line}: unknown link id 'no-such-link'.")
        linked.replace("docs/index.md", "What you need [x][no-such-link]", "What you need again")
        wait_for(address, "What you need again", log)
    finally:
        process.terminate()  # not an interrupt: a runner in the background may have told its children to ignore it
        process.wait(30)
    assert server.log == []


def wait_for(address: str, text: str, log: Path) -> str:
    for _ in range(300):
        try:
            with urlopen(address, timeout=5) as answer:
                page = answer.read().decode()
            if text in page:
                return page
        except (URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.1)
    raise AssertionError(f"{text!r} did not appear; the server said:\n{log.read_text()}")


def wait_for_line(log: Path, text: str) -> None:
    for _ in range(300):
        if text in log.read_text():
            return
        time.sleep(0.1)
    raise AssertionError(f"{text!r} was not said; the server said:\n{log.read_text()}")
