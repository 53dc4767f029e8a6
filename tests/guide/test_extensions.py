"""The project's own extensions of Python-Markdown, named as any other: they need no MkDocs and no guide."""

import subprocess
import sys
from typing import Any

import pytest
from markdown import Markdown

from tests.conftest import ROOT

EXTENSIONS = (
    "guide.references",
    "guide.answer_first",
    "guide.glossary",
    "guide.untranslated",
    "drawings.placing",
    "guide.finished",
)
TEXT = "# Title\n\nOpen [the page][usage] with an API: `x`.\n\n<span data-drawing='a'></span>"
CONFIG: dict[str, dict[str, Any]] = {
    "guide.references": {"addresses": {"usage": "https://example.org/"}},
    "guide.answer_first": {"answer": "Look at **usage**."},
    "guide.glossary": {"glossary": {"API": "A door."}},
}


@pytest.mark.parametrize("name", EXTENSIONS)
def test_without_options_each_leaves_plain_text_as_it_is(name: str) -> None:
    text = "# Title\n\nOpen it, [there](https://example.org/).\n\n- One\n- Two"
    assert Markdown(extensions=[name]).convert(text) == Markdown().convert(text)


def test_all_work_together_in_any_order() -> None:
    for extensions in (EXTENSIONS, EXTENSIONS[::-1]):
        page = Markdown(extensions=list(extensions), extension_configs=CONFIG).convert(TEXT)
        assert page.startswith('<p class="answer">Look at <strong>usage</strong>.</p>\n<h1>')
        assert '<a href="https://example.org/">the page</a> with an <abbr title="A door.">API</abbr>: <code cl' in page


def test_they_are_known_on_the_command_line() -> None:
    named = [argument for name in EXTENSIONS for argument in ("-x", name)]
    command = [sys.executable, "-m", "markdown", *named]
    result = subprocess.run(
        command, input="`x`", cwd=ROOT / "hooks", capture_output=True, text=True, timeout=60, check=True
    )
    assert result.stdout.startswith('<p><code class="notranslate"')
