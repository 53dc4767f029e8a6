"""Report a wrong macro as one line with file and line, not as a traceback, and nothing when all is well."""

import logging
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs_macros.errors import format_error

from guide.macro_error import macro_problem


def on_startup(command: str, dirty: bool) -> None:
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)


def on_config(config: MkDocsConfig) -> None:
    guide, root = config.extra["guide"], Path(config.config_file_path).absolute().parent

    def one_line(error: Exception, page: Page, **_: Any) -> str:
        return str(macro_problem(error, guide.by_uri[page.file.src_uri], root))

    for kind in (Exception, TemplateSyntaxError):
        format_error.register(kind, one_line)
