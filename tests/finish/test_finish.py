"""The command that adds to a built site: what it refuses, and that it may run twice."""

import shutil
import subprocess
from pathlib import Path

import pytest

from finish.built_site import page_file, page_url
from tests.conftest import Project, copy_project


@pytest.fixture
def built(site: Path, tmp_path: Path) -> Project:
    """The project with a copy of its finished site."""
    project = copy_project(tmp_path / "project")
    shutil.copytree(site, project.root / "site")
    shutil.copytree(site.parent / "servers", project.root / "servers")
    return project


def files(folder: Path) -> dict[str, bytes]:
    """Every file of the project, but for what Python and the price lists keep to be faster."""
    names = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: it.read_bytes() for name, it in names.items() if ".cache/" not in name and "__pycache__" not in name}


def test_twice_it_makes_the_same_bytes(built: Project) -> None:
    before = files(built.root)
    done = built.finish()
    assert (done.returncode, done.stderr) == (0, "")
    assert files(built.root) == before


def test_it_changes_no_page(built: Project) -> None:
    pages = {path: path.read_bytes() for path in (built.root / "site").rglob("*.html")}
    for path in pages:
        path.chmod(0o444)
    (built.root / "site/llms.txt").unlink()
    assert built.finish().returncode == 0
    assert {path: path.read_bytes() for path in pages} == pages
    assert (built.root / "site/llms.txt").is_file()


def test_a_page_that_moved_leads_on_for_hosts_and_for_servers(built: Project) -> None:
    site = built.root / "site"
    old = next(iter((site / "_redirects").read_text(encoding="utf-8").splitlines())).split()
    page = (site / old[0].strip("/") / "index.html").read_text(encoding="utf-8")
    assert f'content="0; url={"../" * (old[0].count("/") - 1)}{old[1].lstrip("/")}"' in page
    assert "default-src 'none'" in page.replace("&#39;", "'")
    assert old[0] in (built.root / "servers/nginx.conf").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("rm -r site", "site/index.html:1: there is no built site in this folder. Run 'make build'."),
        ("rm site/build.json", "site/build.json:1: this file is missing, so nobody can tell what was built."),
        ("echo '{' > site/build.json", "site/build.json:1: this file cannot be read. Run 'make build'."),
        (
            "rm site/faq/index.html",
            "site/faq/index.html:1: the page of docs/faq/index.md is missing or cannot be read.",
        ),
        (
            "echo >> docs/about.md",
            "site/build.json:1: the site was built from other texts than docs/, data/ and i18n/ hold",
        ),
        (
            "echo >> data/links.yml",
            "site/build.json:1: the site was built from other texts than docs/, data/ and i18n/ hold",
        ),
    ],
)
def test_what_is_no_whole_site_of_this_guide_is_refused_in_one_line(built: Project, harm: str, told: str) -> None:
    subprocess.run(harm, shell=True, cwd=built.root, check=True)
    for name in ("llms.txt", "_headers"):
        (built.root / "site" / name).unlink(missing_ok=True)
    before = files(built.root)
    done = built.finish()
    assert done.returncode == 1
    assert done.stderr.startswith(told)
    assert done.stderr.count("\n") == 1
    assert files(built.root) == before


def test_pages_lie_where_mkdocs_puts_them() -> None:
    assert [page_file(name) for name in ("index.md", "faq/index.md", "faq/x.md", "about.md")] == [
        "index.html", "faq/index.html", "faq/x/index.html", "about/index.html",
    ]  # fmt: skip
    assert [page_url(name) for name in ("index.md", "faq/index.md", "faq/x.md")] == ["", "faq/", "faq/x/"]
