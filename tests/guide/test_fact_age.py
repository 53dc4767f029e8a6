from datetime import date

from datafiles import YamlSource
from guide.fact_age import old_facts
from guide.front_matter import Meta
from guide.pages import SourcePage


def page(name: str, checked: str) -> SourcePage:
    meta = Meta.model_validate({"id": name, "title": name, "description": "D.", "checked": checked})
    return SourcePage(f"docs/{name}.md", f"{name}.md", "", meta, {}, YamlSource("", name))


def test_pages_that_nobody_checked_for_long_are_named_the_oldest_first() -> None:
    pages = [page("a", "2026-07-01"), page("b", "2026-06-01"), page("c", "2026-11-01")]
    assert list(old_facts(pages, date(2026, 11, 24))) == [
        "nobody has checked these facts for 120 days: docs/b.md, docs/a.md. "
        "Compare them with their sources and write the day under 'checked'."
    ]
    assert list(old_facts(pages, date(2026, 9, 29))) == []


def test_many_are_counted() -> None:
    pages = [page(f"p{number}", "2026-01-01") for number in range(7)]
    assert "docs/p4.md and 2 more." in next(old_facts(pages, date(2026, 11, 24)))
