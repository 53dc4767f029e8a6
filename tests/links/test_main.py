"""`python -m links` as a process, its findings put into the cache beforehand: no network is needed."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from links.cache import FILE, Cache
from links.explain import MEANING, explain
from links.export import SCHEMA, schema_json
from links.finding import Finding, Hop, Verdict
from links.moves import moved_text, safe_moves
from links.weekly import weekly
from tests.conftest import ROOT
from tests.links.test_registry import registry

NOW = datetime.now(UTC)
X, Y = "https://a.org/x", "https://a.org/y"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    registry(tmp_path / "data", ("x", X, "2026-11-01"), ("y", Y, "2026-11-01"))
    Cache(tmp_path / FILE).remember(
        [Finding(X, Verdict.OK, "HTTP 200", NOW, X), Finding(Y, Verdict.MOVED, "HTTP 301", NOW, "https://a.org/new")]
    )
    return tmp_path


def links(folder: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    # Port 9 as the proxy: what is not in the cache is not asked anywhere else.
    environment = {"PYTHONPATH": str(ROOT / "hooks"), "HTTPS_PROXY": "http://127.0.0.1:9"}
    command = [sys.executable, "-m", "links", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, input=typed, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("arguments", [(), ("check",)])
def test_without_arguments_it_checks_the_registry(folder: Path, arguments: tuple[str, ...]) -> None:
    result = links(folder, *arguments)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "2 links checked (2 from the cache): 1 ok, 1 moved.",
        "'y' has moved to https://a.org/new. Put that into data/links.yml:10.",
    ]


def test_json_is_as_its_schema_says(folder: Path) -> None:
    result = links(folder, "check", "--format", "json")
    found = json.loads(result.stdout)
    jsonschema.validate(found, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [(it["id"], it["verdict"], it["where"], it["from_cache"]) for it in found] == [
        ("x", "ok", ["data/links.yml:3"], True),
        ("y", "moved", ["data/links.yml:9"], True),
    ]


def test_the_schema_in_the_repository_is_the_model() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_json(), "run: PYTHONPATH=hooks python -m links.export"


def test_addresses_may_be_given_by_hand(folder: Path) -> None:
    found = json.loads(links(folder, "check", X, "--format", "json").stdout)
    assert [it["url"] for it in found] == [X]


def test_no_cache_asks_again_and_without_a_network_says_so(folder: Path) -> None:
    result = links(folder, "check", "--no-cache")
    assert result.returncode == 0
    assert result.stdout.startswith("no network: 2 links not checked")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "https://evil.example/"),
        ("check", "http://a.org/x"),
        ("explain", "https://a.org@evil.example/"),
        ("explain",),
        ("explode",),
        ("check", "--format", "xml"),
        ("check", "--registry", "none.yml"),
    ],
)
def test_what_cannot_run_ends_with_2(folder: Path, arguments: tuple[str, ...]) -> None:
    result = links(folder, *arguments)
    assert result.returncode == 2
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_another_registry_may_be_named(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    registry(other, ("x", X, "2026-11-01"))
    found = json.loads(links(folder, "check", "--registry", str(other / "links.yml"), "--format", "json").stdout)
    assert [it["where"] for it in found] == [["links.yml:3"]]


def test_fix_shows_a_diff_and_writes_after_a_yes_alone(folder: Path) -> None:
    file = folder / "data/links.yml"
    old = file.read_text(encoding="utf-8")
    for typed in ("", "no\n", "y\n"):
        result = links(folder, "check", "--fix", typed=typed)
        assert "-    url: https://a.org/y\n+    url: https://a.org/new\n" in result.stdout
        assert file.read_text(encoding="utf-8") == old
    assert links(folder, "check", "--fix", typed="yes\n").returncode == 0
    assert file.read_text(encoding="utf-8") == old.replace(Y, "https://a.org/new")


def test_an_edit_keeps_comments_quotes_and_everything_else() -> None:
    text = "# a\nlinks:\n  y:\n    url: 'https://a.org/y' # why\n    label: https://a.org/y\n  z:\n    url: https://a.org/yy\n"
    assert moved_text(text, {Y: "https://a.org/n"}) == text.replace("'https://a.org/y'", "'https://a.org/n'")


@pytest.mark.parametrize("final", ["https://b.org/", "http://a.org/n", X, "https://a.org@b.org/"])
def test_no_edit_to_what_the_registry_may_not_hold(tmp_path: Path, final: str) -> None:
    known = registry(tmp_path, ("x", X, "2026-11-01"), ("y", Y, "2026-11-01")).registry
    assert safe_moves([Finding(Y, Verdict.MOVED, "", NOW, final)], known) == {}


def test_the_weekly_report_starts_with_what_is_gone(tmp_path: Path) -> None:
    known = registry(tmp_path, ("x", X, "2026-11-01"), ("y", Y, "2026-11-01")).registry
    verdicts = {"o": Verdict.OK, "b": Verdict.BLOCKED, "c": Verdict.BLOCKED, "u": Verdict.UNREACHABLE}
    found = [Finding(f"https://a.org/{name}", verdict, "no [x](y)", NOW) for name, verdict in verdicts.items()]
    found += [
        Finding(Y, Verdict.MOVED, "HTTP 301", NOW, "https://a.org/new"),
        Finding(X, Verdict.DEAD, "HTTP 404", NOW),
    ]
    assert weekly(found, {X: ["links.yml:3"]}, known) == (
        "6 links checked, 1 proven to be fine.\n\n"
        "## Gone: readers land on nothing\n\n- [ ] **x** <https://a.org/x>: HTTP 404 (`links.yml:3`)\n\n"
        "## Moved: put the new address into the registry\n\n"
        "- [ ] **y** <https://a.org/y> → <https://a.org/new>: HTTP 301\n\n"
        "## Could not be reached\n\n- [ ] <https://a.org/u>: no \\[x\\](y)\n\n"
        "## Look in a browser\n\n- a.org refuses robots (2 links)"
    )


@pytest.mark.parametrize("verdict", list(Verdict))
def test_an_explanation_has_each_hop_what_was_seen_and_why(verdict: Verdict) -> None:
    hops = (Hop("https://a.org/x", 301, "to /n"), Hop("https://a.org/n", None, "no answer"))
    text = explain(Finding(X, verdict, "the reason", NOW, "https://a.org/n", hops=hops))
    assert text.splitlines() == [
        "1. https://a.org/x",
        "   301 to /n",
        "2. https://a.org/n",
        "   - no answer",
        f"{verdict}: https://a.org/x -> https://a.org/n",
        "Seen: the reason",
        MEANING[verdict],
    ]
