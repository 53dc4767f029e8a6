"""Keep compiled templates between builds: most of a build's time went into compiling the same ones each time."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs_macros.plugin import MacrosPlugin


def on_pre_build(config: MkDocsConfig) -> None:
    macros: MacrosPlugin = config.plugins["macros"]
    # Apart from the rest: compiled without the sandbox, a template runs without it too.
    macros.env.bytecode_cache = cache(config, "sandboxed")


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> None:
    env.bytecode_cache = cache(config)


def cache(config: MkDocsConfig, kind: str = "trusted") -> FileSystemBytecodeCache:
    # Keyed by the template's name and text: a template that changes is compiled again.
    folder = Path(config.config_file_path).absolute().parent / ".cache" / "templates" / kind
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))
