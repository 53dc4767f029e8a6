from pathlib import Path

import pytest

from facts import Problems
from guide.pages import PRICE_FIGURE, read_pages, sections
from tests.conftest import ROOT

FRONT = "---\nid: {id}\ntitle: A title\ndescription: One sentence.\nchecked: 2026-11-23\n---\n"


def write(docs: Path, name: str, text: str) -> None:
    (docs / name).parent.mkdir(parents=True, exist_ok=True)
    (docs / name).write_text(text, encoding="utf-8")


def refused(tmp_path: Path) -> list[str]:
    with pytest.raises(Problems) as caught:
        read_pages(tmp_path / "docs", root=tmp_path)
    return [str(problem) for problem in caught.value.found]


def test_a_page_and_its_headings_have_ids(tmp_path: Path) -> None:
    write(tmp_path / "docs", "a.md", FRONT.format(id="a") + "\n## Why **this**? { #why .x }\n```\n## No { #no }\n```\n")
    found = sections(read_pages(tmp_path / "docs", root=tmp_path))
    assert {name: (s.title, s.anchor, s.line) for name, s in found.items()} == {
        "a": ("A title", "", 2),
        "why": ("Why this?", "why", 8),
    }


def test_a_page_knows_the_lines_of_its_front_matter(tmp_path: Path) -> None:
    write(tmp_path / "docs", "a.md", FRONT.format(id="a").replace("title:", "aliases: [x,\n  y]\ntitle:") + "Text.\n")
    front = read_pages(tmp_path / "docs", root=tmp_path)[0].front
    lines = [front.line(at) for at in [("id",), ("aliases",), ("aliases", 1), ("title",), ("gone",)]]
    assert lines == [2, 3, 4, 5, 2]


def test_a_heading_keeps_the_macro_at_its_end(tmp_path: Path) -> None:
    write(tmp_path / "docs", "a.md", FRONT.format(id="a") + "\n## Switch on **{{ bot.name }}** { #on }\n")
    assert sections(read_pages(tmp_path / "docs", root=tmp_path))["on"].title == "Switch on {{ bot.name }}"


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("{{ catalog.recommended_id }} {{ catalog.recommended.model.name }}", False),
        ("{{ catalog.published | day }} {{ catalog.usage.post_tokens }}", False),
        ('{% include "recommended.md" %} {% include "retirements.md" %}', False),
        ("The price is on another page.", False),
        ("{{ messages_for(5) }}", True),
        ("{{ pictures_for(5) }}", True),
        ("{{ (catalog.recommended.picture_cost() / catalog.recommended.rewrite_cost()) | round(1) }}", True),
        ("{% set offer = catalog.recommended %}{{ offer.rewrites(5) | about }}", True),
        ("{% set price = catalog.recommended.price %}", True),
        ('{% include "price_table.md" %}', True),
    ],
)
def test_a_page_shows_prices_when_it_shows_a_figure(tmp_path: Path, text: str, shows: bool) -> None:
    write(tmp_path / "docs", "a.md", FRONT.format(id="a") + text)
    assert read_pages(tmp_path / "docs", root=tmp_path)[0].shows_prices is shows


def test_each_template_with_a_figure_is_known_as_one() -> None:
    for template in (ROOT / "overrides/macros").iterdir():
        figure = PRICE_FIGURE.search(template.read_text(encoding="utf-8")) is not None
        shown = PRICE_FIGURE.search(f'{{% include "{template.name}" %}}') is not None
        assert figure == shown, template.name


def test_front_matter_is_needed_and_says_which_keys(tmp_path: Path) -> None:
    write(tmp_path / "docs", "faq/a.md", "Text")
    assert refused(tmp_path) == [
        "docs/faq/a.md:1: no front matter. Start the file with --- and the keys "
        "id, title, description, checked, category."
    ]


def test_front_matter_that_is_not_closed_says_where_its_last_line_goes(tmp_path: Path) -> None:
    front = FRONT.format(id="a").rstrip().removesuffix("---")
    last = front.rstrip().count("\n") + 1
    write(tmp_path / "docs", "a.md", f"{front}\nText: here\n\n## H {{ #x }}\n")
    assert refused(tmp_path) == [
        f"docs/a.md:{last + 1}: the front matter is not closed. "
        f"Write a line --- behind line {last}, the last of its keys."
    ]


def test_an_id_twice_in_one_page(tmp_path: Path) -> None:
    write(tmp_path / "docs", "a.md", FRONT.format(id="a") + "## H { #x }\n## I { #x }\n")
    assert refused(tmp_path) == [
        "docs/a.md:8: the id 'x' is taken by docs/a.md:7. Choose another: an id leads to one place."
    ]


def test_aliases_of_a_section_name_a_heading(tmp_path: Path) -> None:
    front = FRONT.format(id="b").replace("title: ", "section_aliases: {wyh: [x]}\ntitle: ")
    write(tmp_path / "docs", "b.md", front + "## Why? { #why }\n")
    assert refused(tmp_path) == [
        "docs/b.md:3: section_aliases: no heading of this page has the id 'wyh'. Did you mean 'why'?"
    ]


def test_an_id_with_aliases_of_its_own_is_not_proposed_for_others(tmp_path: Path) -> None:
    front = FRONT.format(id="b").replace("title: ", "section_aliases: {why: [x], whys: [y]}\ntitle: ")
    write(tmp_path / "docs", "b.md", front + "## Why? { #why }\n")
    assert refused(tmp_path) == [
        "docs/b.md:3: section_aliases: no heading of this page has the id 'whys'. "
        "If the heading has a new id, write that; if it is gone, remove this."
    ]


def test_the_kind_of_a_page_decides_its_keys(tmp_path: Path) -> None:
    write(tmp_path / "docs", "fix/a.md", FRONT.format(id="a"))
    assert refused(tmp_path) == [
        "docs/fix/a.md:2: the key 'codes' is missing. Add it.",
        "docs/fix/a.md:2: the key 'retry' is missing. Add it.",
    ]
