"""A build by -f from another folder, in a path of any letters, on a terminal without them, at an address with them."""

import os
import socket
import subprocess
import sys
from pathlib import Path

from pytest_httpserver import HTTPServer

from tests.conftest import Project, copy_project, mkdocs

PLAIN = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}


def test_the_site_is_the_same_from_any_folder_by_any_path(tmp_path: Path) -> None:
    (tmp_path / "Мой сайт").mkdir()
    project = copy_project(tmp_path / "Мой сайт/guide")
    link = tmp_path / "link"
    link.symlink_to(project.root)
    address = "https://ключ.example:8443/путь"
    for folder, config, site in (
        (project.root / "docs", "../mkdocs.yml", "one"),
        (tmp_path, str(link / "mkdocs.yml"), "two"),
    ):
        done = mkdocs(folder, "build", "-q", "--strict", "-f", config, "-d", site, SITE_URL=address, **PLAIN)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    one, two = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (project.root / "one", project.root / "two")
    )
    assert one == two
    done = project.finish("one", "servers")
    assert done.returncode == 0, done.stderr
    for name in (
        "index.html",
        "sitemap.xml",
        "build.json",
        "costs/changes.atom",
        "llms.txt",
        "faq/index.md",
        "404.html",
    ):
        text = (project.root / "one" / name).read_text(encoding="utf-8")
        assert "ключ.example" not in text
        assert "/путь" not in text
        assert "https://xn--j1ac0b1a.example:8443/%D0%BF%D1%83%D1%82%D1%8C/" in text or name == "404.html"


def test_a_wrong_address_flag_or_port_is_one_line(project: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for arguments, environment, told in (
            (
                ["build"],
                {"SITE_URL": "https://guide.test/\n"},
                "SITE_URL is 'https://guide.test/\\n', which has a blank",
            ),
            (["build", "--dirty", "--strict"], {}, "--dirty always warns, and --strict fails at a warning."),
            (["build", "-t", "mkdocs"], {}, "the templates are not for the theme 'mkdocs'. Leave -t out."),
            (["serve", "-a", f"127.0.0.1:{port}"], {}, f"mkdocs serve cannot listen at 127.0.0.1:{port}: "),
        ):
            done = mkdocs(project.root, *arguments, "-q", **environment)
            assert done.returncode == 1
            assert done.stderr.startswith(f"ERROR   -  {told}")
            assert done.stderr.count("\n") == 1


def test_the_commands_tell_a_mistake_in_any_letters_on_any_terminal(project: Project, httpserver: HTTPServer) -> None:
    proxy = f"http://ключ:слово@127.0.0.1:{httpserver.port}"
    asks = ["links", "check", "--no-cache", "https://platform.openai.com/api-keys"]
    done = command(project, *asks, HTTPS_PROXY=proxy, NO_PROXY="")
    assert (done.returncode, done.stderr) == (0, "")
    assert "the proxy refuses" in done.stdout

    project.replace("docs/about.md", "\n\n", "\n\n[ключ][нет-такого]\n\n")
    (project.root / "data/links.yml").write_text("ключ: [", encoding="utf-8")
    for words, status in (
        (["rules"], 1),
        (["links", "explain", "https://ключ.example/"], 2),
        (["guide.new", "faq", "ключ", "x"], 1),
        (["finish", "сайт"], 1),
        (["finish.pack", "сайт"], 2),
        (["finish.offline", "сайт", "x"], 2),
        (["refresh"], 4),
    ):
        done = command(project, *words, **PLAIN)
        assert done.returncode == status, done.stderr
        assert "Traceback" not in done.stderr
        assert (done.stdout + done.stderr).isascii()


def command(project: Project, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": "hooks", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
