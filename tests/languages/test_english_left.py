"""No word that a reader sees stands in a template, a script or a stylesheet: all come from i18n/."""

import json
import re

import pytest

from languages.language import read_language
from tests.conftest import ROOT
from tests.languages.english_left import CLASS, in_file, in_script, in_style, in_template

# Templates of new pages and of servers' settings are for contributors.
TEMPLATES = [
    path
    for path in sorted((ROOT / "overrides").rglob("*"))
    if path.is_file() and not {"pages", "servers", ".icons"} & set(path.relative_to(ROOT).parts)
]
ASSETS = [path for path in sorted((ROOT / "docs/assets").rglob("*")) if path.suffix in (".js", ".css")]
CODE = sorted((ROOT / "hooks").rglob("*.py"))
CLASSES = frozenset(CLASS.findall("\n".join(path.read_text("utf-8") for path in ASSETS if path.suffix == ".css")))
WORDS = read_language(ROOT).words


def test_no_english_is_left() -> None:
    assert len(TEMPLATES) > 40
    assert len(ASSETS) > 25
    left = [
        f"{path.relative_to(ROOT)}:{line}: '{said}' is English. Write it into i18n/en/interface.yml."
        for path in (*TEMPLATES, *ASSETS)
        for line, said in in_file(path, CLASSES)
    ]
    assert left == []


@pytest.mark.parametrize(
    "text",
    [
        "\n<p>{{ x }} Menu</p>",
        '\n<a aria-label="Close {{ x }}">{{ words("a.b") }}</a>',
        '\n<input placeholder="Search">',
        "\n<img alt='A key'>",
        '\n{{ "yes" if x else "Not yet" }}',
        '\n{{ "Menu" }}',
        '\n{{ "reported to end on" if reported else x }}',
        "\n| Model | {{ x }} |",
        "\n## What ends { #ends }",
        "\nand {{ x }}",
        '\n{% set a = "Read next" %}',
        "\n{% if a %}minutes{% endif %}",
    ],
)
def test_words_in_a_template_are_found_with_their_line(text: str) -> None:
    assert [line for line, _ in in_template(text)] == [2]


@pytest.mark.parametrize(
    "text",
    [
        '<p class="place" data-next="x">{{ words("a.b", n=1) }} · $5</p>',
        '<svg viewBox="0 0 1 1"><path d="M1 2"/></svg>{# a word #}',
        '## {{ x }} { #its-id .class }\n\n??? note "{{ title }}"\n`code`',
        '{{ address("six-steps") | url }}{% include "price_table.md" %}',
        "<script>let colors</script><!-- a word -->",
    ],
)
def test_what_is_no_text_of_a_template_is_left_alone(text: str) -> None:
    assert list(in_template(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        '\nstatus.textContent = "Loading the search …";',
        "\nsay(`${many} results found`);",
        "\nconst KINDS = { step: 'Step' };",
        '\nreturn ["Nothing to pay yet."];',
        '\nconst DONE = ", done already";',
        "\nif (days) return `about ${days} months`;",
        '\nsay("Together");',
    ],
)
def test_words_in_a_script_are_found_with_their_line(text: str) -> None:
    assert [line for line, _ in in_script(text)] == [2]


def test_what_is_no_text_of_a_script_is_left_alone() -> None:
    text = """// Says what it does.
    /* Two words, and more. */ import { a } from "./a.js";
    document.querySelector(".md-header, .md-content"); throw new RangeError("no such level");
    if (key === "Escape") words("nothing"); const name = `md-nav__link ${x}`; fetch("https://a.example/b c");"""
    assert list(in_script(text)) == []


def test_words_in_a_stylesheet_are_found() -> None:
    assert list(in_style('a::after {\n  content: " ✓ ";\n}\nb::before { content: "Done"; }')) == [(4, "Done")]


def test_all_words_are_used() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (*TEMPLATES, *CODE))
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in ASSETS if path.suffix == ".js")
    begun = set(re.findall(r"[\"']([a-z-]+\.[a-z-]*)(?:[\"'] ~|\{)", sources))

    begun_in_scripts = tuple(re.findall(r"`([a-z]+-)\$\{", scripts))

    all_keys = WORDS.keys()

    def used(key: str) -> bool:
        group, _, name = key.partition(".")
        whole = any(f"{quote}{key.removesuffix('-reported')}{quote}" in sources for quote in "\"'")
        by_script = f'group("{group}")' in sources and (
            re.search(rf"[\"'.]{name}\b", scripts) or f'"{name}"' in sources or name.startswith(begun_in_scripts)
        )
        return whole or bool(by_script) or any(key.startswith(start) for start in begun)

    assert [key for key in all_keys if not used(key)] == []


def test_scripts_ask_for_words_that_are_there() -> None:
    asked = {
        "calculator-results": (r'\b(?:say|words)\(\s*"([a-z-]+)"', "docs/assets/estimator/*.js"),
        "search-results": (r'\bwords(?:\.([a-z]+)\b|\["([a-z-]+)"\])', "docs/assets/search/box.js"),
    }
    for group, (pattern, files) in asked.items():
        text = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob(files))
        found = {"".join(names) for names in re.findall(pattern, text)}
        assert found - WORDS.group(group).keys() == set(), json.dumps(sorted(found))
