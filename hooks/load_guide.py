"""Read and check everything that people write, before MkDocs starts to build."""

import logging
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from facts import Problems
from facts.cached import is_serving, serving
from facts.day import NoMoment, build_day
from guide.in_language import in_language, look_at_all
from guide.load import Guide
from guide.names import menu
from guide.other_languages import OtherLanguage, is_ready, own, read_others, unknown_language
from languages.language import BESIDE, ENGLISH, LANGUAGE
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
    if "macros" in config.plugins:  # without it the rules refuse the settings
        macros = config.plugins["macros"].config
        macros["include_dir"] = str(root / macros["include_dir"])  # the plugin counts from the working folder
    try:
        examined = examine(root, Path(config.docs_dir), build_day(), settings=Path(config.config_file_path))
    except NoMoment as problem:
        raise PluginError(str(problem)) from None
    code = os.environ.get(LANGUAGE) or ENGLISH
    if unknown := unknown_language(code, root):
        raise PluginError(f"{LANGUAGE}: {unknown}")
    if code == ENGLISH:
        # Before any page is made: whoever has to fix an error has no need to build once more to hear of the rest.
        for broken in examined.broken():
            log.log(logging.WARNING if broken.rule.level.fails else logging.INFO, str(broken))
    if examined.problems:
        raise Problems(examined.problems)
    guide, settings, others = examined.guide, _names(config), list[OtherLanguage]()
    if code != ENGLISH:
        guide = in_language(guide, root, code, settings)
        others = read_others(guide, root) if os.environ.get(BESIDE) else []
    elif not is_serving():
        others = _ready(guide, root, settings)
    config.extra["guide"] = guide
    config.extra["languages"] = [own(guide), *others] if os.environ.get(BESIDE) else []
    config.site_name = guide.language.named(config.site_name)
    config.site_description = config.site_description and guide.language.named(config.site_description)
    for aged in aged_prices(guide.catalog, root):
        log.info(str(aged))


def _names(config: MkDocsConfig) -> list[str]:
    """What mkdocs.yml calls things."""
    return [config.site_name, config.site_description or "", *menu(config.nav)]


def _ready(english: Guide, root: Path, settings: list[str]) -> list[OtherLanguage]:
    """The languages in which somebody can go all the way; what is wrong in another one keeps only that one out."""
    found = []
    for looked in look_at_all(english, root, settings):
        for problem in looked.problems:
            log.warning(str(problem))
        if looked.code:
            log.info(str(looked))
        if looked.guide and is_ready(own(looked.guide), looked.guide):
            found.append(own(looked.guide))
    return found


def on_files(files: Files, config: MkDocsConfig) -> None:
    guide = config.extra["guide"]
    folder, pages = own(guide).folder, guide.by_uri
    for file in files:
        if file.src_uri in pages:
            path = file.abs_src_path
            file.content_string = pages[file.src_uri].text  # as it was checked; no need to read it again
            file.abs_src_path = path  # MkDocs forgets it, and plugins that ask git or copy files need it
        if folder and file.is_documentation_page():
            file.url = f"{folder}{file.url.removeprefix('./')}"
            file.dest_uri = f"{folder}{file.dest_uri}"
            file.abs_dest_path = os.path.join(config.site_dir, file.dest_uri)  # noqa: PTH118
