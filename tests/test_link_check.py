"""`mkdocs build` and `mkdocs serve` with links to a real server on this machine."""

import os
import re
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


def build(project: Project, authority_file: Path, *arguments: str, **environment: str) -> tuple[int, list[str]]:
    result = project.build(
        *arguments, SSL_CERT_FILE=str(authority_file), LINKCHECK_PRIVATE="127.0.0.1/32,::1/128", **environment
    )
    return result.returncode, result.stderr.splitlines()


def all_fine(linked: Project, server: HTTPServer) -> None:
    for link_id in yaml.safe_load((linked.root / "data/links.yml").read_text(encoding="utf-8"))["links"]:
        server.expect_request(f"/{link_id}").respond_with_data("here")
    server.expect_request(re.compile("/no-such-page-.*")).respond_with_data(status=404)


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


STRAYS = {
    "[x](https://0penai.com/)": "'https://0penai.com/' leads to the host '0penai.com'",
    "[x](https://platform.openai.com.evil.example/)": "'platform.openai.com.evil.example', which is not on",
    "[x](https://localhost:1/nowhere)": "'https://localhost:1/nowhere' leads to the host 'localhost:1'",
}


def test_all_that_is_wrong_with_links_is_told_in_one_build(
    linked: Project, server: HTTPServer, authority_file: Path
) -> None:
    for path, status in (("/api-keys", 404), ("/limits", 410)):
        server.expect_request(path).respond_with_data(status=status)
    server.expect_request("/usage").respond_with_data(status=301, headers={"Location": "/new-usage"})
    server.expect_request("/new-usage").respond_with_data("here")
    all_fine(linked, server)
    glossary = linked.root / "docs/glossary.md"
    text = glossary.read_text(encoding="utf-8")
    glossary.write_text("\n\n".join([text, *STRAYS, f"[x]({server.url_for('/nowhere')})\n"]), encoding="utf-8")
    status, lines = build(linked, authority_file, "--strict")
    assert status == 1  # for what somebody wrote; a page that went away stops nothing
    line = linked.line_of(STEP, "[api-keys]")
    step = (linked.root / STEP).read_text(encoding="utf-8").splitlines()[line - 1]
    column = step.rindex("[", 0, step.index("][api-keys]")) + 1
    assert (
        f"INFO    -  {STEP}:{line}:{column}: 'api-keys' leads to a page that is gone (HTTP 404): "
        f"{server.url_for('/api-keys')}. Put its new address into data/links.yml:"
        f"{linked.line_of('data/links.yml', '/api-keys')}."
    ) in lines
    assert any("'limits' leads to a page that is gone (HTTP 410)" in line for line in lines)
    unknown = f"the address {server.url_for('/nowhere')} is not in data/links.yml."
    for words in (*STRAYS.values(), unknown):
        assert any("WARNING -  docs/glossary.md:" in line and words in line for line in lines), words
    moved = f"'usage' has moved to {server.url_for('/new-usage')}. Put that into data/links.yml:"
    assert f"INFO    -  {moved}{linked.line_of('data/links.yml', '/usage')}." in lines


def test_the_build_after_one_that_found_a_page_gone_warns_its_readers(
    linked: Project, server: HTTPServer, authority_file: Path
) -> None:
    server.expect_request("/api-keys").respond_with_data(status=404)
    all_fine(linked, server)
    page = linked.root / "site/steps/4-dashboard/index.html"
    assert build(linked, authority_file, "--strict")[0] == 0
    assert "broken-link" not in page.read_text(encoding="utf-8")
    assert build(linked, authority_file, "--strict", LINKCHECK="cache")[0] == 0
    assert 'class="broken-link"' in page.read_text(encoding="utf-8")


def test_a_wrong_linkcheck_is_one_line(project: Project) -> None:
    result = project.build(LINKCHECK="yes")
    assert result.returncode == 1
    assert "LINKCHECK is 'yes'. Write one of off, cache, on." in result.stderr
    assert "Traceback" not in result.stderr


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
