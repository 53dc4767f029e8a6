"""Units of pages: what a translator sees, and that putting them back changes nothing."""

import re
from itertools import pairwise
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.units import PLACEHOLDER, Unit, replaced, units

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
EXTENSIONS = ["admonition", "attr_list", "def_list", "md_in_html", "tables", "pymdownx.details", "pymdownx.superfences"]

PAGE = """---
id: a-page
title: "401: the key"
description: It has {{ guide.minutes }} minutes.
aliases: [not this]
---

One sentence.
Another with **{{ label("new-key") }}** and `code`.
{ .lead }

## A heading { #part }

1. Press **{{ label("copy") }}** in [the page][usage]{ .md-button }.
    - Below it, [more](../a.md#b).
2. Done

!!! danger "Take care"

    Never **share** it.

| What | Do |
|---|---|
| A **b** | [Do it](c.md) |

{{ drawing("key-new") }}

```text
No unit.
```

<div class="x" markdown>

- \\_\\_\\_

</div>
"""


def test_a_translator_sees_prose_alone() -> None:
    assert {unit.id: unit.english for unit in units(PAGE)} == {
        "title": "401: the key",
        "description": "It has {1} minutes.",
        "top.1": "One sentence. Another with {1} and {2}.",
        "part.0": "A heading",
        "part.1": "Press {1} in [the page]{2}.",
        "part.2": "Below it, [more]{1}.",
        "part.3": "Done",
        "part.4": "Take care",
        "part.5": "Never **share** it.",
        "part.6": "What | Do",
        "part.7": "A **b** | [Do it]{1}",
    }


def test_code_ends_where_it_ends() -> None:
    (unit,) = units("Either `max_tokens` (called `temperature`) or {{ label('a') }} and `{{ bot.name }}` as `` a`b ``.")
    assert unit.english == "Either {1} (called {2}) or {3} and {4} as {5}."


def test_a_unit_knows_its_line_and_what_is_masked() -> None:
    press = next(unit for unit in units(PAGE) if unit.id == "part.1")
    assert PAGE.splitlines()[press.line - 1].startswith("1. Press")
    assert press.masked == ('**{{ label("copy") }}**', "[usage]{ .md-button }")


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ('label("copy")', 'label("create-key")', True),
        ("../a.md#b", "../other.md", True),
        ("Press", "Touch", False),
        ("the page", "a page", False),
        ("1. Press", "1.  Press", True),
    ],
)
def test_what_is_masked_makes_no_translation_old(old: str, new: str, same: bool) -> None:
    before, after = units(PAGE), units(PAGE.replace(old, new))
    assert ([unit.hash for unit in before] == [unit.hash for unit in after]) is same


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_the_english_put_back_is_the_same_page(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = units(text)
    assert len({unit.id for unit in found}) == len(found)
    again = replaced(text, {unit: filled(unit) for unit in found})
    assert html(again) == html(text)
    assert [unit.hash for unit in units(again)] == [unit.hash for unit in found]


@given(st.text(st.sampled_from("ab1 .*_`[](){}|#-!\n\"'\\<>%:="), max_size=120))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    found = units(text)
    assert replaced(text, {}) == text
    assert all(0 <= unit.start < unit.end <= len(text) for unit in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(len(unit.masked) >= max(map(int, PLACEHOLDER.findall(unit.english)), default=0) for unit in found) or (
        "{" in text
    )


def filled(unit: Unit) -> str:
    return PLACEHOLDER.sub(lambda match: unit.masked[int(match[1]) - 1], unit.english)


def html(text: str) -> str:
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    return " ".join(markdown.markdown(body, extensions=EXTENSIONS).split())
