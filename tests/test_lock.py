"""The locks: they name no index and pin everything with hashes. The price dates belong to the versions of the first."""

import json
import re
from pathlib import Path

import pytest

from facts import read, validate
from pricing.sources import Sources

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")
every_lock = pytest.mark.parametrize(
    "name",
    [
        "requirements.txt",
        "tools/audit/furo-requirements.txt",
        "tools/bench/requirements.txt",
        "tools/future/requirements.txt",
    ],
)


@every_lock
def test_it_has_no_address_in_it(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in lock
    assert not re.search(r"(?m)^\s*(-i|-f|--index-url|--extra-index-url|--find-links|--trusted-host)\b", lock)


@every_lock
def test_every_requirement_is_exact_and_has_a_hash(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    requirements = re.findall(r"(?ms)^(\S.*?)(?=^\S|\Z)", re.sub(r"(?m)^\s*#.*\n?", "", lock))
    assert requirements
    for requirement in requirements:
        assert re.match(r"[a-z0-9._-]+==\S+", requirement), requirement
        assert "--hash=sha256:" in requirement, requirement


@pytest.mark.parametrize("folder", ["tools/audit/lighthouse", "tools/search/minisearch"])
def test_what_npm_installs_is_exact_has_hashes_and_names_no_registry(folder: str) -> None:
    told = json.loads((ROOT / folder / "package.json").read_text(encoding="utf-8"))
    wanted = told.get("dependencies", {}) | told.get("devDependencies", {})
    lock = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all("resolved" not in package and "sha512-" in package["integrity"] for package in packages.values())


def test_the_price_dates_are_those_of_the_pinned_packages() -> None:
    sources = validate(read(ROOT / "data/price_sources.yml", root=ROOT), Sources)
    for source in (sources.primary, sources.second):
        assert f"\n{source.package}=={source.version} \\\n" in LOCK
