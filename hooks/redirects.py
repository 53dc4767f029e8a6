"""Keep old addresses working: a page for any host, and `_redirects` for those that read it."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    address: Callable[[str], str] = env.globals["address"]  # type: ignore[assignment]
    template = env.get_template("redirect.html")
    moved = {old: address(name) for old, name in config.extra["guide"].redirects.items()}
    config.extra["redirects"] = {
        old: (to, template.render(to=f"{'../' * old.count('/')}{to}")) for old, to in moved.items()
    }


@event_priority(-40)  # before slim.py, which looks for all pages
def on_post_build(config: MkDocsConfig) -> None:
    site, redirects = Path(config.site_dir), config.extra["redirects"]
    for old, (_, page) in redirects.items():
        path = site / old / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
    if redirects:
        lines = (f"/{old} /{to} 301\n" for old, (to, _) in redirects.items())
        (site / "_redirects").write_text("".join(lines), encoding="utf-8")
