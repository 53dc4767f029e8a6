"""Read and check everything that people write, before MkDocs starts to build."""

import logging
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from facts import Problem, Problems
from facts.cached import serving
from facts.day import NoMoment, build_day
from guide.load import Guide
from guide.names import check_names, menu
from guide.unread import NotRead
from pricing.aged import aged_prices
from rules.run import examine

log = logging.getLogger("mkdocs.hooks.guide")


def on_startup(command: str, dirty: bool) -> None:
    serving(command == "serve")


@event_priority(100)  # before the macros plugin, which needs the data
def on_config(config: MkDocsConfig) -> None:
    # The one place that says where the project is, however -f names it. Links stay as they are, as in MkDocs' docs_dir.
    config.config_file_path = os.path.abspath(config.config_file_path or "mkdocs.yml")  # noqa: PTH100
    root = Path(config.config_file_path).parent
    macros = config.plugins["macros"].config
    macros["include_dir"] = str(root / macros["include_dir"])  # the plugin counts from the working folder
    try:
        examined = examine(root, Path(config.docs_dir), build_day())
    except NoMoment as problem:
        raise PluginError(str(problem)) from None
    # Before any page is made: whoever has to fix an error has no need to build once more to hear of the rest.
    for broken in examined.broken():
        log.log(logging.WARNING if broken.rule.level.fails else logging.INFO, str(broken))
    guide, problems = examined.guide, [*examined.problems, *_wrong_names(examined.guide, config)]
    if problems:
        raise Problems(problems)
    config.extra["guide"] = guide
    config.site_name = guide.language.named(config.site_name)
    config.site_description = config.site_description and guide.language.named(config.site_description)
    for aged in aged_prices(guide.catalog, root):
        log.info(str(aged))


def _wrong_names(guide: Guide, config: MkDocsConfig) -> list[Problem]:
    try:
        check_names(guide, [config.site_name, config.site_description or "", *menu(config.nav)])
    except Problems as problems:
        return problems.found
    except NotRead:  # something else is wrong, and told
        pass
    return []


def on_files(files: Files, config: MkDocsConfig) -> None:
    pages = config.extra["guide"].by_uri
    for file in files:
        if file.src_uri in pages:
            path = file.abs_src_path
            file.content_string = pages[file.src_uri].text  # as it was checked; no need to read it again
            file.abs_src_path = path  # MkDocs forgets it, and plugins that ask git or copy files need it
