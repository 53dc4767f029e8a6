"""The libraries of the worker are the ones that the lock names, unchanged."""

import json
import re
from hashlib import sha256

from tests.conftest import ROOT

VENDOR = ROOT / "hooks/search/vendor"
ASSETS = ROOT / "docs/assets/search"


def test_the_bundle_is_the_one_that_was_made() -> None:
    lines = (VENDOR / "vendor.sha256").read_text(encoding="utf-8").split()
    for digest, name in zip(lines[::2], lines[1::2], strict=True):
        assert sha256((ASSETS / name).read_bytes()).hexdigest() == digest, (
            f"{name} was changed by hand: run make vendor"
        )


def test_it_says_which_versions_it_holds_and_under_which_license() -> None:
    versions = json.loads((VENDOR / "package.json").read_text(encoding="utf-8"))["dependencies"]
    banner = (ASSETS / "vendor.js").read_text(encoding="utf-8").splitlines()[0]
    licenses = (ASSETS / "vendor-licenses.txt").read_text(encoding="utf-8")
    for name, version in versions.items():
        assert re.search(rf"{name} {re.escape(version)}", banner, re.IGNORECASE)
        assert re.search(rf"^{name} {re.escape(version)}$", licenses, re.IGNORECASE | re.MULTILINE)
    assert licenses.count("Permission is hereby granted") == len(versions)


def test_the_lock_names_no_registry_and_every_hash() -> None:
    lock = json.loads((VENDOR / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert all(
        "resolved" not in package and package["integrity"].startswith("sha512-") for package in packages.values()
    )
