"""The lock: it names no index, pins everything with hashes, and the price dates belong to its versions."""

import re
from pathlib import Path

from datafiles import read, validate
from pricing.sources import Sources

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")


def test_it_has_no_address_in_it() -> None:
    assert "://" not in LOCK
    assert not re.search(r"(?m)^\s*(-i|-f|--index-url|--extra-index-url|--find-links|--trusted-host)\b", LOCK)


def test_every_requirement_is_exact_and_has_a_hash() -> None:
    requirements = re.findall(r"(?ms)^(\S.*?)(?=^\S|\Z)", re.sub(r"(?m)^\s*#.*\n?", "", LOCK))
    assert len(requirements) > 30
    for requirement in requirements:
        assert re.match(r"[a-z0-9._-]+==\S+", requirement), requirement
        assert "--hash=sha256:" in requirement, requirement


def test_the_price_dates_are_those_of_the_pinned_packages() -> None:
    sources = validate(read(ROOT / "data/price_sources.yml", root=ROOT), Sources)
    for source in (sources.primary, sources.second):
        assert f"\n{source.package}=={source.version} \\\n" in LOCK
