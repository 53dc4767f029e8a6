"""Put prices.json with its schema, prices.csv and the feed of changes beside the pages."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from pricing import wording
from pricing.changes import changes
from pricing.export import as_csv, as_json, price_list, schema_json
from template_cache import cache

TEMPLATES = Path("overrides/feeds")


def on_files(files: Files, config: MkDocsConfig) -> None:
    for source in [file for file in files if file.src_uri.startswith(f"{TEMPLATES.name}/")]:
        files.remove(source)  # it lies in the theme's folder, but is none of its files
    catalog = config.extra["guide"].catalog
    prices = price_list(catalog)
    template = feeds(config).get_template("changes.atom")
    feed = template.render(catalog=catalog, changes=changes(catalog), site=config.site_url)
    for name, content in (
        ("costs/prices.json", as_json(prices)),
        ("costs/prices.schema.json", schema_json()),
        ("costs/prices.csv", as_csv(prices)),
        ("costs/changes.atom", feed),
    ):
        files.append(File.generated(config, name, content=content))


def feeds(config: MkDocsConfig) -> Environment:
    """The templates of overrides/feeds."""
    loader = FileSystemLoader(Path(config.config_file_path).absolute().parent / TEMPLATES)
    env = Environment(loader=loader, autoescape=True, trim_blocks=True, bytecode_cache=cache(config))
    env.filters |= {"about": wording.about, "day": wording.day, "money": wording.money}
    return env
