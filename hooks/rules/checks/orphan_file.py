"""A file of docs/ that is no page is used by a page, a template, a style, a script or mkdocs.yml."""

from collections.abc import Iterator
from pathlib import Path

from facts import Problem
from rules.page import Site

# In this order: what is found early need not be looked for in many pages, and at last in the code.
USERS = ("mkdocs.yml", "docs/**/*.css", "docs/**/*.js", "overrides/**/*.html")
CODE = "hooks/**/*.py"
LICENSES = "-licenses.txt"


def check_site(site: Site) -> Iterator[Problem]:
    """A problem for each file whose name stands nowhere."""
    docs = site.root / "docs"
    left = {it for it in docs.rglob("*") if it.is_file() and it.suffix != ".md" and not it.name.endswith(LICENSES)}
    for pattern in (*USERS, CODE):
        for page in site.pages if pattern is CODE else ():
            left -= _named(left, page.source.text)
        for user in site.root.glob(pattern) if left else ():
            left -= _named(left - {user}, user.read_text(encoding="utf-8", errors="replace"))
    for file in sorted(left):
        what = "no page, template, style or script uses this file. Use it or remove it."
        yield Problem(file.relative_to(site.root).as_posix(), 1, what)


def _named(files: set[Path], text: str) -> set[Path]:
    # A template may add the end of the name: "{{ module }}.js".
    return {file for file in files if file.name in text or (file.suffix == ".js" and f'"{file.stem}"' in text)}
