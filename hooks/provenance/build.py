"""`build.json`: what this copy of the site was made from. It names no folder, no machine and no person."""

import json
import platform
import re
import tomllib
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from facts.day import midnight
from guide.load import Guide
from provenance.commit import commit

FILE = "build.json"
LOCK = "requirements.txt"
_NAME = re.compile(r"^[\w.-]+")


def build_json(root: Path, guide: Guide, home: str, repository: str) -> str:
    """What has to be the same to build these bytes again, and the days of the data in them.

    `source_date_epoch` is the start of the day of the build, the only thing about time that a build knows. `commit` is
    null when the sources are not those of a commit; `lock` is the SHA-256 of requirements.txt, `site_url` is `home`
    and `repo_url` is `repository`: pages have links with both.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    packages = sorted(_NAME.findall(text)[0] for text in project["dependencies"])
    sources, checked = guide.catalog.sources, [page.meta.checked for page in guide.pages]
    looked = [link.looked for link in guide.registry.registry.links.values()]
    facts = {
        "name": project["name"],
        "version": project["version"],
        "commit": commit(root),
        "site_url": home,
        "repo_url": repository,
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
