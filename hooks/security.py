"""Write the policy of the site into its pages, and the headers for hosts that read them from a file."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from headers.site import protected, rendered

TEMPLATES = Path("overrides/servers")


def on_files(files: Files, config: MkDocsConfig) -> None:
    for source in [file for file in files if file.src_uri.startswith(f"{TEMPLATES.name}/")]:
        files.remove(source)  # it lies in the theme's folder, but is none of its files


@event_priority(-60)  # after slim.py, which has the last word on scripts
def on_post_build(config: MkDocsConfig) -> None:
    if used := config.extra.get("used"):  # `mkdocs serve` puts a script of its own into each page
        site, root, scripts = Path(config.site_dir), Path(config.config_file_path).absolute().parent, used.scripts
        config.extra["changes"].append(protected(scripts))
        template = (root / TEMPLATES / "_headers").read_text(encoding="utf-8")
        (site / "_headers").write_text(rendered(template, site, scripts), encoding="utf-8")
