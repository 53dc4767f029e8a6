"""Build the site with MkDocs and with what may come after it, and say how the sites differ."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from tests.conftest import NOON, ROOT, copy_project, epoch

# `make future` installs them into a folder of their own.
BIN = Path(os.environ.get("FUTURE", ROOT / ".venv-future/bin"))
_GENERATOR = re.compile(r'<meta name="?generator"? content="[^"]*">')
_OF_THE_THEME = (
    ("  custom_dir: overrides\n", ""),  # our templates ask for what hooks give them
    ("    logo: guide\n", "    logo: material/key\n"),  # an icon of ours, in overrides/
)
_BLOCKS = (
    "//article//*[self::h1 or self::h2 or self::h3 or self::p or self::li or self::td or self::th or self::summary]"
)


@dataclass(frozen=True)
class Difference:
    """What another builder's site has of ours. Pages and files are paths from the root of the site."""

    same: list[str]
    same_but_for_generator: list[str]
    changed: list[str]
    missing: list[str]
    more: list[str]
    lost_blocks: int
    blocks: int
    raw_links: int
    no_drawings: int

    def __str__(self) -> str:
        files = ", ".join(f"`{name}`" for name in self.missing if not name.endswith((".html", "index.md")))
        rows = {
            "Files that are the same to the byte": len(self.same),
            "Pages that differ in the line that names the builder alone": len(self.same_but_for_generator),
            "Other files that differ": len(self.changed),
            "Pages that are missing": sum(name.endswith(".html") for name in self.missing),
            "Twins of pages in Markdown that are missing": sum(name.endswith("index.md") for name in self.missing),
            "Other files that are missing": f"{files or 0}",
            "Files that we do not have": len(self.more),
            "Blocks of text (headings, paragraphs, list items, cells) that are missing or read otherwise": (
                f"{self.lost_blocks} of {self.blocks}"
            ),
            "Links that stay unresolved": self.raw_links,
            "Drawings that are missing": self.no_drawings,
        }
        return "\n".join(
            ["| What | Number |", "|---|---|", *(f"| {name} | {number} |" for name, number in rows.items())]
        )


def here(program: str) -> bool:
    """Whether this builder is installed."""
    return (BIN / program).is_file()


def version(program: str) -> str:
    """The number that the builder says it has."""
    told = re.search(r"\d[\w.]*", _run(BIN / program, "--version", cwd=ROOT).stdout)
    assert told, f"{program} does not tell its version"
    return told[0]


def build(program: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Build a copy of the project in `root`, which is made, into `root/site`; Zensical with its own theme."""
    copy_project(root)
    if program != "zensical":
        return _run(BIN / program, "build", "--strict", "--config-file", "mkdocs.yml", cwd=root)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    for ours, theirs in _OF_THE_THEME:
        assert ours in config
        config = config.replace(ours, theirs)
    (root / "zensical.yml").write_text(config, encoding="utf-8")
    return _run(BIN / program, "build", "--config-file", "zensical.yml", cwd=root)


def compare(ours: Path, theirs: Path) -> Difference:
    """How their site differs from ours."""
    names, others = _names(ours), _names(theirs)
    both = sorted(names & others)
    same = [name for name in both if (ours / name).read_bytes() == (theirs / name).read_bytes()]
    but_one = [name for name in both if name not in same and _anonymous(ours / name) == _anonymous(theirs / name)]
    pages = [name for name in both if name.endswith(".html")]
    blocks = {name: _blocks(ours / name) for name in pages}
    return Difference(
        same,
        but_one,
        [name for name in both if name not in (*same, *but_one)],
        sorted(names - others),
        sorted(others - names),
        lost_blocks=sum(len(blocks[name] - _blocks(theirs / name)) for name in pages),
        blocks=sum(map(len, blocks.values())),
        raw_links=sum(len(re.findall(r"\]\[[a-z0-9-]+\]", _text(theirs / name))) for name in pages),
        no_drawings=sum(_text(theirs / name).count("data-drawing=") for name in pages),
    )


def _run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LINKCHECK": "off", "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": epoch(NOON)}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False)


def _names(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _anonymous(path: Path) -> str | bytes:
    return _GENERATOR.sub("", _text(path)) if path.suffix == ".html" else path.read_bytes()


def _blocks(page: Path) -> set[str]:
    """The words of each block of the article, without the sign that links to a heading."""
    return {" ".join(block.text_content().replace("¶", "").split()) for block in html.parse(page).xpath(_BLOCKS)} - {""}
