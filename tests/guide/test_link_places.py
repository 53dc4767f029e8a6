from datetime import date

from guide.front_matter import Meta
from guide.link_places import link_places
from guide.pages import SourcePage

ID_OF = {"https://x.org/a?b=1&c=2": "a", "https://x.org/z": "z"}


def page(text: str) -> SourcePage:
    meta = Meta(id="p", title="t", description="d", checked=date(2026, 11, 23))
    return SourcePage("docs/p.md", "p.md", text, meta, {})


def test_a_link_is_found_on_the_page_and_placed_by_its_markdown() -> None:
    html = '<a href="https://x.org/a?b=1&amp;c=2">A</a>'
    places = list(link_places(html, page("\n[A][a] and\n[again][a]"), ID_OF))
    assert places == [("https://x.org/a?b=1&c=2", "docs/p.md:2"), ("https://x.org/a?b=1&c=2", "docs/p.md:3")]


def test_a_link_from_a_template_is_placed_at_the_first_line() -> None:
    assert list(link_places("<a class=x href='https://x.org/z'>", page("Text"), ID_OF)) == [
        ("https://x.org/z", "docs/p.md:1")
    ]


def test_what_the_page_does_not_show_is_not_used() -> None:
    assert list(link_places("<p>", page("{# [A][a] #}"), ID_OF)) == []
