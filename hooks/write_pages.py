"""Write pages in the project's own Markdown: links by id, the answer first, meanings of words, drawings, no code."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page
from mkdocs_macros.plugin import MacrosPlugin

from drawings.placing import Drawings, drawer
from guide.answer_first import AnswerFirst
from guide.expired import ExpiredText
from guide.finished import NoCode
from guide.front_matter import Fix, Question, kind
from guide.glossary import Tooltips
from guide.icons import Icons
from guide.load import Guide
from guide.references import LinksById
from guide.tasks import NamedTasks
from guide.untranslated import WRITTEN, Untranslated, names_of
from languages.language import Language

TEMPLATES, NOTICES = Path("overrides/drawings"), Path("overrides/notices")
# MkDocs converts one page after the other: these two are told before each which one it is.
answer_first = AnswerFirst()
no_code = NoCode(error=PluginError)
# What writes the pages of the build that runs, by the code of their language.
_written: dict[str, list[Extension]] = {}


def on_config(config: MkDocsConfig) -> None:
    guide, root = config.extra["guide"], Path(config.config_file_path).parent
    # Parts of other pages, from whatever folder the build is run.
    config.mdx_configs["pymdownx.snippets"]["base_path"] = [config.docs_dir]
    _written.clear()
    for spoken in (guide.english, guide):
        if spoken:
            _written[spoken.language.code] = _extensions(spoken, root)
    _write(config, guide)


def _extensions(guide: Guide, root: Path) -> list[Extension]:
    """What writes the pages of a language."""
    addresses = {name: link.url for name, link in guide.registry.registry.links.items()}
    words = guide.language.words.plain
    drawn = WRITTEN.replace('lang="en"', f'lang="{guide.language.code}"')  # its words that are no labels
    # A tooltip has English words and an English meaning.
    meanings = {} if guide.english else guide.glossary.tooltips()
    return [
        LinksById(addresses=addresses),
        answer_first,
        ExpiredText(today=guide.catalog.day, notice=_expired(root, guide.language)),
        Icons(),
        NamedTasks(done=words("text.task-done"), to_do=words("text.task-to-do")),
        Tooltips(glossary=meanings),
        Untranslated(names_of(guide)),
        Drawings(draw=drawer(guide.gallery, root / TEMPLATES, drawn, words, guide.language.figures.capital)),
        no_code,
    ]


def _write(config: MkDocsConfig, guide: Guide) -> None:
    """Write what follows in the language of this guide."""
    ours = {it for extensions in _written.values() for it in extensions}
    config.markdown_extensions = [it for it in config.markdown_extensions if it not in ours]
    config.markdown_extensions += _written[guide.language.code]
    words = guide.language.words.plain
    config.mdx_configs.setdefault("toc", {})["permalink_title"] = words("menu.link-to-section")
    # Python-Markdown writes the number.
    config.mdx_configs.setdefault("footnotes", {})["BACKLINK_TITLE"] = words("text.back-from-footnote", number="{}")


def _expired(root: Path, language: Language) -> Callable[[date], str]:
    env = Environment(loader=FileSystemLoader(root / NOTICES))  # noqa: S701 - it makes Markdown
    env.globals["words"] = language.words
    template = env.get_template("expired_text.md")
    return lambda day: template.render(day=language.figures.day(day))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> None:
    # Hooks run after plugins: figures in the description are filled in by the macros plugin, like those in the text.
    macros: MacrosPlugin = config.plugins["macros"]
    if macros.has_j2(page.meta["description"]):
        page.meta["description"] = macros.render(page.meta["description"])
    guide = config.extra["guide"].for_page(page.file.src_uri)
    _write(config, guide)
    source = guide.by_uri[page.file.src_uri]
    has_answer = kind(source.src_uri) in (Question, Fix)
    answer_first.setConfig("answer", page.meta["description"] if has_answer else "")
    no_code.setConfigs({"file": source.file, "written": source.text})


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> None:
    env.filters["names"] = names_of(config.extra["guide"]).in_html
    env.globals["untranslated"] = WRITTEN
