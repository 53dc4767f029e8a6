"""Pages that one converter makes, whatever came before, are those that MkDocs makes with a new one for each."""

from collections.abc import Iterator
from typing import Any

import markdown
import one_converter
import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from tests.conftest import ROOT

# What a page may leave behind: definitions, meanings of words, headings with one id, blocks that never end.
LEFT = (
    "[usage]: https://evil.example/\n*[API]: not this\n*[Word]: mine\n\n# API { #a }\n\n[x][usage], the API and a Word",
    "*[API]: ''\n\n# API { #a }\n\n## API\n\n## API\n\n[x][usage], API, Word, [here](#a), [there](made-1.md#a)",
    "!!! note\n    a\n\n??? tip\n    b\n\n    c",
    "    d\n\n    e\n\nterm\n:   f\n\n    g",
    "| a | b |\n| - |:-:|\n| `|` | c",
    "```python\n- never closed",
    "- a\n\n    ```\n    b\n    ```\n\n    ```never closed",
    '<div markdown="1" id="b">\n\n*c <a name="d">',
    "<!-- never closed\n\n**a *b\n\n<p>raw",
    "",
    "**a *b* c** ***d* e** _f_ `g",
)


@pytest.fixture
def config() -> Iterator[MkDocsConfig]:
    with (ROOT / "mkdocs.yml").open("rb") as file:
        config = load_config(file, plugins=[], hooks=[], theme="mkdocs", strict=False)
    config.mdx_configs["abbr"] = {"glossary": {"API": "a door for programs", "key": "it opens the door"}}
    yield config
    one_converter.on_post_build(config)


def rendered(config: MkDocsConfig, texts: dict[str, str]) -> dict[str, Any]:
    """All that MkDocs takes from the converter, for each page."""
    files, made = Files([File(name, str(ROOT / "docs"), "site", use_directory_urls=True) for name in texts]), {}
    for file in files:
        page = Page(None, file, config)
        page.markdown = texts[file.src_uri]
        page.render(config, files)
        links = {to.src_uri: found for to, found in (page.links_to_anchors or {}).items()}
        made[file.src_uri] = (page.content, str(page.toc), page.title, page.present_anchor_ids, links)
    return made


def test_every_page_comes_out_as_from_a_new_converter_in_any_order(config: MkDocsConfig) -> None:
    docs = ROOT / "docs"
    texts = {path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8") for path in docs.rglob("*.md")}
    texts |= {f"made-{number}.md": text for number, text in enumerate(LEFT)}
    new = rendered(config, texts)
    one_converter.on_pre_build(config)
    assert pages.markdown is not markdown
    assert rendered(config, texts) == new
    assert rendered(config, dict(reversed(texts.items()))) == new


def test_the_next_build_has_the_glossary_of_its_day(config: MkDocsConfig) -> None:
    one_converter.on_pre_build(config)
    rendered(config, {"a.md": "API"})
    config.mdx_configs["abbr"]["glossary"] = {"API": "a changed meaning"}
    one_converter.on_pre_build(config)
    assert "a changed meaning" in rendered(config, {"a.md": "API"})["a.md"][0]


def test_nothing_stays_behind_a_build(config: MkDocsConfig) -> None:
    one_converter.on_pre_build(config)
    one_converter.on_post_build(config)
    assert pages.markdown is markdown
    one_converter.on_pre_build(config)
    one_converter.on_build_error(ValueError())
    assert pages.markdown is markdown
