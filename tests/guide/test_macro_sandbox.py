"""Where a macro goes wrong; what the sandbox refuses is in tests/test_hostile.py."""

from pathlib import Path

import pytest
from jinja2 import FileSystemLoader, TemplateError

from guide.load import load_guide
from guide.macro_sandbox import MacroSandbox, macro_problem
from guide.pages import page_of
from tests.conftest import DAY, ROOT

FRONT = "---\nid: p\ntitle: T\ndescription: D.\nchecked: 2026-11-23\ncategory: key\n---\n\n"
BEFORE = FRONT.count("\n")
GUIDE = load_guide(ROOT, ROOT / "docs", DAY)


def problem(markdown: str, root: Path) -> str:
    """What is told of a page with this text, when the folder `root` has its templates."""
    sandbox = MacroSandbox(GUIDE, loader=FileSystemLoader(root))
    with pytest.raises((TemplateError, ValueError)) as found:
        sandbox.from_string(markdown.lstrip("\n")).render()  # as MkDocs hands it over
    return str(macro_problem(found.value, page_of(FRONT + markdown, "faq/p.md", "docs/faq/p.md"), root))


@pytest.mark.parametrize(
    ("markdown", "line", "text"),
    [
        ("A {{ label('new-key') }}.\n\n{{ lost }}\n", 3, "there is no fact 'lost'"),
        ("{{ label('new-key') }}\n{{ label('no') }}", 2, "no label has the id 'no'."),
        ("\n\n{{ 'a' * }}", 3, "'}}' cannot stand here"),
    ],
)
def test_a_problem_in_a_page_has_its_line(markdown: str, line: int, text: str, tmp_path: Path) -> None:
    told = problem(markdown, tmp_path)
    assert told.startswith(f"docs/faq/p.md:{BEFORE + line}: {text}")
    assert told.endswith("Mend the macro between the curly brackets.")


def test_a_problem_in_an_included_template_has_the_line_of_the_template(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("One\n\n{{ lost }}\n")
    assert problem("\n{% include 'a.md' %}", tmp_path).startswith("a.md:3: there is no fact 'lost'.")


def test_pages_have_macros_and_filters_of_the_guide() -> None:
    sandbox = MacroSandbox(GUIDE)
    text = "{{ label('new-key') }}: {{ 12000 | number }}\n"
    assert sandbox.from_string(text).render() == f"{GUIDE.gallery.label('new-key')}: 12,000"
