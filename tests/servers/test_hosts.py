"""What hosts are told that read their settings from files: Netlify, and Cloudflare Pages."""

import tomllib
from pathlib import Path

from tests.conftest import ROOT
from tests.servers.conftest import OLD
from web.assets import HASHED
from web.policy import FOR_GOOD, all_headers, scripts_of


def rules(site: Path) -> dict[str, dict[str, str]]:
    """The headers by the addresses that they are for, as hosts read `_headers`."""
    found: dict[str, dict[str, str]] = {}
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            found[line] = here = {}
        elif not line.startswith("#"):
            name, _, value = line.strip().partition(": ")
            here[name] = value
    return found


def test_the_headers_are_the_policy_and_nothing_else(packed: Path) -> None:
    policy = all_headers(scripts_of(page.read_text(encoding="utf-8") for page in packed.rglob("*.html")))
    hashed = [path.relative_to(packed) for path in packed.rglob("*") if HASHED.search(path.name)]
    assert rules(packed) == {"/*": policy} | {f"/{path.as_posix()}": {"Cache-Control": FOR_GOOD} for path in hashed}


def test_the_headers_are_within_what_cloudflare_reads(packed: Path) -> None:
    assert len(rules(packed)) <= 100
    assert max(map(len, (packed / "_headers").read_text(encoding="utf-8").splitlines())) <= 2000


def test_an_old_address_leads_on_where_only_files_are_read(packed: Path) -> None:
    lines = (packed / "_redirects").read_text(encoding="utf-8").splitlines()
    assert lines == [f"/{old} /safety/#leaked-key 301" for old in OLD]
    for old in OLD:
        assert "safety/#leaked-key" in (packed / old / "index.html").read_text(encoding="utf-8")


def test_netlify_builds_as_everyone_does_and_has_no_headers_of_its_own() -> None:
    told = tomllib.loads((ROOT / "netlify.toml").read_text(encoding="utf-8"))
    assert set(told) == {"build"}
    assert told["build"]["command"].endswith("make build")
    assert told["build"]["publish"] == "site"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["requires-python"] == f">={told['build']['environment']['PYTHON_VERSION']}"


def test_the_site_is_told_its_address_by_the_host() -> None:
    assert 'command = "SITE_URL=$URL ' in (ROOT / "netlify.toml").read_text(encoding="utf-8")
