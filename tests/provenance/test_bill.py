"""The bill of materials: complete, true to the lock, the same each time."""

import json
import re
from typing import Any

import pytest

from facts.day import midnight
from provenance.bill import bill, main
from provenance.lock import Locked, locked, needed
from tests.conftest import DAY, ROOT

Json = dict[str, Any]
LOCK = """\
mkdocs==1.6.1 \\
    --hash=sha256:00
    # via openai-key-guide (pyproject.toml)
markdown==3.11 ; python_full_version < '3.12' \\
    --hash=sha256:00
    # via
    #   mkdocs
    #   pytest
markdown==3.12 ; python_full_version >= '3.12' \\
    --hash=sha256:00
    # via
    #   mkdocs
pytest==9.0 \\
    --hash=sha256:00
    # via openai-key-guide (pyproject.toml:dev)
iniconfig==2.0 \\
    --hash=sha256:00
    # via pytest
"""


def test_the_lock_tells_who_needs_whom() -> None:
    packages = locked(LOCK)
    assert packages["markdown"] == Locked(frozenset({"mkdocs", "pytest"}), for_builds=False, for_development=False)
    assert packages["pytest"].direct
    assert not packages["iniconfig"].direct
    assert needed(packages) == {"mkdocs", "markdown"}


@pytest.fixture(scope="module")
def text() -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(midnight(DAY)))
        return bill(ROOT)


@pytest.fixture(scope="module")
def found(text: str) -> Json:
    return dict(json.loads(text))


def test_every_pin_is_a_part(found: Json) -> None:
    pins = re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    parts = [part["purl"] for part in found["components"] if part.get("purl", "").startswith("pkg:pypi/")]
    assert sorted(parts) == sorted(f"pkg:pypi/{name}@{version}" for name, version in pins)


def test_tools_are_told_from_what_builds_the_site(found: Json) -> None:
    scopes = {part["name"]: part["scope"] for part in found["components"]}
    assert {scopes[name] for name in ("mkdocs", "jinja2", "genai-prices", "pymdown-extensions")} == {"required"}
    assert {scopes[name] for name in ("pytest", "pluggy", "ruff")} == {"excluded"}


def test_every_part_is_reached_from_the_project(found: Json) -> None:
    graph = {it["ref"]: it.get("dependsOn", []) for it in found["dependencies"]}
    reached, ahead = set[str](), ["root-component"]
    while ahead:
        if (ref := ahead.pop()) not in reached:
            reached.add(ref)
            ahead += graph[ref]
    assert {part["bom-ref"] for part in found["components"]} <= reached


def test_it_is_the_same_each_time_and_bears_no_moment_but_that_of_the_environment(
    text: str, found: Json, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "serialNumber" not in found
    assert found["metadata"]["timestamp"] == f"{DAY}T00:00:00+00:00"
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(midnight(DAY)))
    assert bill(ROOT) == text
    assert str(ROOT) not in text


def test_wrong_use_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ROOT, []) == 2
    assert capsys.readouterr().err == "Say where to write: python -m provenance.bill FILE\n"


def test_without_a_lock_it_says_so_and_writes_nothing(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    assert main(tmp_path, [str(tmp_path / "bill.json")]) == 1
    assert "requirements.txt" in capsys.readouterr().err
    assert not (tmp_path / "bill.json").exists()
