"""The link checkers of the comparison: how each is asked about one link, and what its own words mean."""

import csv
import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.bench.checker_cases import Meaning

TIMEOUT_SECONDS = 10
OURS = """
import json, sys
from links.check import check
(finding,) = check(sys.argv[1:])
print(json.dumps({"verdict": finding.verdict, "reason": finding.reason}))
"""
SPHINX = f"linkcheck_timeout = {TIMEOUT_SECONDS}\n"
LINKCHECKER = """[checking]
timeout={seconds}
sslverify={authority}
[filtering]
checkextern=1
[AnchorCheck]
"""
MKDOCS = """site_name: Test
theme: mkdocs
plugins: [htmlproofer]
"""
# A link that is redirected to an error stands in two of these: the first one counts.
LYCHEE = {
    "error_map": Meaning.GONE,
    "timeout_map": Meaning.UNPROVEN,
    "excluded_map": Meaning.UNPROVEN,
    "redirect_map": Meaning.FINE,
    "success_map": Meaning.FINE,
}
MEANINGS = {
    "ok": Meaning.FINE,
    "moved": Meaning.FINE,
    "dead": Meaning.GONE,
    "working": Meaning.FINE,
    "redirected": Meaning.FINE,
    "broken": Meaning.GONE,
}


@dataclass(frozen=True)
class Word:
    """What a checker said of a link, in its own word, and what that means."""

    own: str
    meaning: Meaning


@dataclass(frozen=True)
class Tool:
    """A checker. `ask` writes what it reads and gives its arguments; `read` finds its word in what it left."""

    name: str
    program: str
    ask: Callable[[Path, str, Path], list[str]]
    read: Callable[[Path, str], Word]

    @property
    def setting(self) -> str:
        """The environment variable that may name its command."""
        return self.program.upper().replace("-", "_")

    @property
    def command(self) -> str | None:
        """Its command, or None where it is not installed."""
        return shutil.which(os.environ.get(self.setting, self.program))


def ask_ours(folder: Path, url: str, authority: Path) -> list[str]:
    return ["-c", OURS, url]


def read_ours(folder: Path, output: str) -> Word:
    return by_name(json.loads(output.splitlines()[-1])["verdict"])


def ask_lychee(folder: Path, url: str, authority: Path) -> list[str]:
    options = ["--no-progress", "--include-fragments", "-v", f"--timeout={TIMEOUT_SECONDS}"]
    return [*options, "--format=json", f"--output={folder / 'report.json'}", str(linking(folder, url))]


def read_lychee(folder: Path, output: str) -> Word:
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    name = next(name for name in LYCHEE if report[name])
    (found,) = next(iter(report[name].values()))
    code = found.get("status", {}).get("code", "")
    return Word(f"{name.removesuffix('_map')} {code}".strip(), LYCHEE[name])


def ask_sphinx(folder: Path, url: str, authority: Path) -> list[str]:
    (folder / "conf.py").write_text(SPHINX, encoding="utf-8")
    (folder / "index.rst").write_text(f"Test\n====\n\n`a link <{url}>`__\n", encoding="utf-8")
    return ["-q", "-b", "linkcheck", str(folder), str(folder / "out")]


def read_sphinx(folder: Path, output: str) -> Word:
    return by_name(json.loads((folder / "out/output.json").read_text(encoding="utf-8"))["status"])


def ask_linkchecker(folder: Path, url: str, authority: Path) -> list[str]:
    config = folder / "linkcheckerrc"
    config.write_text(LINKCHECKER.format(seconds=TIMEOUT_SECONDS, authority=authority), encoding="utf-8")
    options = ["--no-status", "--verbose", "--recursion-level=1", "--output=csv"]
    return [f"--config={config}", *options, linking(folder, url).as_uri()]


def read_linkchecker(folder: Path, output: str) -> Word:
    lines = output[output.index("urlname;") :].splitlines()
    row = next(row for row in csv.DictReader(lines, delimiter=";") if row["urlname"].startswith("https:"))
    result, warning = row["result"], row["warningstring"]
    if row["valid"] != "True":
        return Word(f"error {result[:3]}" if result[:3].isdigit() else "error", Meaning.GONE)
    if "Anchor" in warning:
        return Word("valid, warning: no anchor", Meaning.GONE)
    if "Rate limited" in warning:
        return Word("valid, warning: rate limited", Meaning.UNPROVEN)
    if result == "syntax OK":
        return Word("valid, only its syntax", Meaning.UNPROVEN)
    return Word(f"valid{', with a warning' if warning else ''}", Meaning.FINE)


def ask_mkdocs(folder: Path, url: str, authority: Path) -> list[str]:
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text(f"# Test\n\n[a link]({url})\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    return ["build", "-f", str(folder / "mkdocs.yml")]


def read_mkdocs(folder: Path, output: str) -> Word:
    if found := re.search(r"invalid url - \S+ \[(-?\d+)\]", output):
        return Word(f"invalid {found[1]}", Meaning.GONE)
    if "Documentation built" not in output:
        raise ValueError(output)
    return Word("no warning", Meaning.FINE)


def by_name(word: str) -> Word:
    return Word(word, MEANINGS.get(word, Meaning.UNPROVEN))


def linking(folder: Path, url: str) -> Path:
    file = folder / "page.html"
    file.write_text(f'<!doctype html><title>Test</title><a href="{url}">a link</a>', encoding="utf-8")
    return file


TOOLS = (
    Tool("ours", sys.executable, ask_ours, read_ours),
    Tool("lychee", "lychee", ask_lychee, read_lychee),
    Tool("Sphinx linkcheck", "sphinx-build", ask_sphinx, read_sphinx),
    Tool("LinkChecker", "linkchecker", ask_linkchecker, read_linkchecker),
    Tool("mkdocs-htmlproofer", "mkdocs", ask_mkdocs, read_mkdocs),
)
