"""Have a second process beside the build, for what is made of each page when it is finished."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from aside.aside import Aside
from facts.cached import is_serving

_running: list[Aside] = []


@event_priority(100)  # before those that work with it
def on_config(config: MkDocsConfig) -> None:
    # `mkdocs serve` remembers what it did in earlier builds: another process would forget.
    config.extra["aside"] = aside = Aside(here=is_serving())
    _running.append(aside)


@event_priority(-90)  # after those that wait for an answer, before keep_site.py puts the site in its place
def on_post_build(config: MkDocsConfig) -> None:
    config.extra["aside"].close()
    _running.clear()


@event_priority(-90)  # after those that still want an answer
def on_build_error(error: Exception, **_: Any) -> None:
    while _running:
        _running.pop().stop()
