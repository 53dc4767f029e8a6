"""`python -m finish [SITE] [SERVERS]`: add to a built site what lies beside its pages, whatever built them.

A copy of each page in Markdown, llms.txt, pages at old addresses and `_headers` go into the folder SITE (site/),
settings for nginx and Caddy into the folder SERVERS (servers/): a server's settings are no business of its readers. No
page is changed; done twice, it makes the same bytes. Exit status: 0 done, 1 nothing was written (it is no whole site of
this guide, or a folder cannot be written), 2 the command is wrong.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from facts import Problems
from facts.ending import run
from facts.files import replace_together
from facts.folders import held
from finish.built_site import BuiltSite
from finish.headers import FOR_HOSTS, headers
from finish.llms import llms
from finish.redirects import redirects
from guide.in_language import in_language
from guide.load import Guide
from provenance.build import texts
from rules.run import read_checked


def additions(root: Path, folder: Path, servers: Path) -> dict[Path, str]:
    """The text of each file to write, for the site in `folder` and the guide in `root`. Raises Problems."""
    site = BuiltSite(folder, texts=texts(root))
    guide = read_checked(root, root / "docs", site.facts.day)
    templates = _templates(root, guide)
    made = llms(site, guide, templates.get_template("feeds/llms.txt"))
    made |= redirects(guide, templates.get_template("redirect.html"))
    for code in site.facts.languages:
        other = in_language(guide, root, code)
        names = map(other.language.named, (site.facts.site_name, site.facts.site_description))
        texts_of = llms(site.inside(code, *names), other, _templates(root, other).get_template("feeds/llms.txt"))
        made |= {f"{code}/{name}": text for name, text in texts_of.items()}
    moved = {old: new for old, new, _ in map(str.split, made.get("_redirects", "").splitlines())}
    settings = headers(folder, root / "overrides/servers", moved)
    made[FOR_HOSTS] = settings.pop(FOR_HOSTS)
    return {folder / name: text for name, text in made.items()} | {servers / name: it for name, it in settings.items()}


def _templates(root: Path, guide: Guide) -> Environment:
    templates = Environment(loader=FileSystemLoader(root / "overrides"), autoescape=True, trim_blocks=True)
    templates.filters["day"] = guide.language.figures.day
    templates.globals |= {"language": guide.language, "words": guide.language.words}
    return templates


def main() -> int:
    parser = ArgumentParser(prog="python -m finish", description="Add to a built site what lies beside its pages.")
    parser.add_argument("site", type=Path, nargs="?", default="site", help="the folder of the built site (site)")
    parser.add_argument("servers", type=Path, nargs="?", default="servers", help="where settings go (servers)")
    arguments = parser.parse_args()
    with held(arguments.site):
        try:
            made = additions(Path.cwd(), arguments.site, arguments.servers)
        except Problems as problems:
            print(problems, file=sys.stderr)
            return 1
        replace_together(made)
    print(f"{len(made)} files added to {arguments.site}/ and {arguments.servers}/")
    return 0


if __name__ == "__main__":
    run(main, cannot_run=1)
