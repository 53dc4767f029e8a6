"""The same sources and the same lock make the same bytes, wherever, whenever and by whomever they are built."""

import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from facts.day import midnight
from tests.conftest import DAY, NOON, ROOT, Project, copy_project, epoch

# What `make build`, `make pack` and `make offline` run.
STEPS = (
    ("mkdocs", "build", "--strict"),
    ("finish",),
    ("finish.pack",),
    ("finish.offline", "site", "offline/openai-key-guide"),
)
MADE = ("site", "servers", "offline")
ELSEWHERE = "a longer path with blanks and ümlauts"
SOMEBODY = "somebody-else"
Twice = tuple[dict[str, bytes], dict[str, bytes]]  # what was made, by path, here and on another machine


def run(root: Path, step: Sequence[str], *, umask: int = 0o022, **environment: str) -> None:
    module, *arguments = step
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "LINKCHECK": "off", "PYTHONPATH": "hooks", **environment},
        umask=umask,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def made(root: Path) -> dict[str, bytes]:
    files = (path for name in MADE for path in (root / name).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def twice(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Twice:
    here = copy_project(tmp_path_factory.mktemp("here") / "project").root
    shutil.copytree(site, here / "site")
    for step in STEPS[1:]:
        run(here, step)

    there = copy_project(tmp_path_factory.mktemp("there") / ELSEWHERE).root
    for step in STEPS:
        run(
            there,
            step,
            umask=0o077,
            PYTHONPATH=os.pathsep.join(["hooks", str(ROOT / "tests/another_machine")]),
            PYTHONHASHSEED="4242",
            LC_ALL="C",
            TZ="Pacific/Kiritimati",
            HOME=str(there),
            USER=SOMEBODY,
            HOSTNAME=SOMEBODY,
            # The day counts, not the hour: the site was built at noon.
            SOURCE_DATE_EPOCH=epoch(NOON + timedelta(hours=11)),
        )
    return made(here), made(there)


def test_every_byte_is_the_same(twice: Twice) -> None:
    one, other = twice
    assert sorted(one) == sorted(other)
    assert [name for name, content in one.items() if content != other[name]] == []
    kinds = {Path(name).suffix for name in one}
    assert {".html", ".gz", ".br", ".zip", ".json", ".xml", ".conf"} <= kinds
    assert "site/sitemap.xml.gz" in one


def test_the_other_machine_is_another_one() -> None:
    """Were the second build no different from the first, the test above would prove nothing."""
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import datetime, os, time; from pathlib import Path; "
            "print(datetime.date.today(), datetime.datetime.now().date(), int(time.time()), "
            "*(path.name for path in Path('docs').iterdir()))",
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests/another_machine")},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert min(told[:2]) > DAY.isoformat()
    assert int(told[2]) > midnight(DAY)
    assert told[3:] != sorted(told[3:])
    assert told[3:] == sorted(told[3:], key=lambda name: name[::-1])


def test_nothing_tells_where_it_was_built_or_by_whom(twice: Twice) -> None:
    _, other = twice
    plain = {name: content for name, content in other.items() if Path(name).suffix not in (".gz", ".br", ".zip")}
    for told in (ELSEWHERE, SOMEBODY, str(ROOT), "pytest-of"):
        assert [name for name, content in plain.items() if told.encode() in content] == []


def test_the_zip_has_no_owner_and_no_time_of_its_own(twice: Twice, tmp_path: Path) -> None:
    _, other = twice
    (packed,) = (content for name, content in other.items() if name.endswith(".zip"))
    (tmp_path / "guide.zip").write_bytes(packed)
    with zipfile.ZipFile(tmp_path / "guide.zip") as archive:
        for entry in archive.infolist():
            assert entry.date_time[0] == 1980
            assert stat.S_IMODE(entry.external_attr >> 16) == 0o644


def test_build_json_says_what_to_set_and_obeys(twice: Twice) -> None:
    facts = json.loads(twice[0]["site/build.json"])
    assert facts["source_date_epoch"] == midnight(DAY)
    assert facts["day"] == DAY.isoformat()
    assert facts["site_url"] == facts["repo_url"] == ""
    assert facts["commit"] is None  # a copy without git
    assert facts["packages"]["mkdocs-material"] in (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert set(facts["prices"]) == {"genai-prices", "model-prices"}


def test_a_moment_that_is_none_stops_the_build_with_one_line(project: Project) -> None:
    result = project.build(SOURCE_DATE_EPOCH="yesterday")
    assert result.returncode == 1
    assert "SOURCE_DATE_EPOCH is 'yesterday', which is no moment." in result.stderr
    assert "Traceback" not in result.stderr
