"""A page has its own words where the template of a new page has a comment that asks for them."""

import re
from collections.abc import Iterator
from pathlib import Path

from facts import Problem
from facts.ignored import written_files
from rules.page import Site

TEMPLATES = Path("overrides/pages")
COMMENT = re.compile(r"<!--[\s\S]*?-->|^# .*$", re.MULTILINE)


def check_site(site: Site) -> Iterator[Problem]:
    """A problem for each comment of a template that a page still has."""
    templates = written_files(site.root / TEMPLATES, "*.md")
    asked = {it for template in templates for it in COMMENT.findall(template.read_text(encoding="utf-8"))}
    for page in site.pages:
        for comment in COMMENT.finditer(page.source.text):
            if comment[0] in asked:
                begin = comment[0].partition("\n")[0].removesuffix("-->").strip()
                what = f"'{begin}' stands in the template. Write what it asks for instead of it, or take it out."
                yield page.at(comment.start(), what)
