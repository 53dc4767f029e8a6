"""Keep compiled templates between builds: most of a build's time went into compiling the same ones each time."""

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs_macros.plugin import MacrosPlugin

from facts.template_store import TemplateStore


def on_pre_build(config: MkDocsConfig) -> None:
    macros: MacrosPlugin = config.plugins["macros"]
    # Apart from the rest: compiled without the sandbox, a template runs without it too.
    macros.env.bytecode_cache = cache(config, "sandboxed")


@event_priority(100)  # before the macros plugin
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> None:
    macros: MacrosPlugin = config.plugins["macros"]
    if not any(map(macros.has_j2, (markdown, str(page.title), page.meta["description"]))):
        page.meta["render_macros"] = False


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> None:
    env.bytecode_cache = cache(config)


def cache(config: MkDocsConfig, kind: str = "trusted") -> TemplateStore:
    # Keyed by the template's name and text: a template that changes is compiled again.
    folder = Path(config.config_file_path).absolute().parent / ".cache" / "templates" / kind
    folder.mkdir(parents=True, exist_ok=True)
    return TemplateStore(str(folder))
