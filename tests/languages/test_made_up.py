"""The whole site in a made-up language: around the text of its pages nothing is left in English."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import FileSystemLoader
from lxml import html

from guide.load import Guide, load_guide
from guide.macro_sandbox import VARIABLES, MacroSandbox
from guide.names import menu, shown
from tests.conftest import DAY, ROOT, copy_project, once
from tests.languages.english_left import READ_ALOUD
from tests.languages.made_up import english_in, make_up

# What pages bring themselves: their titles and headings, what they need, and the errors of OpenAI.
OF_PAGES = """
    //*[@data-body] | //h1 | //title | //*[@class='codes']/code
    | //*[contains(@class, 'headings-here') or @data-md-component='toc']/li | //*[@class='related']//li
    | //*[@data-md-component='header-topic'] | //script | //style | //*[@translate='no']
"""
ATTRIBUTES = " | ".join(f"//@{name}" for name in (*READ_ALOUD, "data-loading", "data-failed", "data-done-name"))


class NoTags(yaml.SafeLoader):
    """Reads mkdocs.yml without what it takes from the environment."""


NoTags.add_multi_constructor("!", lambda *_: "")


def settings_of(root: Path) -> dict[str, Any]:
    """What mkdocs.yml says."""
    settings: dict[str, Any] = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), NoTags)
    return settings


def names(guide: Guide) -> list[str]:
    settings = settings_of(ROOT)
    return [settings["site_name"], settings["site_description"], *menu(settings["nav"]), *shown(guide)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, with its site in the made-up language, and the text of each page marked."""

    def make(folder: Path) -> None:
        project = copy_project(folder / "project")
        make_up(project.root, names(load_guide(ROOT, ROOT / "docs", DAY)))
        project.replace("overrides/partials/content.html", "{{ page.content", "<div data-body>{{ page.content")
        project.replace(
            "overrides/partials/content.html",
            '\n{% if meta.step %}\n  <p class="step',
            '</div>\n{% if meta.step %}\n  <p class="step',
        )
        settings = {"SITE_URL": "https://guide.test/", "REPO_URL": "https://guide.test/repository"}
        for done in (project.build(**settings), project.finish()):
            assert done.returncode == 0, done.stderr

    return once(tmp_path_factory, "made-up", make) / "project"


def pages(site: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), html.document_fromstring(path.read_bytes())


def test_no_english_is_left_around_the_text_of_pages(built: Path) -> None:
    titles = {page.meta.title for page in load_guide(ROOT, ROOT / "docs", DAY).pages}
    found: dict[str, list[str]] = {}
    for name, page in pages(built / "site"):
        for needs in page.xpath("//*[@class='needs']"):  # the first words are ours, the rest is the page's
            needs[:] = needs[:1]
            needs[0].tail = None
        for part in page.xpath(OF_PAGES):
            part.drop_tree()
        said = [page.text_content(), *(it for it in page.xpath(ATTRIBUTES) if it not in titles)]
        if left := [word for text in said for word in english_in(text)]:
            found[name] = left
    assert found == {}


def test_the_page_says_its_direction_and_previews_its_language(built: Path) -> None:
    for name, page in pages(built / "site"):
        if page.xpath("//meta[@http-equiv='refresh']"):
            assert page.get("dir") == "rtl", name
        else:
            assert page.xpath("//body/@dir") == ["rtl"], name
            assert page.xpath("//meta[@property='og:locale']/@content") == (["ar_EG"] if name != "404.html" else [])


def test_what_programs_read_is_in_the_language_too(built: Path) -> None:
    site = built / "site"
    feed = html.fromstring((site / "costs/changes.atom").read_bytes())
    for text in feed.xpath("//title/text() | //subtitle/text() | //content/text() | //author/name/text()"):
        assert str(text).startswith("«"), text
        assert str(text).endswith("»"), text
    listed = (site / "llms.txt").read_text(encoding="utf-8")
    assert [line for line in listed.splitlines() if line.startswith("#") and "«" not in line] == ["## Optional"]
    index = json.loads((site / "search/index.json").read_text(encoding="utf-8"))
    assert index["words"]["nothing"] == "«Nothing found.»"
    costs = (site / "costs/index.html").read_text(encoding="utf-8")
    assert '"together": "\\u00abTogether\\u00bb"' in costs


def test_no_english_is_left_in_the_tables_and_forms_within_pages(built: Path) -> None:
    guide = load_guide(built, built / "docs", DAY)
    folder = built / "overrides/macros"
    sandbox = MacroSandbox(guide, loader=FileSystemLoader(folder), trim_blocks=False)
    catalog = guide.catalog
    given = {name: value(guide) for name, value in VARIABLES.items()}
    given |= {"offers": catalog.offers, "offer": catalog.recommended, "usage": catalog.usage}
    given |= {"title": "«title»", "part": "price_table.md"}
    data = {*catalog.models, *(model.name for _, model in catalog.listed.named.items())}
    data |= {page.meta.title for page in guide.pages}
    data |= {text for term in guide.glossary.terms.values() for text in (term.word, term.meaning)}
    data |= {catalog.sources.primary.package, catalog.sources.second.package}
    known = re.compile("|".join(re.escape(text) for text in sorted(data, key=len, reverse=True)))
    code = re.compile(
        r"`[^`]*`|\]\([^)]*\)|\{ ?[#.][^}]*\}|\{[^\n]*\"words\".*|^\?\?\? \w+|<script.*?</script>", re.MULTILINE
    )
    found = {}
    for template in sorted(folder.iterdir()):
        text = known.sub("", code.sub("", sandbox.get_template(template.name).render(given)))
        attributes = re.findall(r'\s(?:aria-label|title|placeholder|data-note|alt)="([^"]*)"', text)
        left = [word for it in (re.sub(r"<[^>]*>", "", text), *attributes) for word in english_in(it)]
        if left:
            found[template.name] = left
    assert found == {}
