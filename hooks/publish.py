"""Put beside the pages what programs read: prices, the feed of changes, what the site was made from, licenses, days."""

import os
from pathlib import Path
from urllib.parse import urljoin

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from guide.other_languages import own
from languages.figures import FILTERS
from languages.language import ENGLISH, Language
from pricing.changes import changes
from pricing.export import as_csv, as_json, price_list, schema_json
from provenance import build, licenses
from web.policy import content_policy
from web.site_address import published

_serving = False


def on_startup(command: str, dirty: bool) -> None:
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    # Not by !ENV in mkdocs.yml: MkDocs would read them before anybody could say what is wrong with them.
    home = os.environ.get("SITE_URL") or config.site_url
    if home and not _serving:  # where it serves the address is its own
        config.site_url = published(home)
    config.repo_url = os.environ.get("REPO_URL") or config.repo_url


def on_files(files: Files, config: MkDocsConfig) -> None:
    guide, root = config.extra["guide"], Path(config.config_file_path).parent
    prices = price_list(guide.catalog)
    feed = (
        _templates(root / "overrides/feeds", guide.language)
        .get_template("changes.atom")
        .render(catalog=guide.catalog, changes=changes(guide.catalog), site=config.site_url)
    )
    for name, content in (
        ("costs/prices.json", as_json(prices)),
        ("costs/prices.schema.json", schema_json()),
        ("costs/prices.csv", as_csv(prices)),
        ("costs/changes.atom", feed),
        (build.FILE, build.build_json(root, guide, _site(config))),
        (licenses.FILE, licenses.licenses_txt()),
    ):
        files.append(File.generated(config, name, content=content))
    if _serving and (folder := own(guide).folder):  # who opens the address that MkDocs tells finds the language
        env = _templates(root / "overrides", guide.language)
        page = env.get_template("redirect.html").render(to=folder, policy=content_policy((), header=False))
        files.append(File.generated(config, "index.html", content=page))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> None:
    guide = config.extra["guide"]
    source = guide.by_uri[page.file.src_uri]
    if config.site_url and not guide.is_translated(source.src_uri):
        page.canonical_url = urljoin(config.site_url, page.url.removeprefix(own(guide).folder))
    page.update_date = source.last_change(guide.catalog.published).isoformat()  # for sitemap.xml


def _site(config: MkDocsConfig) -> build.Site:
    others = tuple(it.code for it in config.extra["languages"] if it.code != ENGLISH)
    names = config.site_name, config.site_description or "", config.site_url or "", config.repo_url or ""
    return build.Site(*names, others)


def _templates(folder: Path, language: Language) -> Environment:
    env = Environment(loader=FileSystemLoader(folder), autoescape=True, trim_blocks=True)
    env.globals |= {"language": language, "named": language.named, "words": language.words}
    env.filters |= {name: getattr(language.figures, name) for name in FILTERS}
    return env
