"""The forms for issues are such as GitHub takes, and warn of the one thing that must not be in them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
# GitHub's syntax for issue forms: what each kind of part needs.
NEEDS = {"markdown": {"value"}, "input": {"label"}, "textarea": {"label"}}


@pytest.fixture(params=FORMS, ids=lambda path: path.stem)
def form(request: pytest.FixtureRequest) -> dict[str, Any]:
    path: Path = request.param
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def test_there_is_one_for_each_kind_of_report() -> None:
    assert [path.stem for path in FORMS] == ["1-fact", "2-page", "3-price", "4-bug"]


def test_github_takes_it(form: dict[str, Any]) -> None:
    assert {"name", "description", "body"} <= form.keys() <= {"name", "description", "title", "labels", "body"}
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(set(ids)) == len(ids) > 0
    for part in form["body"]:
        assert NEEDS[part["type"]] <= part["attributes"].keys() <= {"label", "description", "placeholder", "value"}
        assert all(isinstance(text, str) for text in part["attributes"].values())


def test_it_warns_of_keys_before_anything_else(form: dict[str, Any]) -> None:
    first = form["body"][0]
    assert first["type"] == "markdown"
    assert "key" in first["attributes"]["value"] or form["labels"] == ["price"]


@pytest.mark.parametrize("file", ["SECURITY.md", "CODE_OF_CONDUCT.md"])
def test_the_way_to_report_in_private_is_relative_to_the_repository(file: str) -> None:
    assert "](../../security/advisories/new)" in (ROOT / file).read_text(encoding="utf-8")
