"""What `make weigh` installs is exact, has hashes, and names no registry."""

import json

from tests.conftest import ROOT

HERE = ROOT / "tests/audit"


def test_lighthouse_is_locked() -> None:
    wanted = json.loads((HERE / "lighthouse/package.json").read_text(encoding="utf-8"))["dependencies"]
    lock = json.loads((HERE / "lighthouse/package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert {name: lock[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    packages = [package for name, package in lock.items() if name]
    assert all("resolved" not in package and "sha512-" in package["integrity"] for package in packages)
