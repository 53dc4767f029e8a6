"""What is asked of the head of a page, and how faults are told."""

import pytest

from tools.audit.finding import Finding, table, told
from tools.audit.head import of_the_head

HEAD = {
    "title": "<title>A page</title>",
    "description": '<meta name="description" content="What it says.">',
    "viewport": '<meta name="viewport" content="width=device-width,initial-scale=1">',
    "canonical": '<link rel="canonical" href="https://guide.example/a/">',
}


def rules(
    *parts: str, lang: str = ' lang="en"', page: str = "a/", site_url: str = "https://guide.example/"
) -> list[str]:
    html = f"<!doctype html><html{lang}><head>{''.join(parts)}</head><body></body></html>"
    return [finding.rule for finding in of_the_head(page, html, site_url=site_url)]


def test_a_full_head_passes() -> None:
    assert rules(*HEAD.values()) == []


@pytest.mark.parametrize("name", HEAD)
def test_each_part_is_missed(name: str) -> None:
    assert rules(*[part for key, part in HEAD.items() if key != name]) == [f"no-{name}"]


def test_an_empty_part_is_missed() -> None:
    empty = HEAD | {"description": '<meta name="description" content=" ">'}
    assert rules(*empty.values()) == ["no-description"]


def test_the_language_is_missed() -> None:
    assert rules(*HEAD.values(), lang="") == ["no-language"]


def test_a_canonical_address_is_asked_for_only_where_there_can_be_one() -> None:
    rest = [part for key, part in HEAD.items() if key != "canonical"]
    assert rules(*rest, site_url="") == []
    assert rules(*rest, page="404.html") == []


def test_zoom_must_not_be_forbidden() -> None:
    fixed = HEAD | {"viewport": '<meta name="viewport" content="width=device-width,maximum-scale=1">'}
    assert rules(*fixed.values()) == ["no-zoom"]


def test_the_same_fault_on_many_pages_is_told_once() -> None:
    found = [
        Finding(page, view, "image-alt", "<img>", "Say what it shows.") for page in ("", "a/") for view in ("1", "2")
    ]
    assert table(found).splitlines() == ["rule       times  pages", "image-alt      4      2"]
    assert told(found).splitlines()[1:] == [
        "image-alt",
        "  element: <img>",
        "  what to do: Say what it shows.",
        "  on: / (1, 2); a/ (1, 2)",
    ]
