"""Old addresses go on working: a page for any host, and `_redirects` for those that read it."""

from jinja2 import Template

from finish.built_site import page_url
from guide.load import Guide
from web.policy import content_policy


def redirects(guide: Guide, template: Template) -> dict[str, str]:
    """The texts by their names in the site; none when no page has moved. `template` is the page of an old address."""
    policy = content_policy((), header=False)
    new = {old: _address(guide, name) for old, name in guide.redirects.items()}
    pages = {
        f"{old}index.html": template.render(to=f"{'../' * old.count('/')}{to}", policy=policy)
        for old, to in new.items()
    }
    lines = "".join(f"/{old} /{to} 301\n" for old, to in new.items())
    return {**pages, "_redirects": lines} if new else {}


def _address(guide: Guide, name: str) -> str:
    section = guide.sections[name]
    return page_url(section.src_uri) + (f"#{section.anchor}" if section.anchor else "")
