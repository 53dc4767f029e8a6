"""All languages are built or none: what the command leaves when one is wrong, and what a language costs."""

import gzip
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from languages.language import codes
from tests.conftest import ROOT, SETTINGS, Project, pages_of

# Bytes, as a server sends them.
MORE_IN_ENGLISH = 500
CODES = codes(ROOT)
EARLIER = "the earlier site"


@pytest.fixture
def broken(in_languages: Project) -> Project:
    """The project with an earlier site and a translation that lost a placeholder and has a figure too many."""
    (in_languages.root / "site").mkdir()
    (in_languages.root / "site/index.html").write_text(EARLIER, encoding="utf-8")
    page = "i18n/es/pages/steps/1-account.yml"
    in_languages.retranslate(page, "sign-up-new.2", lambda text: text.replace("{2}", "5"))
    return in_languages


def test_a_language_in_which_something_is_wrong_is_left_out_of_a_plain_build_alone(broken: Project) -> None:
    done = broken.build(SITE_LANGUAGES="all")
    line = broken.line_of("i18n/es/pages/steps/1-account.yml", "sign-up-new.2:")
    file = f"i18n/es/pages/steps/1-account.yml:{line}: sign-up-new.2:"
    assert done.returncode == 0, done.stderr
    assert f"WARNING -  {file} the placeholder {{2}} is missing. Add it." in done.stderr
    assert f"WARNING -  {file} the figure 5 is not in the English as often. Take it out." in done.stderr
    assert "es: left out, with 2 mistakes." in done.stderr
    assert "ru: 936 units current, 0 stale," in done.stderr
    page = (broken.root / "site/steps/1-account/index.html").read_text(encoding="utf-8")
    assert 'hreflang="ru"' in page
    assert 'hreflang="es"' not in page


def test_it_keeps_the_whole_build_from_its_place(broken: Project) -> None:
    before = sorted(path.name for path in broken.root.iterdir())
    done = broken.build_whole()
    assert done.returncode == 1
    assert "the placeholder {2} is missing" in done.stderr
    assert "Traceback" not in done.stderr
    assert (broken.root / "site/index.html").read_text(encoding="utf-8") == EARLIER
    assert sorted(path.name for path in broken.root.iterdir() if path.name != ".cache") == before


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_leaves_the_earlier_site_and_nothing_else(broken: Project, ending: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "finish.whole"],
        cwd=broken.root,
        env={**SETTINGS, "PYTHONPATH": "hooks", "PYTHONUNBUFFERED": "1", "PATH": "/usr/bin:/bin"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout
        next(line for line in process.stdout if "ar: 936 units" in line)
        process.send_signal(ending)
        process.stdout.read()
    assert process.returncode in (128 + ending, -ending)
    assert (broken.root / "site/index.html").read_text(encoding="utf-8") == EARLIER
    assert [path.name for path in broken.root.glob(".site*")] == []


def test_an_english_page_gets_little_heavier_by_the_other_languages(whole: Path, published: Path) -> None:
    def size(path: Path) -> int:
        return len(gzip.compress(path.read_bytes(), 9))

    heavier = {
        name: size(whole / name) - size(published / name)
        for name in (path.relative_to(published) for path in pages_of(published))
    }
    assert len(heavier) > 60
    assert {name: by for name, by in heavier.items() if by > MORE_IN_ENGLISH} == {}


def test_a_language_that_is_not_there_is_told_with_those_that_are(in_languages: Project) -> None:
    done = in_languages.build(SITE_LANGUAGE="ess")
    assert done.returncode == 1
    assert f"there is no language 'ess'. Did you mean 'es'? There are en, {', '.join(CODES)}." in done.stderr
