"""A file of docs/ that is no page is used by a page, a template, a style, a script or mkdocs.yml."""

from collections.abc import Iterator
from pathlib import Path

from facts import Problem
from facts.ignored import written_files
from rules.page import Site
from rules.source_file import AT_FIXED_ADDRESS

# In this order: what is found early need not be looked for in many pages, and at last in the code.
USERS = (("docs", "*.css"), ("docs", "*.js"), ("overrides", "*.html"))
CODE = ("hooks", "*.py")
LICENSES = "-licenses.txt"


def check_site(site: Site) -> Iterator[Problem]:
    """A problem for each file whose name stands nowhere."""
    docs = site.root / "docs"
    left = {it for it in written_files(docs) if it.suffix != ".md" and not it.name.endswith(LICENSES)}
    left -= {it for it in left if AT_FIXED_ADDRESS.fullmatch(it.relative_to(site.root).as_posix())}
    for configuration in site.root.glob("mkdocs.yml"):
        left -= _named(left, configuration.read_text(encoding="utf-8", errors="replace"))
    for folder, pattern in (*USERS, CODE):
        for page in site.pages if folder == CODE[0] else ():
            left -= _named(left, page.source.text)
        for user in written_files(site.root / folder, pattern) if left else ():
            left -= _named(left - {user}, user.read_text(encoding="utf-8", errors="replace"))
    for file in sorted(left):
        what = "no page, template, style or script uses this file. Use it or remove it."
        yield Problem(file.relative_to(site.root).as_posix(), 1, what)


def _named(files: set[Path], text: str) -> set[Path]:
    # A template may add the end of the name: "{{ module }}.js".
    return {file for file in files if file.name in text or (file.suffix == ".js" and f'"{file.stem}"' in text)}
