"""A name that a template asks for is there: words of the interface, pages and sections."""

from collections.abc import Collection, Iterator

from jinja2 import TemplateSyntaxError, nodes

from facts import Problem, nearest
from facts.ignored import written_files
from guide.load import Guide
from rules.checks.template_syntax import FOLDER, PARSER
from rules.page import Site
from rules.rule import Level

LEVEL = Level.WARN
# Where each kind of name is, for the message.
WHERE = {"words": "i18n/en/interface.yml has no words", "address": "no page or section has the id"}


def check_site(site: Site) -> Iterator[Problem]:
    """A problem for each name that stands in a call as a whole text and is nowhere."""
    known = _known(site.guide)
    for path in written_files(site.root / FOLDER, "*.*"):
        try:
            tree = PARSER.parse(path.read_text(encoding="utf-8"))
        except (TemplateSyntaxError, UnicodeDecodeError):  # told by another rule, or no template
            continue
        for call in tree.find_all(nodes.Call):
            name = call.node.name if isinstance(call.node, nodes.Name) else ""
            first = call.args[0] if call.args else None
            if name in known and isinstance(first, nodes.Const) and first.value not in known[name]:
                near = nearest(str(first.value), known[name]) or " Write one that is there."
                what = f"{WHERE[name]} '{first.value}'.{near}"
                yield Problem(path.relative_to(site.root).as_posix(), call.lineno, what)


def _known(guide: Guide) -> dict[str, Collection[str]]:
    return {"words": frozenset(guide.language.words.keys()), "address": guide.sections.keys()}
