"""Put the policy into a built site: into each page, and as a file of headers for hosts that read one."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import StrictUndefined, Template

from headers.policy import ASK_AGAIN, AT_THE_EDGE, FOR_GOOD, all_headers, content_policy, inline_scripts
from headers.types import TYPES, content_type, has_charset

# Names that carry the hash of their content: the theme's own, and those of weight/site.py.
HASHED = re.compile(r"\.[0-9a-f]{8}\.(?:min\.)?(?:css|js|svg)$")
_CHARSET = '<meta charset="utf-8">'


@dataclass(frozen=True)
class Protected:
    """Writes the policy into a page, before anything that it rules."""

    policy: str

    def __call__(self, page: str, _root: str | None) -> str:
        """The page with the policy. Raises ValueError when there is no place for it."""
        before, charset, after = page.partition(_CHARSET)
        if not charset or "<script" in before:
            raise ValueError(f"a page starts with {_CHARSET}, for the policy goes behind it")
        return f'{before}{charset}\n<meta http-equiv="Content-Security-Policy" content="{self.policy}">{after}'


def protected(scripts: Iterable[str]) -> Protected:
    """What protects a page of the site whose inline scripts are these."""
    return Protected(content_policy(scripts, header=False))


def scripts_of(pages: Iterable[str]) -> set[str]:
    """The inline scripts of all pages together: one policy holds for the site."""
    return {script for page in pages for script in inline_scripts(page)}


def _pages(site: Path) -> Iterator[str]:
    return (path.read_text(encoding="utf-8") for path in site.rglob("*.html"))


def rendered(template: str, site: Path, scripts: Collection[str] | None = None) -> str:
    """A template of overrides/servers, filled in for this site. `scripts` are its inline scripts, if they are known."""
    made = Template(
        template, keep_trailing_newline=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    scripts = scripts_of(_pages(site)) if scripts is None else scripts
    return str(
        made.render(
            headers=all_headers(scripts),
            hashed=sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if HASHED.search(path.name)),
            hashed_names=HASHED.pattern,
            for_good=FOR_GOOD,
            ask_again=ASK_AGAIN,
            at_the_edge=AT_THE_EDGE,
            types=TYPES,
            charset_types=[kind for kind in TYPES.values() if has_charset(kind) and kind != TYPES["html"]],
            content_type=content_type,
            redirects=redirects_of(site),
        )
    )


def redirects_of(site: Path) -> dict[str, str]:
    """The new address of each old one, as hooks/redirects.py wrote them into `_redirects`."""
    file = site / "_redirects"
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return {old: new for old, new, _ in map(str.split, lines)}
