"""`mkdocs build` and `mkdocs serve` with links to a real server on this machine."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import yaml
from pytest_httpserver import HTTPServer

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


def build(project: Project, authority_file: Path, *arguments: str) -> tuple[int, list[str]]:
    result = project.build(*arguments, SSL_CERT_FILE=str(authority_file))
    return result.returncode, result.stderr.splitlines()


def test_a_healthy_site_says_so_in_one_line(linked: Project, server: HTTPServer, authority_file: Path) -> None:
    server.expect_request("/").respond_with_data("here")
    for link_id in yaml.safe_load((linked.root / "data/links.yml").read_text(encoding="utf-8"))["links"]:
        server.expect_request(f"/{link_id}").respond_with_data("here")
    status, lines = build(linked, authority_file, "--strict")
    assert status == 0
    told = [line for line in lines if "links" in line]
    asked = len(server.log)
    assert told == [f"INFO    -  {asked} links checked: {asked} ok, 0 dead, 0 refuse robots, 0 unreachable."]


def test_a_page_that_is_gone_is_a_warning_and_fails_a_strict_build(
    linked: Project, server: HTTPServer, authority_file: Path
) -> None:
    server.expect_request("/api-keys").respond_with_data(status=404)
    server.expect_request("/limits").respond_with_data(status=410)
    server.expect_request("/status").respond_with_data(status=403)
    server.expect_request("/usage").respond_with_data(status=429)
    server.expect_request("/projects").respond_with_data(status=401)
    status, lines = build(linked, authority_file)
    line = linked.line_of(STEP, "[api-keys]")
    registry_line = linked.line_of("data/links.yml", "/api-keys")
    url = server.url_for("/api-keys")
    assert status == 0
    assert (
        f"WARNING -  {STEP}:{line}: 'api-keys' leads to a page that is gone (HTTP 404): {url}. "
        f"Put its new address into data/links.yml:{registry_line}."
    ) in lines
    assert any("'limits' leads to a page that is gone (HTTP 410)" in line for line in lines)
    assert f"INFO    -  localhost:{server.port} refuses robots (3 links): look at them in a browser." in lines
    assert not any("WARNING" in line and ("'status'" in line or "'usage'" in line) for line in lines)
    assert build(linked, authority_file, "--strict")[0] == 1


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
