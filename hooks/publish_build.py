"""Put beside the pages what the site was made from, and the licenses of what it hands out."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from provenance import build, licenses


def on_files(files: Files, config: MkDocsConfig) -> None:
    root = Path(config.config_file_path).absolute().parent
    facts = build.build_json(root, config.extra["guide"], config.site_url or "", config.repo_url or "")
    files.append(File.generated(config, build.FILE, content=facts))
    files.append(File.generated(config, licenses.FILE, content=licenses.licenses_txt()))
