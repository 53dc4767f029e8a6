"""Tell what ends a build, one line each with its file and line: in `mkdocs serve` at each save, and it goes on."""

import logging
import os
import sys
from pathlib import Path
from typing import NoReturn

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority

sys.path.append(str(Path(__file__).parent))

from facts import Problems
from facts.crash import lines_about
from facts.day import build_day
from rules.environment import faults
from rules.run import examine, settings_problems
from web.listening import why_not

log = logging.getLogger("mkdocs.hooks.mistakes")
ROOT = Path(__file__).absolute().parents[1]
_first_of_serving = False
_dirty = False
# What is wrong with the way the build was begun: told with all that is wrong with what it is made from.
_begun_wrong: list[str] = []


def on_startup(command: str, dirty: bool) -> None:
    global _first_of_serving, _dirty
    _first_of_serving, _dirty = command == "serve", dirty
    # MkDocs names the page before it asks what to say of the mistake, and does so once in the life of a process.
    logging.getLogger("mkdocs.commands.build").addFilter(lambda record: not str(record.msg).startswith("Error "))
    if "STRICT" in os.environ:
        log.info("STRICT has no effect. A build that fails at a warning is `mkdocs build --strict`.")


@event_priority(110)  # before the build, which would be for nothing
def _look(config: MkDocsConfig) -> None:
    global _first_of_serving
    _begun_wrong[:] = faults(os.environ)
    if _dirty and config.strict:
        _begun_wrong.append("--dirty always warns, and --strict fails at a warning. Leave one of them out.")
    host, port = config.dev_addr
    if _first_of_serving and (why := why_not(host, port)):
        raise PluginError(
            f"mkdocs serve cannot listen at {host}:{port}: {why}. Another one may run: end it, or choose another port, "
            "such as .venv/bin/mkdocs serve -a 127.0.0.1:8001."
        )
    _first_of_serving = False  # from now on the port is our own


@event_priority(90)  # when the rules have looked at what people write
def _refuse(config: MkDocsConfig) -> None:
    if config.theme.name != "material":
        _begun_wrong.append(f"the templates are not for the theme '{config.theme.name}'. Leave -t out.")
    if _begun_wrong:
        raise PluginError("\n".join(_begun_wrong))


on_config = CombinedEvent(_look, _refuse)


def on_build_error(error: Exception) -> None:
    if not isinstance(error, Abort) and (lines := lines_about(error, ROOT, in_words=MkDocsException)):
        _tell(error, list(dict.fromkeys((*_begun_wrong, *lines))))


@event_priority(-100)  # after plugins, which may ask the server for its builder
def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    build = server.builder

    def build_again() -> None:
        try:
            _refuse_settings(Path(config.config_file_path), Path(config.docs_dir))
            build()
        except Abort:
            raise
        except Exception as error:  # in mkdocs.yml or in a hook, before there is a build
            if not (lines := lines_about(error, ROOT, in_words=MkDocsException)):
                raise
            _tell(error, lines)

    server.builder = build_again
    return server


def _refuse_settings(path: Path, docs: Path) -> None:
    """Raise Problems before MkDocs tells the first mistake in its settings, and nothing else, in its own words."""
    if settings_problems(path.parent, path):
        raise Problems(examine(path.parent, docs, build_day(), settings=path).problems)


def _tell(error: Exception, lines: list[str]) -> NoReturn:
    # Not by an error with this text: MkDocs leaves out a line that it has told before.
    for line in lines:
        log.error(line)
    log.debug("It came up here:", exc_info=error)
    raise Abort(f"Aborted: {len(lines)} {'mistake' if len(lines) == 1 else 'mistakes'}. Nothing was built.") from None
