"""`build.json`: what this copy of the site was made from. It names no folder, no machine and no person."""

import json
import os
import platform
import re
import shutil
import subprocess
import tomllib
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from facts.day import midnight
from facts.ignored import written_files
from guide.load import Guide

FILE = "build.json"
LOCK = "requirements.txt"
_NAME = re.compile(r"^[\w.-]+")
# `git archive`, and the hosts that pack with it, write the commit into this file: see .gitattributes.
ARCHIVED = ".git_archival.txt"
# What a build reads.
SOURCES = ("mkdocs.yml", "data", "docs", "hooks", "i18n", "overrides", "pyproject.toml", "requirements.txt")
WRITTEN = ("data", "docs", "i18n")
_NODE = re.compile(r"^node: ([0-9a-f]{40,64})$", re.MULTILINE)


@dataclass(frozen=True)
class Site:
    """What mkdocs.yml says of the site; an address that is not known is an empty text."""

    name: str
    description: str
    url: str
    repository: str
    languages: tuple[str, ...] = ()


def build_json(root: Path, guide: Guide, site: Site) -> str:
    """What has to be the same to build these bytes again, and the days of the data in them.

    `source_date_epoch` is the start of the day of the build, the only thing about time that a build knows. `commit` is
    null when the sources are not those of a commit; `lock` is the SHA-256 of requirements.txt, `texts` that of all
    that people wrote, and `languages` are those that the site is built in besides its own.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    packages = sorted(_NAME.findall(text)[0] for text in project["dependencies"])
    sources, checked = guide.catalog.sources, [page.meta.checked for page in guide.pages]
    looked = [link.looked for link in guide.registry.registry.links.values()]
    facts = {
        "name": project["name"],
        "version": project["version"],
        "commit": commit(root),
        "texts": texts(root),
        "site_name": site.name,
        "site_description": site.description,
        "site_url": site.url,
        "repo_url": site.repository,
        "languages": site.languages,
        "source_date_epoch": midnight(guide.catalog.day),
        "day": guide.catalog.day.isoformat(),
        "python": platform.python_version(),
        "lock": f"sha256:{sha256((root / LOCK).read_bytes()).hexdigest()}",
        "packages": {name: version(name) for name in packages},
        "prices": {
            source.package: {"version": source.version, "published": source.published.date().isoformat()}
            for source in (sources.primary, sources.second)
        },
        "facts_checked": {"first": min(checked).isoformat(), "last": max(checked).isoformat()},
        "links_looked_at": {"first": min(looked).isoformat(), "last": max(looked).isoformat()},
    }
    return json.dumps(facts, indent=2) + "\n"


def texts(root: Path) -> str:
    """The SHA-256 of every file of docs/, data/ and i18n/, with its name: it tells versions of the guide apart."""
    digest = sha256()
    for path in sorted(path for folder in WRITTEN for path in written_files(root / folder)):
        digest.update(os.fsencode(path.relative_to(root).as_posix()) + b"\0" + sha256(path.read_bytes()).digest())
    return f"sha256:{digest.hexdigest()}"


def commit(root: Path) -> str | None:
    """The commit that `root` holds, unchanged; None when something is changed or nobody can tell."""
    if (root / ".git").exists():
        head, changes = _git(root, "rev-parse", "HEAD"), _git(root, "status", "--porcelain", "--", *SOURCES)
        return head.strip() if head and changes == "" else None
    archived = root / ARCHIVED
    found = _NODE.search(archived.read_text(encoding="utf-8")) if archived.is_file() else None
    return found[1] if found else None


def _git(root: Path, *arguments: str) -> str | None:
    program = shutil.which("git")
    if program is None:
        return None
    done = subprocess.run(  # noqa: S603 - our own command lines, no shell
        [program, "--no-optional-locks", *arguments],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.stdout if done.returncode == 0 else None
