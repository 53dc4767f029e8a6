"""Our build beside a bare Material build of the very same pages, with the network off in both."""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from tests.conftest import ROOT, copy_project

RUNS = 11
# Every page of ours as Markdown with nothing left to fill in, so that bare Material builds the same pages.
EXPORT = """
from pathlib import Path

import yaml
from mkdocs.plugins import event_priority

@event_priority(-1000)
def on_page_markdown(markdown, page, config, **_):
    target = Path(config.config_file_path).parent / "bare-docs" / page.file.src_uri
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"---\\n{yaml.safe_dump(dict(page.meta), sort_keys=False)}---\\n{markdown}", encoding="utf-8")
"""
BARE_KEYS = ("site_name", "theme", "nav", "not_in_nav", "extra_css", "markdown_extensions", "validation")


def main() -> None:
    """Print the median of both and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "project").root
        prepare_bare(project)
        ours, bare = [], []
        for run in range(RUNS + 1):
            pair = build(project, "mkdocs.yml"), build(project, "bare.yml")
            if run:  # the first pair warms the caches
                ours.append(pair[0])
                bare.append(pair[1])
    ratio = statistics.median(a / b for a, b in zip(ours, bare, strict=True))
    print(
        f"build: ours {statistics.median(ours):.2f} s, bare Material {statistics.median(bare):.2f} s, ratio {ratio:.2f}"
    )


def prepare_bare(project: Path) -> None:
    """Write bare.yml and bare-docs/: the pages with every macro, link and price filled in."""
    (project / "hooks/export.py").write_text(EXPORT, encoding="utf-8")
    config = project / "mkdocs.yml"
    original = config.read_text(encoding="utf-8")
    config.write_text(original.replace("hooks:\n", "hooks:\n  - hooks/export.py\n"), encoding="utf-8")
    build(project, "mkdocs.yml")
    config.write_text(original, encoding="utf-8")
    (project / "bare-docs/assets").mkdir(exist_ok=True)
    settings = yaml.safe_load(re.sub(r"!ENV \[\w+, (.*)\]", r"\1", original))
    for path in settings["extra_css"]:
        (project / "bare-docs" / path).write_bytes((project / "docs" / path).read_bytes())
    bare = {key: settings[key] for key in BARE_KEYS} | {"plugins": ["search"], "docs_dir": "bare-docs", "site_dir": "b"}
    for ours in ("custom_dir", "icon", "favicon"):
        bare["theme"].pop(ours, None)
    (project / "bare.yml").write_text(yaml.safe_dump(bare), encoding="utf-8")


def build(project: Path, config: str) -> float:
    """Seconds of one build as a whole process. The proxy that nobody answers turns the network off."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", config],
        cwd=project,
        env={**environment, "NO_MKDOCS_2_WARNING": "1", "HTTPS_PROXY": "http://127.0.0.1:9"},
        check=True,
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
