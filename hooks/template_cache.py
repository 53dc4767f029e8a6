"""Keep compiled templates between builds: most of a build's time went into compiling the same ones each time."""

from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs_macros.plugin import MacrosPlugin


def on_pre_build(config: MkDocsConfig) -> None:
    macros: MacrosPlugin = config.plugins["macros"]
    env: Environment = macros.env
    # Apart from the rest: compiled without the sandbox, a template runs without it too.
    env.bytecode_cache = store = cache(config, "sandboxed")
    compiled: Callable[..., CodeType] = env.compile

    def known(source: str, name: str | None = None, *others: Any, **more: Any) -> CodeType:
        """What `env.compile` gives. A page is a template too, but no loader brings it, so Jinja keeps none of it."""
        if name or "\n" not in source:
            return compiled(source, name, *others, **more)
        bucket = store.get_bucket(env, f"docs/{macros.page.file.src_uri}", None, source)
        if bucket.code is None:
            bucket.code = compiled(source)
            store.set_bucket(bucket)
        return bucket.code

    env.compile = known  # type: ignore[assignment, method-assign]


@event_priority(100)  # before the macros plugin
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> None:
    macros: MacrosPlugin = config.plugins["macros"]
    if not any(map(macros.has_j2, (markdown, str(page.title), page.meta["description"]))):
        page.meta["render_macros"] = False


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> None:
    env.bytecode_cache = cache(config)


def cache(config: MkDocsConfig, kind: str = "trusted") -> FileSystemBytecodeCache:
    # Keyed by the template's name and text: a template that changes is compiled again.
    folder = Path(config.config_file_path).absolute().parent / ".cache" / "templates" / kind
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))
