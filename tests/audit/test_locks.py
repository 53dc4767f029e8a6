"""What `make weigh` installs is exact, has hashes, and names no registry."""

import json
import re

from tests.conftest import ROOT

HERE = ROOT / "tests/audit"


def test_lighthouse_is_locked() -> None:
    wanted = json.loads((HERE / "lighthouse/package.json").read_text(encoding="utf-8"))["dependencies"]
    lock = json.loads((HERE / "lighthouse/package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert {name: lock[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    packages = [package for name, package in lock.items() if name]
    assert all("resolved" not in package and "sha512-" in package["integrity"] for package in packages)


def test_furo_is_locked() -> None:
    lock = (HERE / "furo-requirements.txt").read_text(encoding="utf-8")
    assert "://" not in lock
    for requirement in re.findall(r"(?ms)^(\S.*?)(?=^\S|\Z)", lock):
        assert re.match(r"[a-z0-9._-]+==\S+", requirement), requirement
        assert "--hash=sha256:" in requirement, requirement
