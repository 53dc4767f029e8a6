"""Headers that do not fit the pages are found."""

import shutil
from pathlib import Path

import pytest

from tools.audit.servers import of_the_servers


@pytest.fixture
def built(site: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A site and the settings for its servers."""
    copy, servers = tmp_path / "site", tmp_path / "servers"
    shutil.copytree(site, copy)
    shutil.copytree(site.parent / "servers", servers)
    return copy, servers


def rules(built: tuple[Path, Path]) -> set[tuple[str, str]]:
    return {(finding.page, finding.rule) for finding in of_the_servers(*built)}


def test_what_the_build_writes_fits(built: tuple[Path, Path]) -> None:
    assert rules(built) == set()


def test_a_script_that_no_header_allows_is_found_in_each(built: tuple[Path, Path]) -> None:
    page = built[0] / "about/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</body>", "<script>1</script></body>"), encoding="utf-8")
    assert rules(built) == {(name, "old-header") for name in ("_headers", "nginx.conf", "Caddyfile")}


def test_a_header_that_is_taken_out_is_found(built: tuple[Path, Path]) -> None:
    path = built[1] / "nginx.conf"
    path.write_text(path.read_text(encoding="utf-8").replace("Referrer-Policy", "X-Nothing"), encoding="utf-8")
    assert rules(built) == {("nginx.conf", "no-header")}


def test_a_file_whose_age_is_not_told_is_found(built: tuple[Path, Path]) -> None:
    path = built[0] / "_headers"
    path.write_text(path.read_text(encoding="utf-8").replace("/assets/guide.", "/assets/other."), encoding="utf-8")
    assert rules(built) == {("_headers", "old-age")}
