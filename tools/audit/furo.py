"""The pages of a bare Material site as Sphinx with the Furo theme builds them."""

import re
import subprocess
from pathlib import Path

import yaml

SPHINX = Path(".venv-weigh/bin/python").absolute()
CONF = """
project = {name!r}
html_theme = "furo"
html_title = {name!r}
extensions = ["myst_parser"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
suppress_warnings = ["myst", "toc", "misc"]
"""
# `!!! note "Title"` and what is indented below it.
BLOCK = re.compile(r'(?m)^(?:!!!|\?\?\?\+?) (\w+)(?: "(.*)")?\n((?:(?: {4}.*)?\n)+)')
HEADING_ID = re.compile(r"(?m)^(#+ .*?)\s*\{\s*#([\w-]+)\s*\}\s*$")


def build_furo(pages: Path, out: Path, name: str) -> None:
    """Write Furo's version of the Markdown files in `pages` into `out`."""
    source = out.with_name(f"{out.name}-source")
    for file in pages.rglob("*.md"):
        target = source / file.relative_to(pages)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(as_myst(file.read_text(encoding="utf-8")), encoding="utf-8")
    with (source / "index.md").open("a", encoding="utf-8") as start:
        names = sorted(file.relative_to(source).with_suffix("").as_posix() for file in source.rglob("*.md"))
        start.write("\n```{toctree}\n:hidden:\n" + "\n".join(name for name in names if name != "index") + "\n```\n")
    (source / "conf.py").write_text(CONF.format(name=name), encoding="utf-8")
    subprocess.run([SPHINX, "-m", "sphinx", "-q", "-b", "dirhtml", source, out], check=True, capture_output=True)


def as_myst(page: str) -> str:
    """A page in the Markdown of Python-Markdown, in that of MyST."""
    _, front, body = page.split("---\n", 2)
    body = BLOCK.sub(_admonition, body)
    body = HEADING_ID.sub(r"(\2)=\n\1", body)
    return f"# {yaml.safe_load(front)['title']}\n\n{body}"


def _admonition(found: re.Match[str]) -> str:
    text = re.sub(r"(?m)^ {4}", "", found[3])
    return f":::{{admonition}} {found[2] or found[1].capitalize()}\n{text}:::\n\n"
