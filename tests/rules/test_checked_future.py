"""Each file with a day on which somebody looked, and the day from which it counts."""

import re
from dataclasses import replace
from datetime import date, timedelta

from guide.load import Guide, load_guide
from rules.checks.checked_future import check_site
from rules.page import Page, Site
from tests.conftest import DAY, ROOT, Project

AHEAD = date(2999, 1, 1)
FILES = ("docs/faq/lost-key.md", "data/links.yml", "data/models.yml")


def told(guide: Guide, project: Project) -> list[tuple[str, int]]:
    problems = check_site(Site(project.root, guide, [Page(it) for it in guide.pages]))
    return [(it.file, it.line) for it in problems]


def test_a_day_to_come_is_told_in_pages_links_and_models(project: Project) -> None:
    for file in FILES:
        key = "looked" if "links" in file else "checked"
        text = (project.root / file).read_text(encoding="utf-8")
        project.replace(file, re.findall(rf"{key}: 20\S+", text)[0], f"{key}: {AHEAD}")
    guide = load_guide(project.root, project.root / "docs", DAY)
    expected = [(file, project.line_of(file, str(AHEAD))) for file in FILES]
    assert told(guide, project) == expected
    for days, lines in ((2, expected), (1, []), (0, [])):
        catalog = replace(guide.catalog, day=AHEAD - timedelta(days=days))
        assert told(replace(guide, catalog=catalog), project) == lines


def test_a_site_that_is_built_as_of_an_earlier_day_may_have_newer_texts(real: Guide) -> None:
    catalog = replace(real.catalog, day=date(2020, 1, 1))
    assert told(replace(real, catalog=catalog), Project(ROOT)) == []
