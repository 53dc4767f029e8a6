"""What servers need to send the policy of a built site: `_headers` in it for hosts, settings beside it for others."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import StrictUndefined, Template

from facts.ignored import written_files
from web.assets import HASHED
from web.content_types import TYPES, content_type, has_charset
from web.policy import ASK_AGAIN, AT_THE_EDGE, FOR_GOOD, all_headers, scripts_of

FOR_HOSTS = "_headers"


def headers(site: Path, templates: Path, redirects: Mapping[str, str]) -> dict[str, str]:
    """The texts by the names of their templates. `redirects` has the new address of each old one."""
    pages = (path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html")))
    values = {
        "headers": all_headers(scripts_of(pages)),
        "hashed": sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if HASHED.search(path.name)),
        "hashed_names": HASHED.pattern,
        "for_good": FOR_GOOD,
        "ask_again": ASK_AGAIN,
        "at_the_edge": AT_THE_EDGE,
        "types": TYPES,
        "charset_types": [kind for kind in TYPES.values() if has_charset(kind) and kind != TYPES["html"]],
        "content_type": content_type,
        "redirects": redirects,
    }
    return {
        path.name: Template(
            path.read_text(encoding="utf-8"),
            keep_trailing_newline=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        ).render(values)
        for path in written_files(templates)
    }
